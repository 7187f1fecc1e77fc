"""What the program knows of a language: its words as data, and readers that use them."""
