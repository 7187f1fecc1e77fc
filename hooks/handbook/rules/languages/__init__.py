"""Rules on the equality of the languages."""
