"""The estimate of the first impression, where it stands among others, and what is said of a low one."""

from dataclasses import replace

import pytest
from views import NOTHING_SEEN

from rules.attractiveness import first_impression
from rules.attractiveness.first_view_things import badges, busiest, tickers
from rules.attractiveness.impression_estimate import (
    Measure,
    contributions,
    estimate,
    is_blank,
    percentile,
    reference,
    standing,
)
from rules.evaluate import judge_page
from rules.finding import Doubt, Outcome
from rules.judgement import Judgement
from rules.place import Box
from rules.view import FailedRequest, ShownImage, ShownText
from rules.views.impression import Impression
from rules.views.motion import Animation, Motion


def seen(width=1366, congestion=0.74, edge=0.1004, noise=4.11, flat=0.5852, colour=55.26, light=68.08, commonest=0.3):
    """Return the first view of the mean rated page, with changes."""
    return Impression(
        width_css_px=width,
        height_css_px=768,
        congestion=congestion,
        edge_share=edge,
        colour_noise=noise,
        flatness=flat,
        colourfulness=colour,
        light_sd=light,
        figure_ground=0.3,
        contour_density=0.1,
        colour_count=2000,
        commonest_colour_share=commonest,
    )


POOR = {"congestion": 0.88, "edge": 0.18, "noise": 9.1, "flat": 0.9, "colour": 20.0, "light": 50.0}
FINE = {"congestion": 0.6, "edge": 0.05, "noise": 1.0, "flat": 0.2, "colour": 80.0, "light": 85.0}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, 4.334),
        ({"congestion": 0.8104}, 4.334 - 0.170),
        ({"edge": 0.1408}, 4.334 - 0.256),
        ({"noise": 6.602}, 4.334 - 0.501),
        ({"flat": 0.8108}, 4.334 - 0.413),
        ({"colour": 83.24}, 4.334 + 0.214),
        ({"light": 86.75}, 4.334 + 0.206),
        # The medians of the best and of the worst fifth of the rated pages, worked out by hand.
        ({"congestion": 0.69, "edge": 0.08, "flat": 0.47, "noise": 3.1, "light": 74, "colour": 54}, 5.0536),
        ({"congestion": 0.80, "edge": 0.12, "flat": 0.75, "noise": 5.0, "light": 61, "colour": 53}, 3.4889),
    ],
)
def test_the_formula_gives_what_is_worked_out_by_hand(changes, expected):
    assert estimate(seen(**changes)) == pytest.approx(expected, abs=1e-3)


def test_the_contributions_add_up_to_the_estimate():
    page = seen(**POOR)
    assert 4.334 + sum(contributions(page).values()) == pytest.approx(estimate(page))
    assert contributions(page)[Measure.COLOUR_NOISE] == pytest.approx(-0.501 * (9.1 - 4.11) / 2.492)


@pytest.mark.parametrize(
    ("value", "expected"), [(0.9, 0), (1.0, 0), (1.5, 12.5), (2.0, 25), (4.5, 87.5), (5.0, 100), (6, 100)]
)
def test_a_percentile_lies_between_equal_steps(value, expected):
    assert percentile(value, (1.0, 2.0, 3.0, 4.0, 5.0)) == pytest.approx(expected)


def test_equal_steps_share_their_place():
    assert percentile(2.0, (1.0, 2.0, 2.0, 2.0, 5.0)) == pytest.approx(50)


def test_the_pages_of_comparison_are_of_one_browser_and_in_order():
    table = reference()
    assert table.browser.startswith("Chromium ")
    assert set(table.comparisons) == {1366, 1024}
    for one in table.comparisons.values():
        assert list(one.estimates) == sorted(one.estimates)
        assert one.pages >= 100
        assert one.sites >= 5


def test_a_scorecard_carries_the_pages_of_comparison_in_its_digest(site_of, monkeypatch):
    before = Judgement([], []).scorecard(site_of()).configuration_digest
    other = replace(reference(), identity="other")
    monkeypatch.setattr("rules.judgement.reference", lambda: other)
    assert Judgement([], []).scorecard(site_of()).configuration_digest != before


@pytest.mark.parametrize("changes", [{"edge": 0.004}, {"commonest": 0.98}])
def test_a_blank_picture_has_no_standing(changes):
    assert is_blank(seen(**changes))
    assert standing(seen(**changes)) is None


