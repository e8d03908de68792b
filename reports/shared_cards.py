"""The cards of shared links as networks draw them, for the scorecard."""

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from reports.crops import cut
from rules.finding import N_, Message, message
from rules.place import Box
from rules.scorecard import PageCard, Scorecard
from rules.social.cards import Card
from rules.social.preview import Preview, is_shown

RATIO = 1.91  # of the frame the networks draw
WIDTH_PX = 480
NO_PICTURE = N_("No picture")
DESCRIPTION = N_("one or two sentences about the page")
PICTURE_TO_COME = N_("A picture of at least 1200 × 630 pixels")
Keep = Callable[[bytes], str]  # takes a picture into the file and returns the name of its CSS class
Pictures = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class DrawnCard:
    """One card: its texts, and its picture or what is said in place of it."""

    title: str
    description: str
    picture: str  # CSS class, "": the screenshots do not hold it
    in_place: Message


@dataclass(frozen=True, slots=True)
class SharedLink:
    """A page's card now and as it could be."""

    page_url: str
    host: str
    now: DrawnCard
    better: DrawnCard | None  # None: nothing to mend
    lines: str  # HTML with slots


def shared_links(scorecard: Scorecard, pictures: Pictures, keep: Keep) -> tuple[SharedLink, ...]:
    """Return the cards of the scorecard's previews; no picture is loaded from the network."""
    pages = {page.url: page for page in scorecard.pages}
    return tuple(_link(preview, pages, pictures, keep) for preview in scorecard.previews)


def _link(preview: Preview, pages: Mapping[str, PageCard], pictures: Pictures, keep: Keep) -> SharedLink:
    page = pages.get(preview.page_url)

    def taken(box: Box | None) -> str:
        shot = page.full_page if page and box else None
        content = pictures(shot.name) if shot else None
        small = cut(content, shot, box, RATIO, WIDTH_PX) if content and shot and box else None
        return keep(small) if small else ""

    answer = preview.now_picture
    hides = answer is not None and not is_shown(answer)
    asked = keep(base64.b64decode(answer.small)) if answer and answer.small and not hides else ""
    now = _card(preview.now, asked or taken(None if hides else preview.now_box), _in_place(preview))
    is_same = preview.now == preview.better  # what is missing then is not drawn
    known = preview.better.picture and preview.better.picture == preview.now.picture
    better = _card(
        preview.better,
        (asked if known else "") or taken(preview.better_box),
        _in_place(preview) if known and not hides else message(PICTURE_TO_COME),
    )
    return SharedLink(
        page_url=preview.page_url,
        host=urlsplit(preview.page_url).hostname or "",
        now=now,
        better=None if is_same else better,
        lines=preview.lines,
    )


def _card(card: Card, picture: str, in_place: Message) -> DrawnCard:
    return DrawnCard(title=card.title, description=card.description, picture=picture, in_place=in_place)


def _in_place(preview: Preview) -> Message:
    """Return what stands in the frame of today's card where no picture can be drawn."""
    answer = preview.now_picture
    if not preview.now.picture:
        return message(NO_PICTURE)
    if answer is None or answer.status is None:
        return message(N_("A picture that was not looked at"))
    if answer.status >= 400:
        return message(N_("No picture: its address gives an error"))
    if answer.width_px is None or answer.height_px is None:
        return message(N_("A picture of unknown size"))
    text = (
        N_("A picture of {width} × {height} pixels")
        if is_shown(answer)
        else N_("No picture: {width} × {height} pixels are too few")
    )
    return message(text, width=answer.width_px, height=answer.height_px)
