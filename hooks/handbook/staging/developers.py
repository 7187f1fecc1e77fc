"""Stages the developers' pages: what is written for them, and what the models say of themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from handbook.model.kinds import KINDS
from handbook.model.registers import REGISTERS
from handbook.staging.page import MOST, NavLink, Page, window
from handbook.staging.plan import Plan, Planned

BASE: Final = "developers/"


def developers(written: Mapping[str, str], rules: Mapping[str, str]) -> Plan:
    """Return the plan of ``/developers/``.

    ``written`` are Markdown texts by their path below it (``architecture.md``), ``rules`` the pages
    of the rules by name. Each text begins with its title as a heading of level 1.
    """
    texts = dict(written)
    texts |= {f"rules/{name}.md": _plain_fences(text) for name, text in rules.items()}
    texts["rules/index.md"] = _list_page("Rules", rules)
    texts |= {
        f"kinds/{kind}.md": _model_page(kind, model, model.SECTIONS)
        for kind, model in KINDS.items()
    }
    texts["kinds/index.md"] = _list_page("Kinds of documents", KINDS)
    texts |= {f"registers/{name}.md": _model_page(name, model) for name, model in REGISTERS.items()}
    texts["registers/index.md"] = _list_page("Registers", REGISTERS)
    texts.setdefault("index.md", _list_page("For developers", _LISTS))
    pages = _pages(texts)
    files = {f"root/{BASE}{path}": Planned(text.encode()) for path, text in texts.items()}
    return Plan(files, pages)


def _plain_fences(text: str) -> str:
    """Return a rule's page with the files of its samples named above them, for any engine."""
    return _FENCE.sub(_named_fence, text)


_FENCE: Final = re.compile(r"^(`{3,})(\w+) (\S+)(.*)$", re.MULTILINE)


def _named_fence(match: re.Match[str]) -> str:
    fence, language, path, options = match.groups()
    lines = options.replace("fails=", "reported at line ").replace("absent", "is absent").strip()
    return f"`{path}`{f' ({lines})' if lines else ''}:\n\n{fence}{language}"


_LISTS: Final = ("rules/index", "kinds/index", "registers/index")
"""What a front page for developers names at least; one is made where nobody has written it."""


def _list_page(title: str, names: Iterable[str]) -> str:
    items = "\n".join(f"-   [{name}]({name}.md)" for name in names)
    return f"# {title}\n\n{items}\n"


def _pages(texts: Mapping[str, str]) -> dict[str, Page]:
    titles = {path: _title(text) for path, text in texts.items()}
    addresses = {path: _address(path) for path in texts}
    pages: dict[str, Page] = {}
    for path in texts:
        folder = path.rpartition("/")[0]
        beside = [p for p in sorted(texts) if p.rpartition("/")[0] == folder]
        if folder:
            beside = [p for p in beside if not p.endswith("/index.md")]
        else:
            beside += sorted(p for p in texts if p.count("/") == 1 and p.endswith("/index.md"))
        trail = [] if path == "index.md" else [NavLink(titles.get("index.md", BASE), BASE)]
        index = f"{folder}/index.md"
        if folder and path != index and index in texts:
            trail.append(NavLink(titles[index], addresses[index]))
        near = window(beside, beside.index(path) if path in beside else 0)
        pages[f"root/{BASE}{path}"] = Page(
            path=f"root/{BASE}{path}",
            address=addresses[path],
            tag="en",
            language="",
            title=titles[path],
            description=titles[path],
            kind="developers",
            trail=tuple(trail),
            neighbours=tuple(NavLink(titles[p], addresses[p]) for p in near),
            all=trail[-1] if len(beside) > MOST and trail and path != index else None,
        )
    return pages


def _title(text: str) -> str:
    first = next((line for line in text.splitlines() if line.startswith("# ")), "# ?")
    return first.removeprefix("# ").strip()


def _address(path: str) -> str:
    stem = path.removesuffix(".md").removesuffix("index")
    return BASE + (stem if stem.endswith("/") or not stem else f"{stem}/")


def _model_page(name: str, model: Any, sections: Sequence[str] = ()) -> str:
    """Return the reference page of a model, from the model itself."""
    schema = model.model_json_schema(by_alias=True)
    parts = [f"# {name}", _described(schema), _sections(sections), _keys(schema)]
    for title, part in sorted(schema.get("$defs", {}).items()):
        if "properties" in part:
            parts += [f"## {title}", _described(part), _keys(part)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _described(schema: Mapping[str, Any]) -> str:
    return _cell(schema.get("description", ""))


def _sections(idents: Sequence[str]) -> str:
    listed = ", ".join(f"`{ident}`" for ident in idents)
    return f"Sections of every text, beside those of its items: {listed}." if listed else ""


def _keys(schema: Mapping[str, Any]) -> str:
    required = set(schema.get("required", ()))
    rows = ["| Key | Type | Required | Meaning |", "| --- | --- | --- | --- |"]
    for key, part in schema["properties"].items():
        needed = "yes" if key in required else ""
        rows.append(f"| `{key}` | {_type(part)} | {needed} | {_described(part)} |")
    return "\n".join(rows)


def _type(part: Mapping[str, Any]) -> str:
    if "$ref" in part:
        name = part["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "x-refers-to" in part:
        return f"`{part['x-refers-to']}:` reference"
    if "enum" in part or "const" in part:
        return _cell(", ".join(str(value) for value in part.get("enum", [part.get("const")])))
    if "anyOf" in part:
        return " or ".join(_type(p) for p in part["anyOf"] if p.get("type") != "null")
    if part.get("type") == "array":
        return f"list of {_type(part.get('items', {}))}"
    return _cell(str(part.get("format", part.get("type", "")))).replace("object", "words")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;").replace("``", "`")
