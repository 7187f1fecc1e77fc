"""The site itself has no words in a language, or lacks some of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook import words
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Sentence, Severity
from handbook.rules.rule import Rule

RULE: Final = Rule(
    name="ui-string-missing",
    code="HB324",
    title="The site speaks every language of the handbook.",
    message="{name}: {fault}; its pages show English in their place",
    hint="write them in hooks/handbook/locale/{locale}/LC_MESSAGES/handbook.po",
    severity=Severity.WARNING,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield the languages whose catalogue is missing, or lacks what another's has.

    What none has yet is new in the program, and stops its tests.
    """
    catalogues = [words.said(language.locale) for language in corpus.languages]
    messages = {
        message: None
        for catalogue in catalogues
        for message, is_said in (catalogue or {}).items()
        if is_said
    }
    for index, (language, catalogue) in enumerate(zip(corpus.languages, catalogues, strict=True)):
        if language.locale.partition("_")[0] == words.OWN:
            continue
        missing = [message for message in messages if not (catalogue or {}).get(message)]
        if catalogue is None or missing:
            yield RULE.at(
                corpus.settings.place("languages", index, "tag"),
                language=language.tag,
                name=language.name,
                locale=language.locale,
                fault=_fault(missing, has_catalogue=catalogue is not None),
            )


def _fault(missing: list[str], *, has_catalogue: bool) -> Sentence:
    if not has_catalogue:
        return Sentence(N_("the site has no words in this language"))
    text = N_("{count} words of the site are missing, the first is “{message}”")
    return Sentence(text, {"count": len(missing), "message": missing[0]})
