"""Rules on the completeness of a document's content."""
