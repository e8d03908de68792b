"""Paste blocked: passwords and codes can be pasted, or filled in by a password store."""

import re
from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER
from rules.accessibility.forms.fields import forms_of
from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.forms import Field, Forms

_CODE = re.compile(r"\botp\b|one.?time|verification code|ओटीपी|ओ टी पी", re.I)
LARGEST_SIGN_IN = 4  # fields that are typed into: user name, password, code


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report fields for signing in that refuse what is pasted."""
    refused = [field for field in _tried(forms_of(page)) if field.blocks_paste]
    if refused:
        yield Finding(
            message=counted(
                N_("{count} field for signing in refuses what is pasted."),
                N_("{count} fields for signing in refuse what is pasted."),
                len(refused),
            ),
            occurrences=tuple(_occurrence(field) for field in refused),
        )


def _tried(forms: Forms) -> list[Field]:
    """Return the fields for passwords and codes, and the user names beside them, into which something was pasted."""
    return [
        field
        for field in forms.fields
        if field.blocks_paste is not None and (field.type == "password" or _is_code(field) or _is_user(field, forms))
    ]


def _is_code(field: Field) -> bool:
    return bool(_CODE.search(f"{field.accessible_name} {field.placeholder} {field.name} {field.id}".replace("_", " ")))


def _is_user(field: Field, forms: Forms) -> bool:
    beside = [other for other in forms.fields if other.form == field.form and other.blocks_paste is not None]
    return (
        len(beside) <= LARGEST_SIGN_IN and any(other.type == "password" for other in beside) and not _is_captcha(field)
    )


def _is_captcha(field: Field) -> bool:
    return "captcha" in f"{field.accessible_name} {field.placeholder} {field.name} {field.id}".lower()


def _occurrence(field: Field) -> Occurrence:
    tag = read_tag(field.html)
    is_written_there = tag is not None and tag.has("onpaste")
    return place(field, str(tag.lacking("onpaste")) if tag is not None and is_written_there else "")


RULE = Rule(
    id="paste-blocked",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("3.3.8"),
    title=N_("Passwords and codes can be pasted"),
    failure_title=N_("Passwords and codes cannot be pasted"),
    why=N_(
        "Whoever cannot remember or copy a long password by hand keeps it in a password store, and is shut out. "
        "It also makes people choose short passwords."
    ),
    repair=N_('Remove the script that refuses to paste (often onpaste="return false").'),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.FORMS}),
    wants=frozenset({Need.TRIAL}),
    applies=lambda page: bool(_tried(forms_of(page))),
    check=check,
)
