"""Fix sheets: one A4 page for each of those who can mend a website, with the five actions that are best for them."""

from collections.abc import Mapping
from typing import Any

from reports import words
from reports.escape import address
from reports.i18n import LANGUAGES, NAMES, Translator, language_of, translator
from reports.pictures import Picture, Pictures, crop_of
from reports.places import said, where
from reports.sheets.actions import Action, actions
from reports.templating import environment, source, spoken
from reports.unreachable import EXPLANATIONS
from rules.finding import N_, SLOT_OPEN
from rules.rule import Owner, Rule, SiteRule
from rules.scorecard import Scorecard, grade, score_when_mended

FILES: Mapping[Owner, str] = {
    Owner.EDITOR: "sheet-editor.html",
    Owner.DEVELOPER: "sheet-developer.html",
    Owner.HOSTING: "sheet-hosting.html",
}
DO, DONE = N_("What to do:"), N_("How to see that it is done:")
FULL_STOPS = ".।"
# Paper, counted in lines of the larger print: letters that fit a column and the whole width, lines of an action's own.
COLUMN_LETTERS, WIDTH_LETTERS, OWN_LINES, PICTURE_LINES, MOST_CODE_LINES = 44, 92, 2.6, 4.5, 3
ROOMY_LINES = 58  # a sheet of more is printed smaller, so that it stays on its page


def render(
    scorecard: Scorecard,
    rules: Mapping[str, Rule | SiteRule],
    pictures: Pictures,
    owner: Owner,
    language: str = "en",
) -> str:
    """Return the sheet of one owner in both languages, of which `language` is shown first; it prints on one page."""
    shown = (language, *(other for other in LANGUAGES if other != language))
    told = () if scorecard.unreachable else actions(scorecard, rules, owner)
    crops = _crops(told, scorecard, pictures)
    then = score_when_mended(scorecard.categories, [action.rule.id for action in told])
    facts: dict[str, Any] = {
        "card": scorecard,
        "words": words,
        "owner": owner,
        "file": FILES[owner],
        "actions": told,
        "do": DO,
        "done": DONE,
        "then": then,
        "grade_then": grade(then),
        "has_slots": any(SLOT_OPEN in action.after for action in told),
        "crops": {fingerprint: picture.name for fingerprint, picture in crops.items()},
        "explanation": scorecard.unreachable and EXPLANATIONS[scorecard.unreachable.reason],
        "language_of": language_of,
        "address": lambda url: address(url, scorecard.home_url),
    }
    half = environment().get_template("sheet_half.html")
    return (
        environment()
        .get_template("sheet.html")
        .render(
            facts,
            _=translator(language).text,
            language=language,
            names=NAMES,
            halves={name: half.render(facts, id=name, **_speech(translator(name), told)) for name in shown},
            speech={name: translator(name).text for name in shown},
            moments={name: translator(name).moment(scorecard.observed_at) for name in shown},
            style=source("scorecard.css", "sheet.css"),
            pictures=[picture.style for picture in crops.values()],
        )
    )


def _speech(say: Translator, told: tuple[Action, ...]) -> dict[str, Any]:
    """Return what the template says words with."""
    return {
        **spoken(say),
        "message": lambda action: _message(action, say),
        "is_roomy": sum(_lines(action, say) for action in told) <= ROOMY_LINES,
        "where": lambda group, suggestion, pages_read: say.message(where(group, suggestion, pages_read)),
    }


def _message(action: Action, say: Translator) -> str:
    """Return what is said of the place, "" where the title says the same."""
    text = say.message(said(action.group)) if action.group else ""
    return "" if text.rstrip(FULL_STOPS) == say.text(action.rule.failure_title) else text


def _lines(action: Action, say: Translator) -> float:
    """Return about how many lines an action takes on paper."""
    group, rule = action.group, action.rule
    repair = say.message(group.repair) if group and group.repair else say.text(rule.repair)
    told = sum(_full_lines(text, COLUMN_LETTERS) for text in (_message(action, say), f"{repair} {say.text(DO)}"))
    code = action.after or (group.occurrence.html if group else "")
    shown = float(len(action.variants) or min(_full_lines(code, COLUMN_LETTERS), MOST_CODE_LINES))
    if group is not None:
        shown += PICTURE_LINES if group.occurrence.box else 0
        told += bool(group.occurrence.quote)
    check = _full_lines(f"{say.text(DONE)} {say.text(action.check)}", WIDTH_LETTERS)
    return OWN_LINES + max(told, shown) + check


def _full_lines(text: str, letters: int) -> int:
    return -(-len(text) // letters)


def _crops(told: tuple[Action, ...], scorecard: Scorecard, pictures: Pictures) -> dict[str, Picture]:
    """Return the picture of every place that has one, by fingerprint."""
    pages = {page.url: page for page in scorecard.pages}
    found: dict[str, Picture] = {}
    for action in told:
        content = crop_of(action.group.occurrence, pages, pictures) if action.group else None
        if action.group and content:
            found[action.group.fingerprint] = Picture(f"crop-{len(found)}", content)
    return found
