"""What the site tells of the past: comparisons of editions, the log of changes, its feed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from handbook.model.settings import Language
from handbook.resolve.names import Names
from handbook.staging.changelog import ADDRESS, FEED, changelog
from handbook.staging.composed import Composed
from handbook.staging.feed import feed
from handbook.staging.happened import entries
from handbook.staging.pairs import Pair, compared, pairs
from handbook.staging.redlines import redline_page
from handbook.staging.shelf import Shelf


@dataclass(frozen=True)
class History:
    """The editions of a handbook, and what changed from one to the next."""

    shelf: Shelf
    origin: str
    """What absolute addresses begin with; empty where there are none."""

    @cached_property
    def _pairs(self) -> tuple[Pair, ...]:
        """What is compared, the same in every language."""
        return tuple(pairs(self.shelf))

    def pages(self, language: Language, others: Iterable[str]) -> Iterator[Composed]:
        """Yield the pages that tell of the past in a language, the feed beside one of them.

        ``others`` are the addresses of all other pages: links lead to those that are there.
        """
        known = frozenset(others)
        found = [*compared(self._pairs, language)]
        redlines = [redline_page(self.shelf, language, *one, known) for one in found]
        yield from redlines
        addresses = known.union(page.address for page in redlines)
        before = {
            (pair.new.code, pair.new.version): (pair, comparison)
            for pair, comparison in reversed(found)  # the first counts: with the one before it
            if not pair.is_draft
        }
        names = Names(self.shelf.corpus, language)
        told = entries(self.shelf, names, before)
        made = feed(names, told, addresses, self.origin)
        for page in changelog(self.shelf, names, told, addresses):
            yield replace(page, files={FEED: made}) if page.address == ADDRESS else page
