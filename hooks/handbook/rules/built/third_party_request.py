"""A page of the finished site loads something from another host."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.built import BuiltSite
from handbook.model.diagnostic import Finding
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="third-party-request",
    code="HB702",
    title="Pages load nothing from another host.",
    message="{address} is asked for as soon as someone uses this page, and lies on another host",
    hint="serve it from the site itself (docs/overrides/assets/), or make it a link",
    needs=Needs.SITE,
)


def check(site: BuiltSite) -> Iterator[Finding]:
    for file in site.everything:
        for address, line in file.requests.items():
            if site.is_elsewhere(address):
                yield RULE.at(file.place(address, line), address=address)
