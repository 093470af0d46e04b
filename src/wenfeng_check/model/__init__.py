"""What things are: spans, documents, findings, tasks, reports. Standard library only, no input or output."""
