"""The bulletin (差错通报): what a period's drafts had in common, unit by unit, each figure traceable to file and place."""
