"""Rules on truth, and on what could hurt someone."""
