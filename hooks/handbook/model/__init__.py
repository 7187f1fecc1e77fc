"""Values: documents, registers, references, diagnostics. No file is read here."""
