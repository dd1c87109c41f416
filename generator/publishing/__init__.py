"""From a built folder to the published one: beside the old site, searchable, exchanged at once."""
