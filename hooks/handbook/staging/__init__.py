"""Staging: from the corpus to plain Markdown trees. Knows no site engine."""
