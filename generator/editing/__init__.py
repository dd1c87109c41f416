"""What helps an editor write: schemas, statements to paste, scaffolds, renaming and merging.

Content in, text or edits out as values: nothing here reads or writes a file.
"""
