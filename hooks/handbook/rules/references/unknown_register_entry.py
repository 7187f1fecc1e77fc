"""A reference names an entry that its register does not have."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus, Register
from handbook.model.diagnostic import Finding
from handbook.model.nearest import nearest
from handbook.model.registers import SCHEMES, Law
from handbook.rules.rule import Rule

RULE = Rule(
    name="unknown-register-entry",
    code="HB203",
    title="References name entries that exist.",
    message="the register {register} has no entry {id}",
    hint="{nearest}",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    unsure = {name for name, register in corpus.registers.items() if _may_hold_more(register)}
    for use in corpus.uses:
        name = SCHEMES.get(use.target.scheme)
        if name is None or name in unsure:
            continue
        entry = corpus.entry(use.target)
        known = {article.id for article in entry.articles} if isinstance(entry, Law) else set()
        if entry is None:
            wanted, known = use.target.id, set(corpus.entries[name])
        elif use.target.part and use.target.part not in known:
            wanted = use.target.part
        else:
            continue
        yield RULE.at(
            use.place,
            document=use.document,
            language=use.language,
            causes=(corpus.registers[name].path,),
            register=name,
            id=wanted,
            nearest=nearest(wanted, known),
        )


def _may_hold_more(register: Register) -> bool:
    """Tell whether an entry that seems missing may be there: unread, or under another's id."""
    return not register.whole or len({entry.id for entry in register.entries}) < len(
        register.entries
    )
