"""Withdraws an edition: it stays to be read, and applies no more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from handbook.errors import HandbookError
from handbook.model.corpus import Corpus
from handbook.releasing import register
from handbook.sources.read import read


def withdraw(
    root: Path,
    code: str,
    version: str,
    day: dt.date,
    *,
    effective: dt.date | None = None,
    instead: Sequence[str] = (),
    reason: Mapping[str, str] | None = None,
) -> str:
    """Write down that an edition applies no more from a day on; return the hash of the line.

    Raises ``HandbookError`` where something else is named than there is, or the register is broken.
    """
    with register.alone(root):
        corpus = whole(root)
        if unknown := [one for one in instead if one not in corpus.by_code]:
            raise HandbookError(f"no document has the code {unknown[0]}")
        values: dict[str, Any] = {
            "event": "withdraw",
            "code": code,
            "version": version,
            "date": day.isoformat(),
            **({"effective": effective.isoformat()} if effective else {}),
            **({"instead": list(instead)} if instead else {}),
            **({"reason": in_all(corpus, reason)} if reason else {}),
        }
        return register.append(root, corpus.editions.lines, values)


def whole(root: Path) -> Corpus:
    """Return the corpus; raises ``HandbookError`` where its register of editions is broken."""
    corpus = read(root)
    if not corpus.editions.whole:
        raise HandbookError("the register of editions is broken; handbook verify tells where")
    return corpus


def in_all(corpus: Corpus, words: Mapping[str, str]) -> dict[str, str]:
    """Return words that stand in every language; raises ``HandbookError`` where one lacks them."""
    wanted = [language.address for language in corpus.languages]
    if missing := [address for address in wanted if not words.get(address, "").strip()]:
        raise HandbookError(f"the reason has no words in {', '.join(missing)}")
    if unknown := sorted(words.keys() - set(wanted)):
        raise HandbookError(f"{unknown[0]} is not a language of this handbook")
    return {address: words[address].strip() for address in wanted}
