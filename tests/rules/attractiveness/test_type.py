"""Typefaces, sizes and lines of text."""

from dataclasses import replace

import pytest
from looks import PLACE, face, running, seen
from views import NOTHING_SEEN

from rules.attractiveness import body_text_size, line_length, small_text, text_sizes, typefaces
from rules.attractiveness.middle import middle
from rules.evaluate import judge_page
from rules.finding import Outcome
from rules.view import Layout, ShownText, TextSize
from rules.views.looks import Looks, Script

FIVE = ("Arial", "Georgia", "Verdana", "Tahoma", "Courier")


def shown(selector, size, characters=100):
    return ShownText(
        text="Lakes",
        characters=characters,
        lang="en",
        size_css_px=size,
        line_height_css_px=None,
        weight=400,
        family="serif",
        colour="rgb(0, 0, 0)",
        selector=selector,
        box=PLACE,
    )


def phone(small, legible):
    return Layout(
        width_css_px=360,
        height_css_px=800,
        is_mobile=True,
        client_width_css_px=360,
        scroll_width_css_px=360,
        overflows=(),
        text_sizes=(
            TextSize(size_css_px=10, characters=small),
            TextSize(size_css_px=16, characters=legible),
        ),
        small_texts=(),
        targets=(),
    )


def test_five_families_of_one_script_are_too_many_and_all_but_two_are_named(page_of, selectors):
    faces = tuple(face(name, 500 - 10 * rank) for rank, name in enumerate(FIVE))
    [finding] = typefaces.check(page_of("<p>Lakes", view=seen(Looks(typefaces=faces))))
    assert selectors(finding) == {"#verdana", "#tahoma", "#courier"}
    assert finding.message.values["names"] == ", ".join(FIVE)
    assert finding.occurrences[0].after == '<p style="font-family: inherit">Lakes</p>'


def test_scripts_are_counted_apart_and_a_word_in_another_face_does_not_count(page_of):
    faces = (
        *(face(name, 400) for name in FIVE[:4]),
        face("Courier", 5),
        *(face(name, 400, Script.DEVANAGARI) for name in ("Lohit", "FreeSans", "Gargi", "Noto Sans")),
    )
    assert list(typefaces.check(page_of("<p>Lakes", view=seen(Looks(typefaces=faces))))) == []


def test_a_browser_that_tells_no_faces_is_not_judged(page_of):
    [result] = judge_page(page_of("<p>Lakes", view=seen(Looks(typefaces=None))), [typefaces.RULE])
    assert result.outcome is Outcome.INAPPLICABLE
    [result] = judge_page(page_of("<p>Lakes", view=NOTHING_SEEN), [typefaces.RULE])
    assert result.outcome is Outcome.CANT_TELL


def test_more_than_ten_sizes_are_too_many_and_each_is_led_to_the_nearest_common_one(page_of, selectors):
    usual = [shown(f"#pass-{size}", size, 1000) for size in (12, 14, 16, 20, 24, 36)]
    spare = [shown(f"#fail-{size}", size) for size in (13, 15, 17, 19, 28)]
    html = "".join(f"<p id=fail-{size}>Lakes</p>" for size in (13, 15, 17, 19, 28))
    view = seen(Looks(), texts=(*usual, *spare))
    [finding] = text_sizes.check(page_of(html, view=view))
    assert selectors(finding) == {one.selector for one in spare}
    assert finding.occurrences[-1].after == '<p id="fail-28" style="font-size: 24px">Lakes</p>'
    assert list(text_sizes.check(page_of(html, view=replace(view, texts=(*usual, *spare[1:]))))) == []


def test_a_size_of_fewer_characters_than_one_in_a_hundred_does_not_count(page_of):
    texts = (shown("#a", 16, 10_000), *(shown(f"#b{size}", size, 9) for size in range(20, 40)))
    assert list(text_sizes.check(page_of("<p>Lakes", view=seen(Looks(), texts=texts)))) == []


@pytest.mark.parametrize(("small", "is_told"), [(39, False), (41, True)])
def test_text_under_12_px_may_be_two_fifths_of_the_page(small, is_told, page_of, selectors):
    texts = (shown("#fail-note", 11, small), shown("#pass-text", 16, 100 - small))
    found = list(small_text.check(page_of("<p id=fail-note>Lakes", view=seen(Looks(), texts=texts))))
    assert bool(found) is is_told
    assert not found or selectors(*found) == {"#fail-note"}


def test_small_text_that_the_rule_for_phones_reports_is_not_reported_twice(page_of):
    view = seen(Looks(), texts=(shown("#a", 11),))
    outcomes = [
        judge_page(page_of("<p>Lakes", view=replace(view, layouts=(layout,))), [small_text.RULE])[0].outcome
        for layout in (phone(small=80, legible=20), phone(small=10, legible=90))
    ]
    assert outcomes == [Outcome.INAPPLICABLE, Outcome.FAILED]


def test_running_text_is_judged_by_its_middle_size(page_of, selectors):
    small = running("#fail-a", size=13, characters=600)
    page = page_of("<p>Lakes", view=seen(Looks(running_texts=(small, running("#pass-b", size=16)))))
    [finding] = body_text_size.check(page)
    assert selectors(finding) == {"#fail-a"}
    assert finding.occurrences[0].after == '<p class="a" style="font-size: 16px">Lakes are open.</p>'
    page = page_of("<p>Lakes", view=seen(Looks(running_texts=(small, running("#b", size=14, characters=900)))))
    assert list(body_text_size.check(page)) == []


def test_lines_of_more_than_100_letters_are_named_where_half_of_the_text_stands_in_them(page_of, selectors):
    long = running("#fail-a", per_line=101, characters=600)
    page = page_of("<p>Lakes", view=seen(Looks(running_texts=(long, running("#pass-b", per_line=70)))))
    [finding] = line_length.check(page)
    assert selectors(finding) == {"#fail-a"}
    assert finding.occurrences[0].after == '<p class="a" style="max-width: 36em">Lakes are open.</p>'
    at_limit = page_of("<p>Lakes", view=seen(Looks(running_texts=(replace(long, characters_per_line=100),))))
    assert list(line_length.check(at_limit)) == []


def test_a_note_of_three_lines_is_no_running_text(page_of):
    page = page_of("<p>Lakes", view=seen(Looks(running_texts=(running("#a", per_line=190, size=9, characters=399),))))
    results = judge_page(page, [line_length.RULE, body_text_size.RULE])
    assert [result.outcome for result in results] == [Outcome.INAPPLICABLE] * 2


def test_the_middle_is_weighed():
    assert middle([(10, 1), (20, 1), (30, 5)]) == 30
    assert middle([]) == 0
