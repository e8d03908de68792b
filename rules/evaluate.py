"""Judging: evidence and rules in, outcomes out. Pure; an exception inside one rule costs that rule alone."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from rules.arrived import has_styles
from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Doubt, Finding, Message, Occurrence, Outcome, message
from rules.place import Box
from rules.questions import Answers, settled
from rules.rule import Need, Rule, SiteRule

Said = TypeVar("Said", Finding, Doubt)

MISSING = {
    Need.VIEW: N_("This page was read but not opened in the browser."),
    Need.AXE: N_("The accessibility engine could not run on this page."),
    Need.LAYOUT: N_("The page could not be laid out at all screen widths."),
    Need.STYLES: N_("Style sheets of this page did not arrive, so its layout cannot be judged."),
    Need.VITALS: N_("The browser reported no measurements for this page."),
    Need.READING: N_("The structure of this page could not be collected."),
    Need.MEDIA: N_("The pictures and videos of this page could not be collected."),
    Need.MOTION: N_("This page could not be watched for movement."),
    Need.SEEING: N_("Colours and enlarged text could not be measured on this page."),
    Need.RESPONSIVE: N_("The page could not be narrowed step by step."),
    Need.KEYBOARD: N_("The page could not be walked through with the keyboard."),
    Need.WIDGETS: N_("The helpers of this page could not be operated."),
    Need.FORMS: N_("The forms of this page could not be tried."),
    Need.TRAFFIC: N_("The requests of this page were not observed."),
    Need.FILES: N_("The files of this page were not observed one by one."),
    Need.TOUCH: N_("The menu of this page was not tapped."),
    Need.ALONE: N_("This page was not left to itself."),
    Need.TRIAL: N_("The forms of this page were not sent off."),
    Need.LOOKS: N_("Type, colours and the first view of this page could not be measured."),
    Need.IMPRESSION: N_("The first view of this page could not be pictured."),
}
# Pressing is refused where what it sets off could reach the website.
BEYOND_WEBDRIVER = {
    Need.LAYOUT: N_("This browser is driven by WebDriver, which cannot show the page as a phone does."),
    Need.RESPONSIVE: N_("This browser is driven by WebDriver, which cannot narrow the page step by step."),
    Need.SEEING: N_(
        "This browser is driven by WebDriver, which cannot take the pictures that colours are measured in."
    ),
    Need.MOTION: N_("This browser is driven by WebDriver, which cannot watch the page for movement."),
    Need.TRAFFIC: N_("This browser is driven by WebDriver, which cannot observe what the page loads."),
    Need.FILES: N_("This browser is driven by WebDriver, which cannot observe what the page loads."),
    Need.IMPRESSION: N_("This browser is driven by WebDriver, which cannot picture the first view to the pixel."),
    Need.KEYBOARD: N_(
        "This browser is driven by WebDriver, which cannot keep what a key sets off from reaching the website. "
        "So no key was pressed."
    ),
    Need.WIDGETS: N_(
        "This browser is driven by WebDriver, which cannot keep what a button sets off from reaching the website. "
        "So the helpers of the page were not operated."
    ),
    Need.TOUCH: N_(
        "This browser is driven by WebDriver, which cannot keep what a tap sets off from reaching the website. "
        "So the menu was not tapped."
    ),
    Need.ALONE: N_("This browser is driven by WebDriver, which cannot let ten minutes pass for a copy of the page."),
    Need.TRIAL: N_(
        "This browser is driven by WebDriver, which cannot keep a form from reaching the website. So no form was tried."
    ),
}
NO_ANSWERS: Answers = {}
LISTING = N_("Only the listed addresses were looked at, so nothing is said about the whole site.")
CUT_SHORT = N_("The time for this website was used up before all of it was looked at.")
BROKEN_RULE = N_("This check itself failed ({error}); the page is not to blame.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The outcome of one rule on one page, or on the site when `page_url` is empty."""

    rule: str
    page_url: str
    outcome: Outcome
    reason: Message | None = None  # why it is cantTell
    findings: tuple[Finding, ...] = ()
    doubts: tuple[Doubt, ...] = ()  # what a person could decide, when it is cantTell


def judge_page(page: PageEvidence, rules: Iterable[Rule], answers: Answers = NO_ANSWERS) -> tuple[Result, ...]:
    """Return the outcome of every rule on one page; what a person answered is settled."""
    lacking = absent(page)
    return tuple(_judge_page_by(page, rule, lacking, answers) for rule in rules)


def judge_site(site: SiteEvidence, rules: Iterable[SiteRule], answers: Answers = NO_ANSWERS) -> tuple[Result, ...]:
    """Return the outcomes of the rules that need the whole site: one each, or one a page each."""
    results = (result for rule in rules for result in _judge_site_by(site, rule, answers))
    return tuple(map(_unproven, results) if site.is_cut_short else results)


def absent(page: PageEvidence) -> frozenset[Need]:
    """Return what the evidence of this page lacks."""
    view = page.view
    if view is None:
        return frozenset(Need)
    evidence = {
        Need.VIEW: view,
        Need.AXE: view.axe,
        Need.LAYOUT: view.layouts or None,
        Need.STYLES: view if has_styles(view) else None,
        Need.VITALS: view.vitals,
        Need.READING: view.reading,
        Need.MEDIA: view.media,
        Need.MOTION: view.motion,
        Need.SEEING: view.seeing,
        Need.RESPONSIVE: view.responsive,
        Need.KEYBOARD: view.keyboard,
        Need.LOOKS: view.looks,
        Need.FILES: view.resources or None,
        Need.WIDGETS: view.widgets,
        Need.FORMS: view.forms,
    }
    return frozenset(need for need, value in evidence.items() if value is None) | frozenset(map(Need, view.withheld))


