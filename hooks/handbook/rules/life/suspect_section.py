"""A text changed since it was confirmed to say what the other languages say."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.model.parity import Unit
from handbook.parity.aligned import suspects
from handbook.rules.rule import Rule

RULE = Rule(
    name="suspect-section",
    code="HB607",
    title="A text that changed is compared with the other languages anew.",
    message="{unit} changed in {languages} since it was confirmed to say what other languages say",
    hint="compare the languages, mend those that fell behind, then: handbook confirm {name}",
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
                name=_name(unit),
                languages=", ".join(changed),
            )


def _name(unit: Unit) -> str:
    """Return how the command that confirms a unit is told which one."""
    if unit.document:
        return f"{unit.document}#{unit.id}"
    register, slash, entry = unit.id.partition("/")
    return f"{register}#{entry}" if slash else f"{unit.id}.md"
