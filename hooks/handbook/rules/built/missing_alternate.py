"""A page of the finished site does not name the same page in its other languages."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.built import LOST, ROOT, BuiltPage, BuiltSite
from handbook.model.diagnostic import N_, Finding, Place, Sentence
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="missing-alternate",
    code="HB705",
    title="Every page names itself in all its languages, and its own address.",
    message="{fault}",
    hint="the corpus knows a page's languages and docs/overrides/main.html writes them: "
    "hreflang for each, canonical once the site has an address",
    needs=Needs.SITE,
)


def check(site: BuiltSite) -> Iterator[Finding]:
    for page in site.pages.values():
        found = [*_alternates(site, page), *_canonical(site, page)]
        yield from (RULE.at(place, fault=fault) for place, fault in found)


_Fault = tuple[Place, Sentence]


def _alternates(site: BuiltSite, page: BuiltPage) -> Iterator[_Fault]:
    wanted = _wanted(site, page)
    for tag in [tag for tag in wanted if tag not in page.alternates]:
        words = N_("this page exists in {tag}, and does not say so (hreflang)")
        yield page.place("<head"), Sentence(words, {"tag": tag})
    for tag, (address, line) in page.alternates.items():
        if _path(site, page, address) == wanted.get(tag, "") or (not wanted and tag):
            continue
        words = N_("hreflang {tag} leads to {address}, which is not this page in {tag}")
        yield page.place(address, line), Sentence(words, {"tag": tag, "address": address})


def _canonical(site: BuiltSite, page: BuiltPage) -> Iterator[_Fault]:
    if page.canonical is None:
        if site.origin and page.path != LOST:
            words = N_("this page does not say its own address (canonical)")
            yield page.place("<head"), Sentence(words)
        return
    address, line = page.canonical
    if _path(site, page, address) != page.path:
        words = N_("this page says that its address (canonical) is {address}")
        yield page.place(address, line), Sentence(words, {"address": address})


def _wanted(site: BuiltSite, page: BuiltPage) -> dict[str, str]:
    """Return the path of a page in each language that it exists in, by tag."""
    tree, _, below = page.path.partition("/")
    if page.path == ROOT:
        below = ROOT
    elif tree not in site.trees:
        return {}
    paths = {language.tag: f"{address}/{below}" for address, language in site.trees.items()}
    return {tag: path for tag, path in paths.items() if path in site.pages}


def _path(site: BuiltSite, page: BuiltPage, address: str) -> str:
    target = site.target(page.path, address)
    return target[0] if target else ""
