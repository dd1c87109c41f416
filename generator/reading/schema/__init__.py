"""The shape of each record as editors write it, declared once.

Reading, the JSON Schema and the editors' manual all derive from these classes.
"""
