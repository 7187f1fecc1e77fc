"""A text changed since it was confirmed to say what the other languages say."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.parity.aligned import suspects
from handbook.rules.rule import Rule

RULE = Rule(
    name="suspect-section",
    code="HB607",
    title="A text that changed is compared with the other languages anew.",
    message="{unit} changed in {languages} since it was confirmed to say what other languages say",
    hint="compare the languages, mend those that fell behind, and confirm it anew",
    severity=Severity.WARNING,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    tags = {language.address: language.tag for language in corpus.languages}
    for unit in corpus.units:
        if changed := suspects(unit):
            yield RULE.at(
                unit.said[changed[0]].place,
                document=unit.document,
                language=tags[changed[0]],
                unit=unit.id,
                languages=", ".join(changed),
            )
