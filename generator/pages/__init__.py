"""One page kind a file: templates with a front matter, and the one place that renders them."""
