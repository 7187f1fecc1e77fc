"""Fills in references, facts and names: one resolved document for each document and language."""