@pytest.fixture
def page_with(page_of):
    def build(*impressions, **changes):
        return page_of("<p>Lakes", view=replace(NOTHING_SEEN, impressions=impressions, **changes))

    return build


def outcome(page):
    [result] = judge_page(page, [first_impression.RULE])
    return result.outcome


def test_a_page_low_at_both_widths_fails_and_is_told_why(page_with):
    page = page_with(seen(**POOR), seen(1024, **POOR))
    assert outcome(page) is Outcome.FAILED
    first, *causes = first_impression.check(page)
    assert first.message.values["above"] > 90
    assert first.message.values["pages"] == reference().comparisons[1366].pages
    assert [cause.repair.text for cause in causes] == [first_impression.ROOMIER, first_impression.RICHER]
    assert first.repair.text == first_impression.CALMER
    places = [place.selector for said in (first, *causes) for place in said.occurrences]
    assert len(set(places)) == len(places), "each cause has a place of its own, so that none is told as another"


def test_a_page_low_at_one_width_alone_is_not_blamed(page_with):
    assert outcome(page_with(seen(**POOR), seen(1024, **FINE))) is Outcome.PASSED
    assert outcome(page_with(seen(**FINE), seen(1024, **FINE))) is Outcome.PASSED


def test_a_blank_or_missing_picture_is_no_verdict(page_with):
    assert outcome(page_with(seen(commonest=0.99), seen(1024, **POOR))) is Outcome.CANT_TELL
    shot = {"phone_view": object()}
    assert outcome(page_with(**shot)) is Outcome.CANT_TELL
    assert outcome(page_with()) is Outcome.INAPPLICABLE


def test_pictures_that_did_not_arrive_keep_a_page_from_being_blamed(page_with):
    lost = FailedRequest(url="https://a.example/a.jpg", kind="image", status=None, reason="timed out")
    [doubt] = first_impression.check(page_with(seen(**POOR), failed_requests=(lost,)))
    assert isinstance(doubt, Doubt)


def box(y, width=300, height=30):
    return Box(x_css_px=0, y_css_px=y, width_css_px=width, height_css_px=height)


def moving(selector, y, **changes):
    values = {
        "name": "run", "round_ms": 9000.0, "total_ms": None, "shift_css_px": 400.0, "turn_degrees": 0.0, "fade": 0.0,
        "recolour": 0.0, "is_alone": False, "is_progress": False, "flashes": None, "flickers": 0,
        "goes_on_when_unwanted": None, "selector": selector, "html": "<div>", "box": box(y),
    }  # fmt: skip
    return Animation(**values | changes)


def picture(selector, src, y, size=24):
    return ShownImage(
        src=f"https://a.example/{src}", is_complete=True, natural_width_px=size, natural_height_px=size,
        object_fit="fill", is_vector=False, alt="", selector=selector, html="<img>", box=box(y, size, size),
    )  # fmt: skip


def test_tickers_and_badges_of_the_first_view_are_named_and_those_below_are_not(page_with):
    motion = Motion(
        animations=(moving("#fail-ticker", 100), moving("#pass-below", 900), moving("#pass-nod", 90, shift_css_px=8.0))
    )
    images = (picture("#fail-new", "new_blink.gif", 200), picture("#pass-office", "office.jpg", 200),
              picture("#pass-new-below", "new.gif", 800), picture("#pass-large", "new.gif", 10, 300))  # fmt: skip
    page = page_with(seen(**POOR), seen(1024, **POOR), motion=motion, images=images)
    assert [one.selector for one in tickers(page.view)] == ["#fail-ticker"]
    assert [one.selector for one in badges(page.view)] == ["#fail-new"]
    named = {place.selector for said in first_impression.check(page) for place in said.occurrences}
    assert {"#fail-ticker", "#fail-new"} <= named


def test_the_crowded_block_is_the_smallest_with_half_of_the_texts():
    def shown(selector, y=50):
        return ShownText(text="a", characters=1, lang="en", size_css_px=16, line_height_css_px=None, weight=400,
                         family="x", colour="rgb(0, 0, 0)", selector=selector, box=box(y))  # fmt: skip

    texts = (*(shown(f"html > body > #menu > ul > li:nth-of-type({n})") for n in range(6)), shown("html > body > p"),
             *(shown("html > body > footer > p", 900) for _ in range(20)))  # fmt: skip
    [place] = busiest(replace(NOTHING_SEEN, texts=texts))
    assert place.selector == "html > body > #menu > ul"
