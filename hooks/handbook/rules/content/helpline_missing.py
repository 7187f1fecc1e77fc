"""A page for survivors, or a material of a campaign, names nobody who can be called, or answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

from handbook.model import content, reference
from handbook.model.content import Blocks
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Place, Sentence
from handbook.model.document import Document
from handbook.model.kinds import Campaign
from handbook.model.reference import Target
from handbook.model.registers import Contact
from handbook.model.text import Text
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="helpline-missing",
    code="HB428",
    title="Pages for survivors and materials of a campaign say whom one can call.",
    message="{key} {reason}",
    hint="refer to one in its text: [](contact:its-id), and behind a helpline to the fallback of "
    "handbook.yml; a campaign also lists them under helplines",
    needs=Needs.DOCUMENT,
    excusable=True,
    registers=("contacts",),
)

_NOBODY = N_("names no emergency number and no helpline")
_UNANSWERED = N_("does not say whom to call if nobody answers there")


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        code = document.code
        for place, key, tag in _silent(corpus, document):
            reason = Sentence(_NOBODY)
            yield RULE.at(place, document=code, language=tag, key=key, reason=reason)
        for text, link in _unanswered(corpus, document):
            place, tag = text.place(link.line, link.column), text.language.tag
            reason = Sentence(_UNANSWERED)
            yield RULE.at(place, document=code, language=tag, key=link.target, reason=reason)


_Silent = tuple[Place, str, str | None]
"""Where nobody is named, what should name somebody, and in which language."""


def _silent(corpus: Corpus, document: Document) -> Iterator[_Silent]:
    data = document.data
    if data.audience == "survivor":
        for text in document.texts.values():
            if not _can_call(corpus, (link.target for link in text.links)):
                yield text.place(), document.code, text.language.tag
    if isinstance(data, Campaign):
        if not _can_call(corpus, (f"contact:{ident}" for ident in data.helplines)):
            yield document.marks.key("helplines"), document.code, None
        materials = {material.id for material in data.materials}
        for text in document.texts.values():
            for index, section in enumerate(text.sections):
                if section.id in materials and not _can_call(
                    corpus, (link.target for link in _links(text, index))
                ):
                    yield text.place(section.line), section.id or "", text.language.tag


def _unanswered(corpus: Corpus, document: Document) -> Iterator[tuple[Text, content.Link]]:
    """Yield the last helpline of a section, or a material, that no fallback follows."""
    fallback = f"contact:{corpus.settings.fallback}"
    if corpus.settings.fallback not in corpus.entries["contacts"]:
        return  # that is another rule's
    for text in document.texts.values():
        if "contact" not in text.schemes:
            continue
        for links in _shown(document, text):
            targets = [reference.parse(link.target) for link in links]
            lines = [at for at, target in enumerate(targets) if _is_helpline(corpus, target)]
            if lines and all(link.target != fallback for link in links[lines[-1] :]):
                yield text, links[lines[-1]]


def _shown(document: Document, text: Text) -> Iterator[list[content.Link]]:
    """Yield the links that someone who looks for help sees together."""
    if document.data.audience == "survivor":
        for part in text.parts:
            yield list(_links_in(part.blocks))
    if isinstance(document.data, Campaign):
        materials = {material.id for material in document.data.materials}
        for index, section in enumerate(text.sections):
            if section.id in materials:
                yield list(_links(text, index))


def _links(text: Text, index: int) -> Iterator[content.Link]:
    """Yield the links in a section and in those below it."""
    first = text.sections[index]
    after = (text.sections[i] for i in range(index + 1, len(text.sections)))
    for section in (first, *takewhile(lambda section: section.level > first.level, after)):
        yield from _links_in(section.blocks)


def _links_in(blocks: Blocks) -> Iterator[content.Link]:
    return (node for node, _ in content.nodes(blocks) if isinstance(node, content.Link))


def _can_call(corpus: Corpus, links: Iterable[str]) -> bool:
    targets = (reference.parse(link) for link in links)
    return any(_is_help(corpus, target) for target in targets if target)


def _is_help(corpus: Corpus, target: Target) -> bool:
    """Tell whether a reference leads to such a contact; what it does not find has its own rule."""
    if target.scheme != "contact":
        return False
    entry = corpus.entry(target)
    return not isinstance(entry, Contact) or entry.type in {"emergency", "helpline"}


def _is_helpline(corpus: Corpus, target: Target | None) -> bool:
    if target is None or target.scheme != "contact":
        return False
    entry = corpus.entry(target)
    return isinstance(entry, Contact) and entry.type == "helpline"