def fingerprint(rule: str, occurrence: Occurrence) -> str:
    """Return 16 hexadecimal digits that stay the same while the same element stays wrong.

    Positions among siblings and numbers inside addresses and ids are left out, so that an element
    of a template has one fingerprint on every page that shows it.
    """
    selector = re.sub(r":nth-[a-z-]+\(\d+\)", "", occurrence.selector)
    html = re.sub(r"\d+", "0", " ".join(occurrence.html.split()))
    return hashlib.sha256("\0".join((rule, selector, html, occurrence.quote)).encode()).hexdigest()[:16]


def _judge_page_by(page: PageEvidence, rule: Rule, lacking: frozenset[Need], answers: Answers) -> Result:
    missing = rule.needs & lacking
    if missing:
        return _unknown(page, rule, missing)
    is_partial = bool(rule.wants & lacking) and page.view is not None
    try:
        if not rule.applies(page):
            return (
                _unknown(page, rule, rule.wants & lacking)
                if is_partial
                else Result(rule=rule.id, page_url=page.url, outcome=Outcome.INAPPLICABLE)
            )
        findings, doubts = _sort(rule.check(page))
    except Exception as error:  # noqa: BLE001, one rule's fault must not end the audit
        return Result(rule=rule.id, page_url=page.url, outcome=Outcome.CANT_TELL, reason=_fault(error))
    boxes = page.view.boxes if page.view else {}
    result = _result(
        rule.id,
        page.url,
        tuple(replace(finding, occurrences=_placed(finding, page.url, boxes)) for finding in findings),
        [replace(doubt, occurrences=_placed(doubt, page.url, boxes)) for doubt in doubts],
        answers,
    )
    is_unproven = is_partial and result.outcome is Outcome.PASSED
    return _unknown(page, rule, rule.wants & lacking) if is_unproven else result


def _unknown(page: PageEvidence, rule: Rule, missing: frozenset[Need]) -> Result:
    """Return that a rule cannot tell, and for want of what."""
    first = Need.VIEW if page.view is None else min(missing)
    is_withheld = page.view is not None and first in page.view.withheld
    reason = message((BEYOND_WEBDRIVER if is_withheld else MISSING)[first])
    return Result(rule=rule.id, page_url=page.url, outcome=Outcome.CANT_TELL, reason=reason)


def _judge_site_by(site: SiteEvidence, rule: SiteRule, answers: Answers) -> tuple[Result, ...]:
    if site.is_listing:
        return (Result(rule=rule.id, page_url="", outcome=Outcome.INAPPLICABLE, reason=message(LISTING)),)
    try:
        if not rule.applies(site):
            return (Result(rule=rule.id, page_url="", outcome=Outcome.INAPPLICABLE),)
        findings, doubts = _sort(rule.check(site))
    except Exception as error:  # noqa: BLE001, as above
        return (Result(rule=rule.id, page_url="", outcome=Outcome.CANT_TELL, reason=_fault(error)),)
    if not rule.per_page:
        whole = [replace(doubt, occurrences=doubt.occurrences or (Occurrence(),)) for doubt in doubts]
        return (_result(rule.id, "", findings, whole, answers),)
    return tuple(
        _result(rule.id, page.url, tuple(_about(page.url, findings)), list(_about(page.url, doubts)), answers)
        for page in site.pages
    )


def _unproven(result: Result) -> Result:
    """Return that a rule cannot tell where it found no fault in what there was time for."""
    if result.outcome is not Outcome.PASSED:
        return result
    return replace(result, outcome=Outcome.CANT_TELL, reason=message(CUT_SHORT))


def _sort(said: Iterable[Finding | Doubt]) -> tuple[tuple[Finding, ...], list[Doubt]]:
    findings: list[Finding] = []
    doubts: list[Doubt] = []
    for item in said:
        if isinstance(item, Finding):
            findings.append(item)
        else:
            doubts.append(item)
    return tuple(findings), doubts


def _placed(said: Finding | Doubt, page_url: str, boxes: Mapping[str, Box]) -> tuple[Occurrence, ...]:
    return tuple(
        replace(occurrence, page_url=page_url, box=occurrence.box or boxes.get(occurrence.selector))
        for occurrence in said.occurrences or (Occurrence(),)
    )


def _result(
    rule: str, page_url: str, findings: tuple[Finding, ...], doubts: Sequence[Doubt], answers: Answers
) -> Result:
    faults, still_open = settled(rule, doubts, answers)
    if findings or faults:
        return Result(rule=rule, page_url=page_url, outcome=Outcome.FAILED, findings=(*findings, *faults))
    if still_open:
        reason = still_open[0].message
        return Result(rule=rule, page_url=page_url, outcome=Outcome.CANT_TELL, reason=reason, doubts=still_open)
    return Result(rule=rule, page_url=page_url, outcome=Outcome.PASSED)


def _about(page_url: str, said: Iterable[Said]) -> Iterator[Said]:
    """Yield what names this page, each with only its occurrences there."""
    return (
        replace(item, occurrences=tuple(o for o in item.occurrences if o.page_url == page_url))
        for item in said
        if _names(page_url, item)
    )


def _names(page_url: str, said: Finding | Doubt) -> bool:
    return any(occurrence.page_url == page_url for occurrence in said.occurrences)


def _fault(error: Exception) -> Message:
    return message(BROKEN_RULE, error=type(error).__name__)
