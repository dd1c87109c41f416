"""What `make bench` measures: this generator beside its peers, on sites of invented words."""
