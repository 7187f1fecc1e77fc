"""Writes the record: releases, withdrawals, what is withheld; and proves that it is whole."""
