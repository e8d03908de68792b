"""The page to vote on: which of two first views looks more inviting. One file that needs no server and no network."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from reports.crops import size_px
from reports.i18n import LANGUAGES, NAMES, translator
from reports.templating import environment, source
from rules.finding import N_
from rules.voting.poll import VOTES_VERSION, Contestant, pairs

VOTES_A_VISIT = 40
# Said by the script, with what it counts.
SPOKEN = {
    "progress": N_("Pair {number} of {all}"),
    "saved": N_("Your choices so far are kept in this browser."),
    "unsaved": N_("This browser keeps nothing: save the file before you close the page."),
    "left": N_("The left one was chosen."),
    "right": N_("The right one was chosen."),
    "skipped": N_("The pair was skipped."),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A picture that is voted on."""

    contestant: Contestant
    picture: bytes  # WebP


def render(candidates: Sequence[Candidate], language: str = "en", votes_a_visit: int = VOTES_A_VISIT) -> str:
    """Return the whole page; `language` is the one shown first."""
    ids = [one.contestant.id for one in candidates]
    poll = hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest()[:12]
    place = {id_: number for number, id_ in enumerate(ids)}
    shown = [(place[left], place[right]) for left, right in pairs(ids, poll)]
    facts: dict[str, Any] = {
        "version": VOTES_VERSION,
        "poll": poll,
        "contestants": [
            {"id": one.contestant.id, "url": one.contestant.url, "estimate": one.contestant.estimate}
            for one in candidates
        ],
        "pairs": shown,
        "visit": min(votes_a_visit, len(shown)),
        "words": {name: {key: translator(name).text(text) for key, text in SPOKEN.items()} for name in LANGUAGES},
    }
    style = source("vote.css") + "".join(_style(number, one.picture) for number, one in enumerate(candidates))
    script = source("vote.js")
    return environment().get_template("vote.html").render(
        _=N_,
        facts=facts,
        style=Markup(style),  # noqa: S704, our own style and pictures in base64
        script=Markup(script),  # noqa: S704, our own
        sources=Markup(f"script-src {_source(script)}; style-src {_source(style)}; img-src data:"),  # noqa: S704
        language=language,
        shown=(language, *(other for other in LANGUAGES if other != language)),
        names=NAMES,
        says={name: translator(name) for name in LANGUAGES},
        visit=facts["visit"],
    )  # fmt: skip


def _style(number: int, picture: bytes) -> str:
    width, height = size_px(picture)
    data = base64.b64encode(picture).decode("ascii")
    return f".p{number}{{background-image:url(data:image/webp;base64,{data});aspect-ratio:{width}/{height}}}"


def _source(text: str) -> str:
    """Return what a Content-Security-Policy allows this text by, and nothing else."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"
