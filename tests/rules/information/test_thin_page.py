"""Pages with nothing to read."""

from dataclasses import replace

import pytest
from views import NOTHING_SEEN

from rules.evaluate import judge_page
from rules.finding import Doubt, Finding, Outcome
from rules.information.thin_page import RULE, check

MENU = "<body><nav><a href=/a>One</a><a href=/b>Two</a><a href=/c>Three</a></nav><footer>" + "word " * 90 + "</footer>"


def watched(page_of, main):
    return page_of(f"<title>Lakes</title>{MENU}<main>{main}</main>", view=NOTHING_SEEN)


@pytest.mark.parametrize("heading", ["Citizen Charter", "नागरिक अधिकार पत्र"])
def test_a_heading_alone_is_an_empty_page(heading, page_of, selectors):
    [finding] = check(watched(page_of, f'<h1 id="fail-heading">{heading}</h1>'))
    assert isinstance(finding, Finding)
    assert finding.message.count == len(heading.split())
    assert selectors(finding) == {"#fail-heading"}
    assert finding.occurrences[0].quote == heading


def test_an_empty_main_part_is_reported_without_a_place(page_of):
    [finding] = check(watched(page_of, ""))
    assert finding.occurrences[0].selector == ""


@pytest.mark.parametrize(
    "main",
    [
        "<p>" + "word " * 50 + "</p>",
        "<table><tr><td>1</td></tr></table>",
        "<ul><li><a href=/1>A</a><li><a href=/2>B</a><li><a href=/3>C</a></ul>",
        "<p><a href=/order.pdf>Order</a></p>",
        "<form><input name=a></form>",
        "<div>Lakes</div><div>12</div>" * 6,
        "<iframe src=/map></iframe>",
        "<img src=1.jpg alt=a><img src=2.jpg alt=b><img src=3.jpg alt=c>",
    ],
)
def test_lists_forms_files_and_maps_are_content(main, page_of):
    assert list(check(watched(page_of, f"<h1>Lakes</h1>{main}"))) == []


def test_a_single_picture_may_say_enough(page_of):
    [doubt] = check(watched(page_of, "<h1>Chart</h1><img src=/chart.png alt=Chart>"))
    assert isinstance(doubt, Doubt)


def test_a_page_whose_scripts_were_not_run_is_a_doubt(page_of):
    [doubt] = check(replace(watched(page_of, "<h1>Lakes</h1>"), view=None))
    assert isinstance(doubt, Doubt)


def test_stubs_and_errors_are_not_judged(page_of):
    stub = page_of('<meta http-equiv="refresh" content="0; url=/en/"><p>One moment')
    error = page_of("<p>Not found", status=404)
    assert [judge_page(page, [RULE])[0].outcome for page in (stub, error)] == [Outcome.INAPPLICABLE] * 2
