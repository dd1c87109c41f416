"""Quotes against texts: is it there, where exactly, in whose voice, may it be printed."""
