"""A link or a file that a page of the finished site names is not there."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.built import LOST, BuiltFile, BuiltPage, BuiltSite
from handbook.model.diagnostic import N_, Finding, Sentence
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="broken-built-link",
    code="HB701",
    title="Every link within the finished site leads somewhere.",
    message="the link {address} is broken: {reason}",
    hint="write the way from this page to one that exists, such as ../sop/; where no text of the "
    "handbook writes this link, a template in docs/overrides/ does",
    needs=Needs.SITE,
)


def check(site: BuiltSite) -> Iterator[Finding]:
    for file in site.everything:
        links = file.links if isinstance(file, BuiltPage) else {}
        for address, line in {**file.requests, **links}.items():
            if reason := _reason(site, file, address):
                yield RULE.at(file.place(address, line), address=address, reason=reason)


def _reason(site: BuiltSite, file: BuiltFile, address: str) -> Sentence | None:
    target = site.target(file.path, address)
    if target is None:
        return None
    path, part = target
    if path not in site.files:
        return _lost(file, path)
    page = site.pages.get(path)
    if not part or page is None or part in page.ids:
        return None
    return Sentence(N_("nothing on that page has the id {id}"), {"id": part})


def _lost(file: BuiltFile, path: str) -> Sentence:
    if path.startswith("../"):
        return Sentence(N_("it leads out of the site"))
    if not path.startswith("/"):
        return Sentence(N_("the site has no file {path}"), {"path": path})
    if file.path == LOST:
        return Sentence(N_("on this page, which is shown at any address, it has to begin with /"))
    return Sentence(N_("it begins with /, and the site can stand below a path"))
