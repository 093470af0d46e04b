"""Document to facts."""
