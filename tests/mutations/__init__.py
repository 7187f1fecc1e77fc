"""Slips that an editor could make in the real handbook, and edits that do no harm.

A module here makes those of one sort. ``slips(tree)`` yields slips, ``harmless(tree)`` edits that
must stay silent; both choose by ``tree.chance``, which is seeded: every run tries the same ones.
"""
