"""One of the two doors: the MkDocs plugin. Only this room imports mkdocs."""

from generator.collector import asleep

with asleep():
    from generator.mkdocs_plugin.plugin import ExplainerPlugin

__all__ = ["ExplainerPlugin"]
