"""What a machine without the texts needs for the same pages: locks, written, read and checked."""
