"""Words look like a reference and are none: a sign is missing, or there is one too many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.reference import scheme_of
from handbook.model.registers import SCHEMES
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="malformed-reference",
    code="HB200",
    title="References are written in full, in one of their two ways.",
    message="{typed} looks like a reference, and is read as words",
    hint="write [words]({target}), or []({target}) for its own name: no space stands between the "
    "brackets, before the target or within it, and the scheme is in small letters",
    needs=Needs.DOCUMENT,
)

_KNOWN: Final = ("doc", *SCHEMES)
_SIGNS: Final = ("](", *(f"{scheme}:" for scheme in _KNOWN))
"""What every survivor has in it, in small letters: most texts have none in their words."""

_NAME: Final = rf"(?P<scheme>{'|'.join(_KNOWN)})"
_LOOKS: Final = re.compile(
    rf"(?<=\])\s?[({{\[<]\s?{_NAME}\s?:\s?(?P<id>[\w#-]*)"
    rf"|(?<![\w<]){_NAME.replace('scheme', 'bare')}:(?P<own>[^\W_][\w#-]*)"
    r"|(?<=\])\((?=[^\s)])",
    re.IGNORECASE,
)
_TARGET: Final = "org:its-id"


def check(corpus: Corpus) -> Iterator[Finding]:
    for code, text in corpus.prose:
        tag = text.language.tag
        if any(sign in text.lowered for sign in _SIGNS):
            for match in _LOOKS.finditer(text.words):
                typed, target = _said(match)
                place = text.spot(match)
                yield RULE.at(place, document=code, language=tag, typed=typed, target=target)
        for link in text.links:
            scheme, _, rest = link.target.partition(":")
            if not scheme.islower() and scheme_of(link.target) in _KNOWN:
                yield RULE.at(
                    text.place(link.line, link.column),
                    document=code,
                    language=tag,
                    typed=link.target,
                    target=f"{scheme.lower()}:{rest}",
                )


def _said(match: re.Match[str]) -> tuple[str, str]:
    """Return what was typed, and what was meant as far as it can be told."""
    scheme = match["scheme"] or match["bare"]
    if not scheme:
        return "](", _TARGET
    ident = match["id"] or match["own"] or "its-id"
    return " ".join(match[0].split()), f"{scheme.lower()}:{ident}"
