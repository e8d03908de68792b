"""Typefaces: a page is set in few families of letters."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rules.accessibility.markup import read_tag, styled
from rules.attractiveness.drawn import NOTICED_SHARE, looks_of
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Message, Occurrence, message, place
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.views.looks import Script, Typeface

FAIL_FROM = 5  # families of one script; two are good
TOLD = {
    Script.DEVANAGARI: N_("The Hindi text of this page is drawn in {families} kinds of letters: {names}."),
    Script.LATIN: N_("The English text of this page is drawn in {families} kinds of letters: {names}."),
    Script.OTHER: N_("The text of this page in other scripts is drawn in {families} kinds of letters: {names}."),
}


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report a script that is drawn in five families or more, each with 1 % of the characters of the page."""
    for script, families in families_of(looks_of(page).typefaces or ()).items():
        if len(families) >= FAIL_FROM:
            yield Finding(
                message=_told(script, families),
                # The two that are met most may stay.
                occurrences=tuple(_occurrence(faces[0]) for faces in list(families.values())[2:]),
            )


def families_of(typefaces: Sequence[Typeface]) -> dict[Script, dict[str, list[Typeface]]]:
    """Return the families of every script that a reader notices, the one with most characters first.

    A script without letters of its own on the page to speak of, such as a name in another language, brings none.
    """
    total = sum(face.characters for face in typefaces)
    found: dict[Script, dict[str, list[Typeface]]] = defaultdict(lambda: defaultdict(list))
    for face in typefaces:
        found[face.script][face.family].append(face)
    return {
        script: dict(
            sorted(
                (
                    (family, sorted(faces, key=lambda face: -face.characters))
                    for family, faces in families.items()
                    if _characters(faces) >= NOTICED_SHARE * total
                ),
                key=lambda item: (-_characters(item[1]), item[0]),
            )
        )
        for script, families in found.items()
    }


def _characters(faces: Sequence[Typeface]) -> int:
    return sum(face.characters for face in faces)


def _told(script: Script, families: dict[str, list[Typeface]]) -> Message:
    return message(TOLD[script], families=len(families), names=", ".join(families))


def _occurrence(face: Typeface) -> Occurrence:
    tag = read_tag(face.html)
    return place(
        face,
        after=str(styled(tag, "font-family", "inherit") or "") if tag else "",
        note=message(
            N_("{characters} characters are drawn in {family}."), characters=face.characters, family=face.family
        ),
        box=face.box,
    )


RULE = Rule(
    id="typefaces",
    category=Category.ATTRACTIVENESS,
    impact=Impact.MINOR,
    weight=2,
    references=(gigw("DBIM-G11"),),
    title=N_("The page is set in few kinds of letters"),
    failure_title=N_("The page mixes many kinds of letters"),
    why=N_("A page in many kinds of letters looks as if nobody kept it together, and the eye has to settle anew."),
    repair=N_(
        "Choose one family for text and at most one for headings, best Noto Sans and Noto Sans Devanagari, name it "
        "once for the whole page, and take all other families out of the style sheet and the pasted texts."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.CONVENTION,
    needs=frozenset({Need.LOOKS}),
    applies=lambda page: bool(looks_of(page).typefaces),
    check=check,
)
