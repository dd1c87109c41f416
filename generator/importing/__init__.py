"""Saved pages and texts as drafts of source records. Nothing is fetched, nothing is invented."""
