"""handbook.yml lists a contact where contacts of another type stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.reference import Target
from handbook.model.registers import Contact
from handbook.rules.rule import Rule

RULE: Final = Rule(
    name="wrong-contact-type",
    code="HB528",
    title="Emergency numbers are listed as such, and helplines as helplines.",
    message="{key} lists {id}, whose type is {type}",
    hint="list a contact of the type {wanted} here, or mend the type in contacts.yml",
    registers=("contacts",),
)


def check(corpus: Corpus) -> Iterator[Finding]:
    settings = corpus.settings
    for key, wanted, listed in (
        ("emergency", "emergency", settings.emergency),
        ("helplines", "helpline", settings.helplines),
    ):
        for index, ident in enumerate(listed):
            contact = corpus.entry(Target("contact", ident))
            if not isinstance(contact, Contact) or contact.type == wanted:
                continue
            if (key, contact.type) != ("emergency", "helpline"):  # that is number-out-of-order
                place = settings.place(key, index)
                yield RULE.at(place, key=key, id=ident, type=contact.type, wanted=wanted)
