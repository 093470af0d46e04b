"""The language server: drafts in an editor, checked while they are written."""
