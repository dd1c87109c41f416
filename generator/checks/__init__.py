"""One rule a file: each module holds `RULE` and `check(corpus)`, and is found by being here."""
