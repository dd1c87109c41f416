"""Static-site explainer generator: articles and YAML annotations in, proved and linked pages out.

Data flows one way: read, prove, link, check, publish; `generator.compile` is the whole of it.
"""

__version__ = "0.1.0"
