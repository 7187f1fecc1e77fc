"""Finds where people can be reached: phone numbers, addresses for mail, links to chats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook.language.alarms import found
from handbook.model.prose import folded
from handbook.model.text import Prose

PHONE: Final = re.compile(
    r"[+01](?<![\w/.-].)(?!\d{12}(?!\d))(?:"
    r"(?:(?<=\+)\d{1,3}[ /-]?(?:\(0\) ?)?\d{1,3}|(?<=0)(?:0\d{2,3}[ /-]?)?\d{2,3}\)?)"
    r"(?:[ /-]?\d{2,4}){2,4}(?!/)"
    r"|(?<=0)\d{2}\.\d{3}\.\d{3}"
    r"|(?<=1)(?<!\d .)16[ -]?[01]\d{2}(?! ?[€%]|[/,])"
    r")(?!\w|[.-]\d)"
)
"""Numbers as the region writes them: +383 38 ..., 038/..., 0800 ...; never dates, laws or persons.

Those that begin with 116 are the same in all of Europe.
"""

_CALLED: Final = re.compile(
    r"[ :.)=]{1,4}(?:[^\W\d_]{1,12}[ :.]{1,3}){0,2}"
    r"(?!\d{1,2}([./-]) ?\d{1,2}\1 ?\d{4})(?!(?:19|20)\d\d(?:[/-]\d{2,4})?(?!\d| \d))"
    r"[(+]?\d(?:[ /.()-]{0,2}\d){4,}+(?!\w|[.,]\d| ?[€$%])"
)
"""What follows a word for a telephone where its number does, in whichever groups."""

_FAR: Final = 60
"""How far after such a word its number ends."""

_MAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+")
_HIDDEN_MAIL: Final = re.compile(r"[\[({] ?(?:at|@) ?[\])}] ?[\w-]+(?:\.[\w-]+)+")
_CHAT: Final = re.compile(
    r"(?i)(?<![\w.@-])(?:(?:wa|t|m|signal|telegram|viber)\.me|(?:api|chat)\.whatsapp\.com"
    r"|invite\.viber\.com|signal\.group)/[\w+?#-]"
)
"""A chat with someone, written without its scheme."""

_CALLING: Final = re.compile(
    r"(?i)(?:mailto|tel|sms|smsto|callto|facetime(?:-audio)?|sip|skype|viber|whatsapp|tg|sgnl"
    rf"|signal|xmpp|threema|im):|https?:/*(?:www\.)?{_CHAT.pattern.removeprefix('(?i)')}"
)
"""How the target of a link begins that calls someone."""


def reached(prose: Prose, tag: str, tags: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """Yield where the words of a language say at which number or address someone is reached."""
    words = prose.words
    yield from PHONE.finditer(prose.digits)
    for phone in found(prose, tag, tags).get("phones", ()):
        if _CALLED.match(folded(words[phone.end() : phone.end() + _FAR])):
            yield phone
    if "@" in words or "\uff20" in words or "\ufe6b" in words:
        yield from _MAIL.finditer(folded(words))
    yield from _HIDDEN_MAIL.finditer(words)
    yield from _CHAT.finditer(words) if ".me/" in words or ".com/" in words else ()


def calls(target: str) -> bool:
    """Tell whether the target of a link calls someone."""
    return _CALLING.match(target) is not None


def names(title: str) -> bool:
    """Tell whether the title of a link holds a number or an address."""
    title = folded(title)
    return bool(title and (_MAIL.search(title) or PHONE.search(title)))
