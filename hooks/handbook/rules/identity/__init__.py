"""Rules on codes, ids and addresses."""
