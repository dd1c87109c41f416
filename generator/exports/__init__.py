"""One export a file: each module with `export(edition)` gives files, and is found by being here."""
