"""What reaches the disk: a built site in the place of the old one, and edits, all or nothing."""
