"""Sets the languages side by side, shows what changed since they were confirmed, and confirms."""
