"""Colours, edges, movement, and jumps while loading."""

from dataclasses import replace

import pytest
from looks import PLACE, SCRIPT, colour, edge, seen
from views import NOTHING_SEEN

from rules.attractiveness import key_colours, layout_shift, left_edges, restless_view
from rules.attractiveness.hues import apart_degrees, chroma_and_hue, key_hues
from rules.evaluate import judge_page
from rules.finding import Doubt, Finding, Outcome
from rules.place import Box
from rules.view import Shift, ShownImage, Vitals
from rules.views.looks import Looks
from rules.views.motion import Animation, Motion

RED, YELLOW, GREEN, BLUE, VIOLET = "#c00000", "#e0c000", "#008030", "#0040c0", "#8000a0"


def animation(selector, x=0.0, y=0.0, **changes):
    values = {
        "name": "blink",
        "round_ms": 1000.0,
        "total_ms": None,
        "shift_css_px": 0.0,
        "turn_degrees": 0.0,
        "fade": 1.0,
        "recolour": 0.0,
        "is_alone": False,
        "is_progress": False,
        "flashes": None,
        "flickers": 0,
        "goes_on_when_unwanted": None,
        "selector": selector,
        "html": "<b>New</b>",
        "box": Box(x_css_px=x, y_css_px=y, width_css_px=40, height_css_px=20),
    }
    return Animation(**values | changes)


def vitals(cls, *shifts):
    return Vitals(
        ttfb_ms=1,
        fcp_ms=1,
        lcp_ms=1,
        lcp_selector="",
        cls=cls,
        blocking_ms=0,
        long_tasks=0,
        load_ms=1,
        dom_elements=9,
        shifts=shifts,
    )


def shift(selector, y=400.0):
    return Shift(score=0.4, moved_css_px=300, selector=selector, html="<main></main>", box=replace(PLACE, y_css_px=y))


def picture(selector, html, y=0.0):
    return ShownImage(
        src="https://department.example.gov.in/a.jpg",
        is_complete=True,
        natural_width_px=600,
        natural_height_px=300,
        object_fit="fill",
        is_vector=False,
        alt="",
        selector=selector,
        html=html,
        box=replace(PLACE, y_css_px=y),
    )


def test_hue_and_chroma_are_those_of_cie_lab():
    chroma, degrees = chroma_and_hue("#ff0000")
    assert (round(chroma, 1), round(degrees, 1)) == (104.6, 40.0)
    assert chroma_and_hue("#808080")[0] < 0.1
    assert apart_degrees(350, 10) == 20


def test_shades_of_one_tone_are_one_hue_and_greys_and_specks_none():
    colours = (colour("#0040c0", 0.2), colour("#2060d0", 0.1), colour("#f4f4f4", 0.5), colour(RED, 0.019))
    [hue] = key_hues(colours)
    assert round(hue.share, 3) == 0.3


def test_five_tones_are_too_many_and_all_but_two_are_named(page_of, selectors):
    tones = tuple(colour(value, 0.05 - 0.001 * rank) for rank, value in enumerate((RED, BLUE, YELLOW, GREEN, VIOLET)))
    [finding] = key_colours.check(page_of("<p>Lakes", view=seen(Looks(colours=tones))))
    assert selectors(finding) == {"#ce0c000", "#c008030", "#c8000a0"}
    assert list(key_colours.check(page_of("<p>Lakes", view=seen(Looks(colours=tones[:4]))))) == []


def test_blocks_on_no_common_lines_are_named(page_of, selectors):
    scattered = tuple(edge(left) for left in range(10, 10 + 14 * 60, 60))
    [finding] = left_edges.check(page_of("<p>Lakes", view=seen(Looks(edges=scattered))))
    assert finding.message.values["edges"] == 14
    assert len(selectors(finding)) == 8


def test_edges_within_four_pixels_are_one_line_and_few_blocks_no_order(page_of):
    ordered = tuple(edge(left) for left in (100, 102, 104, 400, 401, 402, 700, 703, 704, 20, 300, 500, 900))
    assert list(left_edges.check(page_of("<p>Lakes", view=seen(Looks(edges=ordered))))) == []
    few = page_of("<p>Lakes", view=seen(Looks(edges=tuple(edge(left) for left in range(0, 660, 60)))))
    assert judge_page(few, [left_edges.RULE])[0].outcome is Outcome.INAPPLICABLE


def test_two_things_that_move_in_the_first_view_are_one_too_many(page_of, selectors):
    motion = Motion(animations=(animation("#fail-a"), animation("#fail-b", x=500)), was_left_alone=True)
    [finding] = restless_view.check(page_of("<p>Lakes", view=replace(NOTHING_SEEN, motion=motion)))
    assert selectors(finding) == {"#fail-a", "#fail-b"}


@pytest.mark.parametrize(
    "other",
    [
        animation("#inside", x=10),  # a part of the first
        animation("#below", y=900),
        animation("#faint", x=500, fade=0.1),
        animation("#loading", x=500, is_progress=True),
    ],
)
def test_one_movement_is_usual(other, page_of):
    motion = Motion(animations=(animation("#a"), other), was_left_alone=True)
    assert list(restless_view.check(page_of("<p>Lakes", view=replace(NOTHING_SEEN, motion=motion)))) == []


def test_a_page_whose_scripts_were_not_watched_is_judged_by_what_was_seen_alone(page_of):
    def outcome(*moving):
        view = replace(NOTHING_SEEN, motion=Motion(animations=moving), requests=(SCRIPT,))
        return judge_page(page_of("<p>Lakes", view=view), [restless_view.RULE])[0].outcome

    assert outcome() is Outcome.INAPPLICABLE
    assert outcome(animation("#a"), animation("#b", x=500)) is Outcome.FAILED


@pytest.fixture
def jumps(page_of):
    def judged(*loads, images=(), clicks=0):
        view = replace(NOTHING_SEEN, vitals=loads[0], further_loads=loads[1:], images=images)
        page = page_of("<p>Lakes", view=view, clicks_from_home=clicks)
        return list(layout_shift.check(page)) if layout_shift.RULE.applies(page) else None

    return judged


def test_the_worst_load_counts_and_names_what_jumped_and_the_pictures_without_room(jumps, selectors):
    images = (
        picture("#fail-unsized", '<img src="a.jpg">'),
        picture("#pass-sized", '<img src="a.jpg" width="600" height="300">'),
        picture("#pass-below", '<img src="a.jpg">', y=900),
    )
    [finding] = jumps(vitals(0.0), vitals(0.55, shift("#fail-main")), vitals(0.0), images=images)
    assert isinstance(finding, Finding)
    assert selectors(finding) == {"#fail-main", "#fail-unsized"}
    assert finding.occurrences[1].after == '<img src="a.jpg" width="600" height="300">'


@pytest.mark.parametrize("loads", [(0.2, 0.26), (0.3, 0.1), (0.05,)])
def test_near_the_limit_and_after_one_load_nothing_is_said(loads, jumps):
    [doubt] = jumps(*map(vitals, loads))
    assert isinstance(doubt, Doubt)
    assert not doubt.is_question


def test_a_home_page_that_stays_still_passes_and_inner_pages_are_not_judged(jumps):
    assert jumps(vitals(0.0), vitals(0.1), vitals(0.2)) == []
    assert jumps(vitals(0.9), vitals(0.9), clicks=1) is None
