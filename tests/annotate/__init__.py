"""Tests of the annotated Word files."""
