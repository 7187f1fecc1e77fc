"""A link leads nowhere, or has no words to press."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from handbook.model import content
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Sentence
from handbook.model.reference import WEB, scheme_of
from handbook.model.text import Phrase, Text
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="empty-link",
    code="HB207",
    title="Every link has words and leads somewhere.",
    message="{link} {reason}",
    hint="write the words between the brackets and where they lead after them, or take it out",
    needs=Needs.DOCUMENT,
)


_WORDED: Final = frozenset({"", *WEB})
"""Schemes of links that have no words but their own."""


def check(corpus: Corpus) -> Iterator[Finding]:
    for code, text in corpus.prose:
        for link in _suspects(text):
            if reason := _lacks(link):
                yield RULE.at(
                    text.place(link.line, link.column),
                    document=code,
                    language=text.language.tag,
                    link=_typed(link),
                    reason=Sentence(reason),
                )


def _suspects(text: Text | Phrase) -> Iterable[content.Link | content.Image]:
    """Return links and pictures, but for references, where these cannot lack anything."""
    if text.pictures or not text.schemes.isdisjoint(_WORDED):
        return text.pointers
    return (link for link in text.links if link.target.endswith("#"))


def _lacks(link: content.Link | content.Image) -> str:
    """Return what a link or picture lacks; a reference has the words of what it names."""
    target = link.source if isinstance(link, content.Image) else link.target
    scheme = scheme_of(target)
    if not target or (scheme in WEB and not target.partition(":")[2].strip("/")):
        return N_("leads nowhere")
    if target.endswith("#"):
        return N_("names no section after #")
    if isinstance(link, content.Link) and scheme in _WORDED and not _has_words(link):
        return N_("has no words")
    return ""


def _has_words(link: content.Link) -> bool:
    pictures = (node for node, _ in content.nodes(link.children))
    return bool(content.words(link.children)) or any(
        isinstance(node, content.Image) for node in pictures
    )


def _typed(link: content.Link | content.Image) -> str:
    """Return it as it is written, without the marks within its words."""
    if isinstance(link, content.Image):
        return f"![{link.text}]({link.source})"
    return f"[{content.words(link.children)}]({link.target})"
