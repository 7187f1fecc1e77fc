"""Stages the whole site: composes every page, and finds each its place among the others."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from handbook.model.settings import Language
from handbook.outstanding import Status
from handbook.staging.chooser import chooser
from handbook.staging.composed import Composed
from handbook.staging.copies import copies_of
from handbook.staging.documents import documents
from handbook.staging.editions import editions
from handbook.staging.entries import entries
from handbook.staging.history import History
from handbook.staging.lists import lists
from handbook.staging.moved import moved
from handbook.staging.page import MOST, Alternate, NavLink, Page, window
from handbook.staging.plan import Plan, Planned
from handbook.staging.record import record
from handbook.staging.shelf import Shelf
from handbook.staging.status import status_page


def stage(shelf: Shelf, status: Status | None = None, *, origin: str = "") -> Plan:
    """Return the plan of everything in the languages' trees. The corpus must be free of errors.

    The page of what is open is there where ``status`` says it. ``origin`` is what absolute
    addresses begin with; empty where there are none.
    """
    corpus = shelf.corpus
    changes = History(shelf, origin)
    trees = {language: tree(shelf, language, changes, status) for language in corpus.languages}
    files: dict[str, Planned] = {}
    pages: dict[str, Page] = {}
    copies: dict[str, str] = {}
    for language, composed in trees.items():
        beside = _beside(composed)
        for one in composed.values():
            page = _page(one, language, composed, beside, trees)
            pages[page.path] = page
            files[page.path] = Planned(_file(one).encode(), one.depends)
            for name, content in one.files.items():
                files[f"{page.address}{name}"] = Planned(content, one.depends)
        copies.update(copies_of(shelf, language))
    root = chooser(corpus)
    pages[root.path] = root
    words = f"{front_matter(root.title, root.description)}\n"
    files[root.path] = Planned(words.encode(), frozenset({"handbook.yml"}))
    return Plan(files, pages, copies)


def tree(
    shelf: Shelf, language: Language, changes: History, status: Status | None = None
) -> Mapping[str, Composed]:
    """Return every page of a language by its address below it."""
    pages = [*documents(shelf, language), *entries(shelf, language)]
    pages += lists(shelf, language, pages)
    pages += [*editions(shelf, language), *record(shelf, language)]
    pages += [status_page(shelf, language, status)] if status else []
    pages += changes.pages(language, [page.address for page in pages])
    pages += moved(shelf.corpus, language, pages)
    return {page.address: page for page in pages}


def front_matter(title: str, description: str) -> str:
    """Return the front matter of a staged page: two keys, quoted as JSON, which is YAML."""
    quoted = (json.dumps(text, ensure_ascii=False) for text in (title, description))
    return "---\ntitle: {}\ndescription: {}\n---\n".format(*quoted)


def _file(one: Composed) -> str:
    return f"{front_matter(one.title, one.description)}\n{one.body}"


def _parent(address: str, pages: Mapping[str, Composed]) -> str:
    """Return the nearest page above an address."""
    above = address.rstrip("/").rpartition("/")[0]
    while above and f"{above}/" not in pages:
        above = above.rpartition("/")[0]
    return f"{above}/" if above else ""


def _beside(pages: Mapping[str, Composed]) -> Mapping[str, Sequence[Composed]]:
    """Return the pages below each page, in order."""
    children: dict[str, list[Composed]] = {}
    for page in pages.values():
        if page.address and not page.leads_to:
            children.setdefault(_parent(page.address, pages), []).append(page)
    return {parent: sorted(below, key=lambda p: p.order) for parent, below in children.items()}


def _page(
    one: Composed,
    language: Language,
    pages: Mapping[str, Composed],
    beside: Mapping[str, Sequence[Composed]],
    trees: Mapping[Language, Mapping[str, Composed]],
) -> Page:
    base = f"{language.address}/"
    parent = _parent(one.address, pages)
    siblings = beside.get(parent, ()) if one.address else beside.get("", ())
    every = _link(pages[parent], base) if len(siblings) > MOST else None
    return Page(
        path=f"{base}{one.address}index.md",
        address=f"{base}{one.address}",
        tag=language.tag,
        language=language.address,
        **one.about(),
        verify=f"{base}{one.verify}" if one.verify else "",
        leads_to=f"{base}{one.leads_to}" if one.leads_to else "",
        trail=tuple(_link(page, base) for page in _trail(one, pages)),
        neighbours=tuple(_link(page, base) for page in _window(one, siblings)),
        all=every,
        alternates=tuple(
            Alternate(other.tag, other.name, f"{other.address}/{one.address}")
            for other, tree_ in trees.items()
            if one.address in tree_
        ),
    )


def _link(page: Composed, base: str) -> NavLink:
    return NavLink(page.short or page.title, f"{base}{page.address}", page.code)


def _trail(one: Composed, pages: Mapping[str, Composed]) -> list[Composed]:
    """Return the pages above one, from the front page down."""
    above: list[Composed] = []
    address = one.address
    while address:
        address = _parent(address, pages)
        above.append(pages[address])
    return above[::-1]


def _window(one: Composed, siblings: Sequence[Composed]) -> Sequence[Composed]:
    """Return at most ``MOST`` pages around one."""
    at = next((i for i, page in enumerate(siblings) if page.address == one.address), 0)
    return window(siblings, at)
