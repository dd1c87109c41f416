"""One export a file: each module holds `PATH` and `export(corpus)`, and is found by being here."""
