"""Composes what stands at addresses that a document had before: the way to where it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handbook.model.content import Link, Paragraph, Plain, plain
from handbook.model.corpus import Corpus
from handbook.model.settings import Language
from handbook.resolve.names import Names
from handbook.staging.addresses import between
from handbook.staging.composed import Composed, body
from handbook.staging.markdown import Printer


def moved(corpus: Corpus, language: Language, pages: Sequence[Composed]) -> Iterator[Composed]:
    """Yield a page at each former address of a document, and of every page below it."""
    names = Names(corpus, language)
    for document in corpus.documents:
        for former in document.data.formerly:
            for page in pages:
                if page.address.startswith(f"{document.address}/"):
                    below = page.address.removeprefix(document.address)
                    yield _moved(page, f"{former}{below}", names)


def _moved(page: Composed, address: str, names: Names) -> Composed:
    way = between(address, page.address)
    line = (
        Plain(f"{names._('This page is now at another address')}: "),
        Link(way, plain(page.title)),
    )
    return Composed(
        address=address,
        title=page.title,
        description=page.description,
        body=body(Printer(lambda link: link), page.title, (Paragraph(line),)),
        depends=page.depends,
        code=page.code,
        kind="moved",
        audience=page.audience,
        is_hidden=True,
        leads_to=page.address,
    )
