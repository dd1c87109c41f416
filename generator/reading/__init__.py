"""From files to drafts: what the editors wrote, checked for form, with the place of every value."""
