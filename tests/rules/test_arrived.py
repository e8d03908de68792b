"""When a page counts as seen with its style sheets on."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from rules.arrived import has_styles
from rules.evaluate import judge_page
from rules.evidence import PageEvidence
from rules.finding import Outcome
from rules.mobile import sideways_scrolling
from rules.view import FailedRequest, Layout, PageView, RequestTotal

LAYOUT = Layout(
    width_css_px=360, height_css_px=800, is_mobile=True, client_width_css_px=360, scroll_width_css_px=360,
    overflows=(), text_sizes=(), small_texts=(), targets=(),
)  # fmt: skip


def view(answered: int, *failed: tuple[str, int | None]) -> PageView:
    total = RequestTotal(kind="stylesheet", host="a.example", count=answered, transferred_bytes=9)
    return PageView(
        layouts=(LAYOUT,), texts=(), images=(), boxes={}, axe=None, vitals=None, requests=(total,),
        failed_requests=tuple(FailedRequest(url=u, kind="stylesheet", status=s, reason="") for u, s in failed),
        console_errors=(), first_view=None, full_page=None, phone_view=None, phone=None, incidents=(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (view(0), True),  # a page without any
        (view(3), True),
        (view(3, ("/a.css", None)), True),
        (view(1, ("/a.css", None)), False),
        (view(1, ("/a.css", 404)), False),  # the answer was an error, so none arrived
        (view(1, ("https://fonts.example/css?family=Hind", None)), True),
        (view(3, ("/a.css", 404), ("/b.css", 404)), False),
    ],
)
def test_most_of_the_style_sheets_have_to_arrive(seen: PageView, expected: bool) -> None:
    assert has_styles(seen) is expected


def test_a_page_without_its_styles_is_not_judged_by_its_layout(page_of: Callable[..., PageEvidence]) -> None:
    bare = replace(view(0, ("/a.css", None)))
    [result] = judge_page(page_of("<p>Orders</p>", view=bare), [sideways_scrolling.RULE])
    assert result.outcome is Outcome.CANT_TELL
    assert result.reason is not None
    assert "Style sheets" in result.reason.text
