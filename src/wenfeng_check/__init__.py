"""wenfeng-check: a linter for the style of official documents (公文文风)."""

__version__ = "0.1.0"
