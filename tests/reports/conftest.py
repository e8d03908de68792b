"""Scorecards to render: one of pages a stranger wrote to break reports, one of invented rules, one unreachable."""

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image

from rules.attractiveness.impression_estimate import Measure, Standing
from rules.evaluate import Result
from rules.evidence import Fate, PageEvidence, SiteEvidence, Unreachable, UnreachableReason, UrlRecord
from rules.finding import Finding, Occurrence, message, slot
from rules.first_views import FaultArea, FirstView
from rules.judgement import Judgement
from rules.place import Box
from rules.registry import RULES, SITE_RULES
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.scorecard import Scorecard
from rules.standards import success_criterion
from rules.view import Screenshot

HOSTILE = "<script>alert(1)</script>\"'>&amp;\u202eevil\u0007]]>{{7*7}}{% raw %}⟦x⟧\x1b[31m"
HOME = "https://department.example.gov.in/"


@pytest.fixture
def hostile_pages(page_of: Callable[..., PageEvidence]) -> tuple[PageEvidence, ...]:
    body = f"""<h1>{HOSTILE}</h1><p>Copyright © 2009 {HOSTILE}</p>
    <table><tr><th>Work</th><th>Closing date</th></tr><tr><td>{HOSTILE}</td><td>01/02/2020</td></tr></table>
    <a href="javascript:alert(1)">{HOSTILE}</a><img src="a.png" alt="{HOSTILE.replace('"', "")}">"""
    html = f"<html><head><title>{HOSTILE}</title></head><body>{body}</body></html>"
    return tuple(page_of(html, url=f"{HOME}{number or ''}") for number in range(3))


@pytest.fixture
def judged(
    hostile_pages: tuple[PageEvidence, ...], site_of: Callable[..., SiteEvidence]
) -> tuple[Scorecard, list[tuple[Result, ...]]]:
    record = UrlRecord(url="javascript:alert(1)", fate=Fate.OUT_OF_SCOPE, detail=HOSTILE, found_on=HOME)
    site = site_of(*hostile_pages, ledger=(record,), versions={"auditor": "0.1.0"})
    judgement = Judgement(RULES, SITE_RULES)
    results = [judgement.add_page(page) for page in hostile_pages]
    results.append(judgement.add_site(site))
    return judgement.scorecard(replace(site, pages=())), results


@pytest.fixture
def unreachable(site_of: Callable[..., SiteEvidence]) -> Callable[[UnreachableReason], Scorecard]:
    def build(reason: UnreachableReason) -> Scorecard:
        site = site_of(home_url=HOME, unreachable=Unreachable(reason=reason, detail=HOSTILE))
        return Judgement(RULES, SITE_RULES).scorecard(site)

    return build


def _invented_rule(number: int, findings: Sequence[Finding], weight: int = 5) -> Rule:
    """Return a rule that reports the same findings on every page."""
    return Rule(
        id=f"rule-{number}",
        category=tuple(Category)[number % len(Category)],
        impact=Impact.SERIOUS,
        weight=weight,
        references=success_criterion("1.4.10"),
        title=f"Rule {number} is kept",
        failure_title=f"Rule {number} is broken",
        why="Because a citizen reads it.",
        repair="Mend it.",
        owner=Owner.EDITOR,
        effort=Effort.HOURS,
        check=lambda page: iter(findings),
    )


@pytest.fixture
def invented_rule() -> Callable[..., Rule]:
    """Return a function from a number and findings to a rule that reports them on every page."""
    return _invented_rule


@pytest.fixture
def scorecard_of(
    page_of: Callable[..., PageEvidence], site_of: Callable[..., SiteEvidence]
) -> Callable[..., tuple[Scorecard, dict[str, Rule]]]:
    """Return a function from rules to the scorecard of so many pages, each with a full-page screenshot."""

    def build(
        rules: Sequence[Rule], pages: int = 3, title: str = "Department of Horticulture"
    ) -> tuple[Scorecard, Any]:
        html = f"<html lang=en><head><title>{title}</title></head><body><main><p>Notices</p></main></body></html>"
        read = [page_of(html, url=f"{HOME}{f'notices/{number}' if number else ''}") for number in range(pages)]
        judgement = Judgement(rules, ())
        for page in read:
            judgement.add_page(page)
        card = judgement.scorecard(
            site_of(*read, ledger=tuple(UrlRecord(url=p.url, fate=Fate.READ, detail="", found_on=HOME) for p in read))
        )
        shot = Screenshot(name="shot", width_css_px=1366, height_css_px=2000, scale=0.75)
        cards = tuple(replace(page, first_view=shot, full_page=shot, phone_view=shot) for page in card.pages)
        return replace(card, pages=cards), {rule.id: rule for rule in rules}

    return build


@pytest.fixture
def sample(scorecard_of: Callable[..., tuple[Scorecard, dict[str, Rule]]]) -> tuple[Scorecard, dict[str, Rule]]:
    """Return a scorecard with every kind of finding: of a menu, with a picture, with a mended half, with none."""
    place = Box(x_css_px=100, y_css_px=300, width_css_px=400, height_css_px=40)
    menu = Occurrence(
        selector="html > body > header:nth-of-type(1) > nav:nth-of-type(1) > a:nth-of-type(1)",
        html='<a href="/rti"><img src="rti.png"></a>',
        after=f'<a href="/rti"><img src="rti.png" alt="{slot("describe the picture")}"></a>',
        box=place,
    )
    content = Occurrence(
        selector="#main > p:nth-of-type(1)", html="<p>Notice</p>", quote="Notice of the horticulture fair"
    )
    fault = message("The picture has no text.")
    card, rules = scorecard_of(
        [
            _invented_rule(0, [Finding(message=fault, occurrences=(menu, content))]),
            _invented_rule(1, [Finding(message=message("The page is empty."))]),
            _invented_rule(2, []),
            _invented_rule(3, [Finding(message=message("Think of a picture."))], weight=0),
        ],
        pages=5,
    )
    seen = Box(x_css_px=100, y_css_px=300, width_css_px=200, height_css_px=40)
    areas = tuple(FaultArea(rule=rule, box=seen) for rule in ("rule-0", "rule-1"))
    views = tuple(
        FirstView(screenshot=Screenshot(name="shot", width_css_px=width, height_css_px=800, scale=1), areas=areas)
        for width in (1366, 360)
    )
    return replace(card, first_views=views, first_impression=_standing()), rules


def _standing() -> Standing:
    return Standing(
        width_css_px=1366,
        estimate=4.2,
        percentile=31.0,
        pages=156,
        sites=8,
        browser="Chromium 150",
        captured_on="2026-11-26",
        gaps={measure: number / 10 - 0.25 for number, measure in enumerate(Measure)},
    )


@pytest.fixture(scope="session")
def screenshot() -> bytes:
    """Return a picture that compresses badly, 1366 × 2000 CSS px at three quarters of their size."""
    stream = io.BytesIO()
    Image.effect_noise((1024, 1500), 90).convert("RGB").save(stream, "WEBP", quality=60)
    return stream.getvalue()
