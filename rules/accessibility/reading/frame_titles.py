"""Frame titles: embedded pages have titles that say what they show and that tell them apart (W3C ACT rule 4b1c6c)."""

import re
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urlsplit

from rules.accessibility.axe.row import DETAIL, FAULTS, Subject
from rules.accessibility.markup import read_tag
from rules.accessibility.reading.seen import seen
from rules.accessibility.reading.wording import is_nameless_frame
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, place, slot
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.text import folded
from rules.views.reading import Frame

FILM_HOSTS = ("youtube.com", "youtube-nocookie.com", "vimeo.com", "dailymotion.com")
_FILM = re.compile(r"/(?:embed|video|v)/(?:video/)?([\w-]{6,})")


def check_words(page: PageEvidence) -> Iterator[Finding]:
    """Report embedded pages whose title is “iframe”, an address or the like."""
    found = [frame for frame in seen(page).frames if frame.name and is_nameless_frame(frame.name)]
    if found:
        yield Finding(message=FAULTS[Subject.FRAME](len(found)), occurrences=tuple(map(_retitled, found)))


def check_pairs(page: PageEvidence) -> Iterator[Finding]:
    """Report embedded pages of one title that surely show different things."""
    groups: dict[str, list[Frame]] = defaultdict(list)
    for frame in seen(page).frames:
        if frame.name and not is_nameless_frame(frame.name):
            groups[folded(frame.name)].append(frame)
    found = [frame for group in groups.values() for frame in group if any(_differ(frame, other) for other in group)]
    if found:
        yield Finding(message=FAULTS[Subject.FRAME](len(found)), occurrences=tuple(map(_told_apart, found)))


def _differ(one: Frame, other: Frame) -> bool:
    if one.src and one.src == other.src:
        return False
    if one.text and other.text:
        return folded(one.text) != folded(other.text)
    first, second = _film(one.src), _film(other.src)
    return bool(first and second and first != second)


def _film(src: str) -> str:
    try:
        host = (urlsplit(src).hostname or "").removeprefix("www.").removeprefix("player.")
    except ValueError:
        return ""
    found = _FILM.search(urlsplit(src).path)
    return found.group(1) if found and host in FILM_HOSTS else ""


def _retitled(frame: Frame) -> Occurrence:
    tag = read_tag(frame.html)
    return place(frame, str(tag.having("title", slot(N_("what the embedded page shows")))) if tag else "")


def _told_apart(frame: Frame) -> Occurrence:
    tag = read_tag(frame.html)
    if tag is None:
        return place(frame)
    return place(frame, str(tag.having("title", f"{frame.name}: {slot(N_('what the embedded page shows'))}")))


RULES = (
    Rule(
        id="frame-title-wording",
        category=Category.ACCESSIBILITY,
        impact=Impact.SERIOUS,
        weight=DETAIL,
        references=success_criterion("4.1.2"),
        title=N_("The titles of embedded pages say what they show"),
        failure_title=N_("Some embedded pages have a title that says nothing"),
        why=N_(
            "A blind visitor hears “iframe” and must enter it to find out whether it is a map, a film or an "
            "advertisement."
        ),
        repair=N_('Write into the title what is shown, such as title="Map: how to reach the office".'),
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        needs=frozenset({Need.READING}),
        applies=lambda page: any(frame.name for frame in seen(page).frames),
        check=check_words,
    ),
    Rule(
        id="same-title-frames",
        category=Category.ACCESSIBILITY,
        impact=Impact.SERIOUS,
        weight=DETAIL,
        references=success_criterion("4.1.2"),
        title=N_("Embedded pages that show different things have different titles"),
        failure_title=N_("Some embedded pages show different things under one title"),
        why=N_(
            "A blind visitor hears the same title again and again and cannot choose the film or map that is needed."
        ),
        repair=N_("Add to each title what sets it apart, such as “Video: inauguration” and “Video: training”."),
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        needs=frozenset({Need.READING}),
        applies=lambda page: sum(bool(frame.name) for frame in seen(page).frames) > 1,
        check=check_pairs,
    ),
)
