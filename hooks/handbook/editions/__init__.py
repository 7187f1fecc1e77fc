"""The register of editions: its chain of lines, and what follows from them on a day."""
