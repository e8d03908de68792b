"""Fix sheets: one A4 page for each of those who can mend a website, with the five actions that are best for them."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from reports import words
from reports.changes import before_and_after, slots
from reports.escape import address
from reports.i18n import LANGUAGES, NAMES, Translator, language_of, translator
from reports.pictures import Picture, Pictures, crop_of
from reports.places import said, where
from reports.sheets.actions import Action, actions
from reports.templating import environment
from reports.unreachable import EXPLANATIONS
from rules.finding import SLOT_OPEN
from rules.rule import Owner, Rule, SiteRule
from rules.scorecard import Scorecard, grade, score_when_mended

FILES: Mapping[Owner, str] = {
    Owner.EDITOR: "sheet-editor.html",
    Owner.DEVELOPER: "sheet-developer.html",
    Owner.HOSTING: "sheet-hosting.html",
}
FULL_STOPS = ".।"


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
            halves={name: half.render(facts, id=name, **_speech(translator(name))) for name in shown},
            speech={name: translator(name).text for name in shown},
            moments={name: translator(name).moment(scorecard.observed_at) for name in shown},
            style=_style(),
            pictures=[picture.style for picture in crops.values()],
        )
    )


def _speech(say: Translator) -> dict[str, Any]:
    """Return what the template says words with."""
    return {
        "say": say,
        "_": say.text,
        "ngettext": say.plural,
        "slots": lambda html: slots(html, say),
        "before_and_after": lambda before, after: before_and_after(before, after, say),
        "message": lambda action: _message(action, say),
        "where": lambda group, suggestion, pages_read: say.message(where(group, suggestion, pages_read)),
    }


def _message(action: Action, say: Translator) -> str:
    """Return what is said of the place, "" where the title says the same."""
    text = say.message(said(action.group)) if action.group else ""
    return "" if text.rstrip(FULL_STOPS) == say.text(action.rule.failure_title) else text


def _crops(told: tuple[Action, ...], scorecard: Scorecard, pictures: Pictures) -> dict[str, Picture]:
    """Return the picture of every place that has one, by fingerprint."""
    pages = {page.url: page for page in scorecard.pages}
    found: dict[str, Picture] = {}
    for action in told:
        content = crop_of(action.group.occurrence, pages, pictures) if action.group else None
        if action.group and content:
            found[action.group.fingerprint] = Picture(f"crop-{len(found)}", content)
    return found


def _style() -> str:
    folder = files("reports") / "templates"
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in ("scorecard.css", "sheet.css"))
