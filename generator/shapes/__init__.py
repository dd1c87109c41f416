"""The linked corpus in the shapes in which others read it: records, tables, linked data."""
