"""Static-site explainer generator: articles and YAML annotations in, proved and linked pages out."""

__version__ = "0.1.0"
