"""Which texts provably say the same: fingerprints, their lock, and what follows from both."""
