"""A role has no form for women in a language whose titles have two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.language.tongue import tongue
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Sentence
from handbook.model.registers import Role
from handbook.rules.rule import Rule

RULE: Final = Rule(
    name="feminine-form-missing",
    code="HB330",
    title="Every role has both of its forms in each language that has two.",
    message="{id} {reason}",
    hint="write it under feminine; a title that is one for all stands there again, in each of them",
)

_MISSING: Final = N_("has no form for women in {language}")
_SAME: Final = N_("has one form for all in {language}, and two elsewhere")


def check(corpus: Corpus) -> Iterator[Finding]:
    register = corpus.registers["roles"]
    languages = [x for x in corpus.languages if (known := tongue(x.tag)) and known.two_titles]
    for index, role in enumerate(register.entries):
        if not isinstance(role, Role):
            continue
        forms = [(x, role.names[x.address], role.feminine.get(x.address)) for x in languages]
        has_two = any(hers and hers != his for _, his, hers in forms)
        for language, his, hers in forms:
            if hers is None or (has_two and hers == his):
                way = (index, "feminine") if hers is None else (index, "feminine", language.address)
                yield RULE.at(
                    register.marks.key(*way),
                    language=language.tag,
                    id=role.id,
                    reason=Sentence(
                        _MISSING if hers is None else _SAME, {"language": language.name}
                    ),
                )
