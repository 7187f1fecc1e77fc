"""Comparison of two editions: what was kept, inserted and deleted, and whom it concerns."""
