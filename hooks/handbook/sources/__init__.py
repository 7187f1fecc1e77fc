"""Reading: from files to the corpus, with the place of everything that a message may name."""
