"""What a page costs on a phone, and what a phone is given."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from rules.evaluate import judge_page
from rules.evidence import PageEvidence
from rules.finding import Outcome
from rules.mobile import dom_size, phone_difference, phone_requests, phone_weight
from rules.mobile.phone_loading import SLOW_3G, SLOW_4G, loading_s, price_rupees
from rules.place import Box
from rules.rule import Rule
from rules.view import Layout, PageView, PhoneLoad, RequestTotal, Target, Vitals
from rules.views.responsive import Responsive

BOX = Box(x_css_px=0, y_css_px=0, width_css_px=100, height_css_px=30)


def layout(*names: str) -> Layout:
    targets = tuple(
        Target(is_inline=False, name=name, selector=f"#{name}", html=f'<a href="{name}">', box=BOX) for name in names
    )
    return Layout(
        width_css_px=360, height_css_px=800, is_mobile=True, client_width_css_px=360, scroll_width_css_px=360,
        overflows=(), text_sizes=(), small_texts=(), targets=targets,
    )  # fmt: skip


def phone(words: int, *names: str, status: int = 200, size_bytes: int = 0) -> PhoneLoad:
    return PhoneLoad(
        final_url="https://department.example.gov.in/", status=status, title="t", layout=layout(*names),
        transferred_bytes=size_bytes, word_count=words, screenshot=None,
    )  # fmt: skip


def seen(words: int) -> Responsive:
    return Responsive(
        widths_css_px=(), faults=(), wide_tables=(), pinned=(), pinned_enlarged=(), covers=(), fields=(), plug_ins=(),
        words=words, menu=None,
    )  # fmt: skip


def view(*, size_bytes: int = 0, count: int = 1, elements: int = 100, **changes: object) -> PageView:
    requests = (
        RequestTotal(kind="image", host="department.example.gov.in", count=count, transferred_bytes=size_bytes),
    )
    vitals = Vitals(
        ttfb_ms=None, fcp_ms=None, lcp_ms=None, lcp_selector="", cls=None, blocking_ms=None, long_tasks=0,
        load_ms=None, dom_elements=elements,
    )  # fmt: skip
    made = PageView(
        layouts=(), texts=(), images=(), boxes={}, axe=None, vitals=vitals, requests=requests, failed_requests=(),
        console_errors=(), first_view=None, full_page=None, phone_view=None, phone=None, incidents=(),
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.fixture
def outcome_of(page_of: Callable[..., PageEvidence]) -> Callable[[Rule, PageView], Outcome]:
    return lambda rule, watched: judge_page(page_of("<p>Orders</p>", view=watched), [rule])[0].outcome


def test_seconds_and_rupees_follow_from_the_bytes() -> None:
    assert loading_s(2_000_000, SLOW_4G) == pytest.approx(10.6)
    assert loading_s(700_000, SLOW_3G) == pytest.approx(9.2)
    assert price_rupees(1_000_000) == pytest.approx(0.0095)
    assert price_rupees(4_000_000, 15) == pytest.approx(0.06)


@pytest.mark.parametrize(
    ("rule", "watched", "outcome"),
    [
        (phone_weight.RULE, view(size_bytes=2_500_000), Outcome.PASSED),
        (phone_weight.RULE, view(size_bytes=2_600_000), Outcome.FAILED),
        (phone_weight.RULE, view(size_bytes=9_000_000, phone=phone(1, size_bytes=400_000)), Outcome.PASSED),
        (phone_requests.RULE, view(count=100), Outcome.PASSED),
        (phone_requests.RULE, view(count=101), Outcome.FAILED),
        (dom_size.RULE, view(elements=1400), Outcome.PASSED),
        (dom_size.RULE, view(elements=1401), Outcome.FAILED),
    ],
)
def test_the_limits_are_kept(
    rule: Rule, watched: PageView, outcome: Outcome, outcome_of: Callable[[Rule, PageView], Outcome]
) -> None:
    assert outcome_of(rule, watched) is outcome


def test_a_visit_is_priced_as_the_audit_says(page_of: Callable[..., PageEvidence]) -> None:
    page = page_of("<p>Orders</p>", view=view(size_bytes=4_000_000))
    [finding] = phone_weight.priced(15).check(page)
    assert (finding.message.values["price"], finding.message.values["rupees"]) == ("15", "0.06")


LINKS = tuple("abcdefghijkl")


@pytest.mark.parametrize(
    ("load", "outcome"),
    [
        (phone(95, *LINKS), Outcome.PASSED),
        (phone(40, *LINKS), Outcome.FAILED),
        (phone(100, *LINKS[:9]), Outcome.PASSED),
        (phone(100, *LINKS[:6]), Outcome.FAILED),
        (phone(0, status=404), Outcome.FAILED),
        (None, Outcome.INAPPLICABLE),
    ],
)
def test_a_phone_is_given_what_a_computer_is_given(
    load: PhoneLoad | None, outcome: Outcome, outcome_of: Callable[[Rule, PageView], Outcome]
) -> None:
    watched = view(phone=load, responsive=seen(words=100), layouts=(layout(*LINKS),))
    assert outcome_of(phone_difference.RULE, watched) is outcome
