"""Share picture: the picture of a shared link exists and is large enough to be shown."""

from collections.abc import Callable, Iterator

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Doubt, Finding, Message, Occurrence, message, place, slot
from rules.page_text import Meta
from rules.probes import SharePicture
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.social.cards import (
    GOOD_HEIGHT_PX,
    GOOD_WIDTH_PX,
    MIN_HEIGHT_PX,
    MIN_WIDTH_PX,
    RATIO,
    RATIO_TOLERANCE,
    complete,
    properties,
)
from rules.standards import gigw

GONE = frozenset({404, 410})


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report pictures that are not there, are no pictures, or are too small to be shown."""
    yield from _told(site, _fault)
    silent = tuple(
        place(meta, quote=picture.url, page_url=page.url)
        for page, meta, picture in _pictures(site)
        if picture.status is None or (picture.status >= 400 and picture.status not in GONE)
    )
    if silent:
        yield Doubt(
            message=message(N_("The picture could not be loaded when it was asked for.")),
            occurrences=silent,
            is_question=False,
        )
    pages_instead = tuple(
        place(meta, quote=picture.url, page_url=page.url)
        for page, meta, picture in _pictures(site)
        if picture.status is not None and picture.status < 400 and picture.media_type.startswith("text/")
    )
    if pages_instead:
        yield Doubt(
            message=message(N_("The address of the picture answers with a page. Open it: does a picture appear?")),
            occurrences=pages_instead,
        )


def check_size(site: SiteEvidence) -> Iterator[Finding]:
    """Report pictures that are shown, but not sharp or not whole."""
    yield from _told(site, lambda picture: None if _fault(picture) else _shortcoming(picture))


def of_page(site: SiteEvidence, page: PageEvidence) -> tuple[Meta, SharePicture] | None:
    """Return the declaration of a page's picture and the answer of its address; None where it was not asked."""
    declared = properties(page.text).get("og:image")
    if declared is None:
        return None
    address = complete(page.text.base_url, declared.content.strip())
    asked = site.probes.share_pictures
    picture = asked.get(declared.content.strip()) or asked.get(address)
    return (declared, picture) if picture is not None else None


def _pictures(site: SiteEvidence) -> Iterator[tuple[PageEvidence, Meta, SharePicture]]:
    for page in site.pages:
        found = of_page(site, page) if page.is_served else None
        if found is not None:
            yield page, *found


def _told(site: SiteEvidence, fault: Callable[[SharePicture], Message | None]) -> Iterator[Finding]:
    faults: dict[str, tuple[Message, list[Occurrence]]] = {}
    wanted = slot(N_("address of a picture of at least 1200 × 630 pixels"))
    for page, meta, picture in _pictures(site):
        text = fault(picture)
        if text is not None:
            faults.setdefault(repr(text), (text, []))[1].append(
                place(
                    meta, after=f'<meta property="og:image" content="{wanted}">', quote=picture.url, page_url=page.url
                )
            )
    for text, places in faults.values():
        yield Finding(message=text, occurrences=tuple(places))


def _fault(picture: SharePicture) -> Message | None:
    if picture.status in GONE:
        return message(N_("The picture of the card is not there: the server answers {status}."), status=picture.status)
    if picture.status is None or picture.status >= 400:
        return None
    kind = picture.media_type.partition(";")[0].strip().lower()
    if kind == "image/svg+xml":
        return message(N_("The picture is a drawing (SVG), which networks do not show."))
    if picture.width_px is None or picture.height_px is None:
        return None
    if picture.width_px < MIN_WIDTH_PX or picture.height_px < MIN_HEIGHT_PX:
        return message(
            N_("The picture is {width} × {height} pixels, so networks show it as a small square or not at all."),
            width=picture.width_px,
            height=picture.height_px,
        )
    return None


def _shortcoming(picture: SharePicture) -> Message | None:
    if picture.status is None or picture.status >= 400 or not picture.width_px or not picture.height_px:
        return None
    if abs(picture.width_px / picture.height_px - RATIO) > RATIO_TOLERANCE:
        return message(
            N_("The picture is {width} × {height} pixels; networks cut it to twice as wide as high."),
            width=picture.width_px,
            height=picture.height_px,
        )
    if picture.width_px < GOOD_WIDTH_PX or picture.height_px < GOOD_HEIGHT_PX:
        return message(
            N_("The picture is {width} × {height} pixels and looks blurred on good screens."),
            width=picture.width_px,
            height=picture.height_px,
        )
    return None


def _was_asked(site: SiteEvidence) -> bool:
    return any(True for _ in _pictures(site))


RULE = SiteRule(
    id="share-picture",
    category=Category.SOCIAL,
    impact=Impact.MINOR,
    weight=2,
    references=(gigw("5.1.24"),),
    title=N_("The picture of a shared link is there and large enough"),
    failure_title=N_("The picture of a shared link is missing or too small"),
    why=N_("A link without a picture is passed over in a full message list."),
    repair=N_("Name a picture of 1200 × 630 pixels, as JPEG or PNG, that shows what the page is about."),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    per_page=True,
    applies=_was_asked,
    check=check,
)
SIZE = SiteRule(
    id="share-picture-size",
    category=Category.SOCIAL,
    impact=Impact.MINOR,
    weight=0,
    references=(gigw("DBIM-G45"),),
    title=N_("The picture of a shared link is shown sharp and whole"),
    failure_title=N_("The picture of a shared link is cut or blurred"),
    why=N_("Faces and words at the edge of a cut picture are lost."),
    repair=N_("Use a picture of 1200 × 630 pixels, with everything that matters in the middle."),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    per_page=True,
    applies=_was_asked,
    check=check_size,
)
