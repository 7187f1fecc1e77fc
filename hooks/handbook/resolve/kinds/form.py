"""A form's data as blocks: who fills it in and keeps it, and its fields."""

from __future__ import annotations

from handbook.model.content import Inlines, Plain
from handbook.model.document import Document
from handbook.model.kinds import Form
from handbook.model.kinds.form import FormField
from handbook.resolve.blocks import fields, joined, table
from handbook.resolve.kinds.labels import FIELD_TYPES
from handbook.resolve.kinds.layout import Layout, Made
from handbook.resolve.names import Names
from handbook.resolve.points import deadline


def layout(document: Document, data: Form, names: Names) -> Layout:
    """Return who uses it before the text, and its fields after."""
    _ = names._
    front = fields(
        [
            (_("Filled in by"), joined(names.links("role", data.filled_by))),
            (_("Kept by"), (names.link("org", data.kept_by),)),
            (_("Kept for"), deadline(document, data.kept_for, names)),
            (_("Steps that use it"), joined(names.links("doc", data.steps))),
        ]
    )
    rows = [
        (str(number), _label(field, names), _answer(field, names))
        for number, field in enumerate(data.fields_, 1)
    ]
    entries = table([_("No."), _("Field"), _("Answer")], rows)
    return Layout(front, {}, (Made("fields", _("Fields"), entries),))


def _label(field: FormField, names: Names) -> Inlines:
    label = names.words(field.label)
    if field.required:
        label = (*label, Plain(f" ({names._('required')})"))
    return (*label, Plain(". "), *names.words(field.help)) if field.help else label


def _answer(field: FormField, names: Names) -> Inlines:
    kind = Plain(names._(FIELD_TYPES[field.type]))
    if not field.options:
        return (kind,)
    return (kind, Plain(": "), *joined((names.words(o) for o in field.options), "; "))
