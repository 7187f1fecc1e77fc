"""Rules on references, links and includes."""
