"""Flags: what only a program meets is asked about, and what visitors meet is not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from studio import Studio

from rules.evidence import PageEvidence, SiteEvidence
from rules.probes import EarlierAudit, EarlierPage
from rules.reviewing.flags import Flag, FlagKind, flags_of
from rules.rule import Need

PICTURE = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='300' height='200'%3E"
    "%3Crect width='300' height='200' fill='%23{colour}'/%3E%3C/svg%3E"
)
LONG = "Department website temple trek portal scheme news tourism best "
SEEN = "<p>The nursery sells saplings on every working day, and the prices stand on the board.</p>"


def page(body: str) -> str:
    return (
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Department</title><style>body{background:#fff;"
        f"color:#222}}</style></head><body><main><h1>Department</h1>{SEEN}{body}</main></body></html>"
    )


def pictures(*alts: str) -> str:
    return "".join(
        f'<p><img src="{PICTURE.format(colour=f"{number:06d}")}" width=300 height=200 alt="{alt}"></p>'
        for number, alt in enumerate(alts)
    )


@pytest.fixture
def flagged(studio: Studio, site_of: Callable[..., SiteEvidence]) -> Callable[..., object]:
    async def watch(body: str) -> dict[FlagKind, Flag]:
        studio.serve({"/": page(body)})
        watched = (await studio.watch("/", needs=frozenset({Need.READING, Need.MEDIA, Need.SEEING}))).page
        return {flag.kind: flag for flag in flags_of(site_of(watched))}

    return watch


@pytest.mark.browser
async def test_pictures_without_a_text_and_with_one_text_are_asked_about(flagged: Callable[..., object]) -> None:
    empty = await flagged(pictures("", "", "", "", "", "A nursery"))  # type: ignore[misc]
    assert (empty[FlagKind.EMPTY_ALTS].count, empty[FlagKind.EMPTY_ALTS].total) == (5, 6)
    equal = await flagged(pictures(*["Department"] * 5, "A nursery"))  # type: ignore[misc]
    assert equal[FlagKind.EQUAL_ALTS].count == 5
    assert await flagged(pictures("A fair", "A hall", "A hill", "A road", "A lake", "")) == {}  # type: ignore[misc]


@pytest.mark.browser
async def test_links_and_text_that_nobody_sees_are_asked_about(flagged: Callable[..., object]) -> None:
    found = await flagged(  # type: ignore[misc]
        f"""<p style="color:#fff">{LONG}</p><p style="font-size:1px">{LONG[::-1]}</p>
        <p style="display:none"><a href="/rti">Right to Information</a></p>
        <p><a href="/feedback" style="color:#fff">Feedback</a></p>
        <p style="position:absolute;left:-9000px"><a href="/contact">Contact us</a></p>
        <p><a href="/about">About us</a></p>"""
    )
    assert found[FlagKind.UNSEEN_TEXT].count == 2
    hidden = found[FlagKind.HIDDEN_DUTIES]
    assert (hidden.count, hidden.total) == (3, 4)
    assert {place.quote.partition(">")[2].partition("<")[0] for place in hidden.places} == {
        "Right to Information",
        "Feedback",
        "Contact us",
    }


@pytest.mark.browser
async def test_menus_that_open_and_links_seen_elsewhere_are_not(flagged: Callable[..., object]) -> None:
    found = await flagged(  # type: ignore[misc]
        """<nav><ul><li>More<ul style="display:none"><li><a href="/rti">Right to Information</a></li></ul></li></ul></nav>
        <details><summary>Policies</summary><a href="/privacy">Privacy Policy</a></details>
        <div id="mobile-menu" style="display:none"><a href="/charter">Citizen charter</a></div>
        <p style="display:none"><a href="/contact">Contact us</a></p><p><a href="/contact-us">Contact us</a></p>
        <p style="color:#fff">Short</p>"""
    )
    assert found == {}


def stamped(page_of: Callable[..., PageEvidence], day: str, pages: int = 6) -> list[PageEvidence]:
    return [
        page_of(
            f"<html lang=en><body><main><h1>Scheme {number}</h1><p>{SEEN}</p></main>"
            f"<footer><p>Last updated: {day}</p></footer></body></html>",
            url=f"https://department.example.gov.in/{number or ''}",
        )
        for number in range(pages)
    ]


def test_stamps_that_name_the_day_of_the_visit_everywhere_are_asked_about(
    page_of: Callable[..., PageEvidence], site_of: Callable[..., SiteEvidence]
) -> None:
    [flag] = flags_of(site_of(*stamped(page_of, "16 March 2026")))
    assert (flag.kind, flag.count, flag.total) == (FlagKind.STAMPS_OF_TODAY, 6, 6)
    assert flag.places[0].quote
    assert flags_of(site_of(*stamped(page_of, "11 March 2026"))) == ()


def test_stamps_that_moved_over_an_unchanged_text_are_asked_about(
    page_of: Callable[..., PageEvidence], site_of: Callable[..., SiteEvidence]
) -> None:
    pages = stamped(page_of, "11 March 2026")
    known = {one.url: EarlierPage(content_hash=one.text.content_hash, stamp="2025-12-10") for one in pages}
    earlier = EarlierAudit(observed_at=datetime(2025, 12, 12, tzinfo=UTC), pages=known)
    [flag] = flags_of(site_of(*pages, earlier=earlier))
    assert (flag.kind, flag.count, flag.total) == (FlagKind.MOVED_STAMPS, 6, 6)
    changed = {url: replace(one, content_hash="other") for url, one in known.items()}
    assert flags_of(site_of(*pages, earlier=replace(earlier, pages=changed))) == ()
    just_before = replace(earlier, observed_at=pages[0].observed_at - timedelta(hours=2))
    assert flags_of(site_of(*pages, earlier=just_before)) == ()
