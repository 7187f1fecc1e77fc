"""What stands at the end of every document: open points, legal basis, what belongs to it, who."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.content import Inlines, Plain
from handbook.model.document import Document
from handbook.model.reference import Target
from handbook.resolve.aligning import compared
from handbook.resolve.blocks import Cell, fields, joined
from handbook.resolve.kinds.labels import KINDS, STATUSES
from handbook.resolve.kinds.layout import Made
from handbook.resolve.names import Names
from handbook.resolve.points import open_points
from handbook.resolve.provenance import provenance_rows


def open_points_section(document: Document, names: Names) -> Iterator[Made]:
    """Yield the section of open points, where there are any."""
    if blocks := open_points(document.data.open_points, names):
        yield Made("open-points", names._("Open points"), blocks)


def about(document: Document, names: Names) -> Iterator[Made]:
    """Yield the section that says what this document is; none on a survivor's page."""
    data = document.data
    if data.audience == "survivor":
        return
    _ = names._
    is_page = data.kind == "page"
    rows: list[tuple[str, Cell]] = [
        (_("Code"), data.code),
        (_("Kind"), _(KINDS[data.kind])),
        (_("Version"), f"{data.version} ({_(STATUSES[data.status])})"),
        *provenance_rows(document, names),
        (_("Languages"), compared(document, names)),
        (_("Would be adopted by"), () if is_page else (names.link("org", data.owner),)),
        (_("Review by"), names.date(data.review_by) if data.review_by else ""),
        (_("Legal basis"), joined(names.links("law", data.legal_basis), "; ")),
        (_("Comes in place of"), joined(names.links("doc", data.supersedes), "; ")),
        (_("In force from"), names.date(data.effective) if data.effective else ""),
        (_("Related"), joined(names.links("doc", data.related), "; ")),
        (_("Refers to this"), _backlinks(document, names)),
        (_("Open points"), _count(document, names)),
    ]
    yield Made("about-this-text", _("About this text"), fields(rows))


def _backlinks(document: Document, names: Names) -> Inlines:
    codes = names.corpus.backlinks.get(Target("doc", document.code), ())
    names.depends.update(names.corpus.by_code[code].path for code in codes)
    names.depends.add(f"graph#{document.code}")
    return joined(names.links("doc", codes), "; ")


def _count(document: Document, names: Names) -> Inlines:
    count = len(document.data.open_points)
    if not count:
        return ()
    return (Plain(names.plural("{count} question is open", "{count} questions are open", count)),)
