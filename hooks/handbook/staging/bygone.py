"""Where the links of a text from earlier lead today."""

from __future__ import annotations

from handbook.model import reference
from handbook.model.registers import Contact
from handbook.staging.addresses import Way, between, page_of
from handbook.staging.editions import left_of


def address_today(way: Way, link: str) -> str:
    """Return where a link of an old text leads today; empty where that is nowhere.

    A number leads to what is known of it today, so that nobody calls one that is dead.
    """
    target = reference.parse(link)
    if target is None:
        return link if link.startswith("#") or reference.scheme_of(link) in reference.WEB else ""
    left = left_of(way.corpus, target)
    if left is None:
        return ""
    if left.scheme != "contact":
        return way(str(left))
    entry = way.corpus.entry(left)
    if isinstance(entry, Contact) and entry.status == "obsolete":
        return ""
    address, anchor = page_of(way.corpus, left)
    return f"{between(way.here, address)}#{anchor}"
