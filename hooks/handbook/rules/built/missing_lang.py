"""A page of the finished site does not say which language it is in, or says the wrong one."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.built import ALL_LANGUAGES, ROOT, BuiltPage, BuiltSite
from handbook.model.diagnostic import N_, Finding, Sentence
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="missing-lang",
    code="HB704",
    title="Every page says which language it is in.",
    message="{fault}",
    hint='the template has to write it: <html lang="{tag}">',
    needs=Needs.SITE,
)


def check(site: BuiltSite) -> Iterator[Finding]:
    for page in site.pages.values():
        tag = _tag(site, page)
        if page.lang and tag in ("", page.lang):
            continue
        fault = Sentence(N_("this page does not say its language"))
        if page.lang:
            values = {"lang": page.lang, "tag": tag}
            fault = Sentence(N_("this page says that it is in {lang}, and is in {tag}"), values)
        yield RULE.at(page.place("<html"), fault=fault, tag=tag or "en")


def _tag(site: BuiltSite, page: BuiltPage) -> str:
    """Return what a page has to say; empty where any language may be right."""
    if page.path == ROOT:
        return ALL_LANGUAGES
    language = site.language(page)
    return language.tag if language else ""
