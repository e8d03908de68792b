"""Judging: evidence and rules in, outcomes out. Pure; an exception inside one rule costs that rule alone."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Doubt, Finding, Message, Occurrence, Outcome, message
from rules.rule import Need, Rule, SiteRule

MISSING = {
    Need.VIEW: N_("This page was read but not opened in the browser."),
    Need.AXE: N_("The accessibility engine could not run on this page."),
    Need.LAYOUT: N_("The page could not be laid out at all screen widths."),
    Need.VITALS: N_("The browser reported no measurements for this page."),
    Need.READING: N_("The structure of this page could not be collected."),
    Need.MEDIA: N_("The pictures and videos of this page could not be collected."),
    Need.MOTION: N_("This page could not be watched for movement."),
    Need.SEEING: N_("Colours and enlarged text could not be measured on this page."),
    Need.RESPONSIVE: N_("The page could not be narrowed step by step."),
    Need.KEYBOARD: N_("The page could not be walked through with the keyboard."),
    Need.WIDGETS: N_("The helpers of this page could not be operated."),
    Need.FORMS: N_("The forms of this page could not be tried."),
}
LISTING = N_("Only the listed addresses were looked at, so nothing is said about the whole site.")
BROKEN_RULE = N_("This check itself failed ({error}); the page is not to blame.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The outcome of one rule on one page, or on the site when `page_url` is empty."""

    rule: str
    page_url: str
    outcome: Outcome
    reason: Message | None = None  # why it is cantTell
    findings: tuple[Finding, ...] = ()


def judge_page(page: PageEvidence, rules: Iterable[Rule]) -> tuple[Result, ...]:
    """Return the outcome of every rule on one page."""
    return tuple(_judge_page_by(page, rule) for rule in rules)


def judge_site(site: SiteEvidence, rules: Iterable[SiteRule]) -> tuple[Result, ...]:
    """Return the outcomes of the rules that need the whole site: one each, or one a page each."""
    return tuple(result for rule in rules for result in _judge_site_by(site, rule))


def absent(page: PageEvidence) -> frozenset[Need]:
    """Return what the evidence of this page lacks."""
    view = page.view
    if view is None:
        return frozenset(Need)
    evidence = {
        Need.VIEW: view,
        Need.AXE: view.axe,
        Need.LAYOUT: view.layouts or None,
        Need.VITALS: view.vitals,
        Need.READING: view.reading,
        Need.MEDIA: view.media,
        Need.MOTION: view.motion,
        Need.SEEING: view.seeing,
        Need.RESPONSIVE: view.responsive,
        Need.KEYBOARD: view.keyboard,
        Need.WIDGETS: view.widgets,
        Need.FORMS: view.forms,
    }
    return frozenset(need for need, value in evidence.items() if value is None)


def fingerprint(rule: str, occurrence: Occurrence) -> str:
    """Return 16 hexadecimal digits that stay the same while the same element stays wrong.

    Positions among siblings and numbers inside addresses and ids are left out, so that an element
    of a template has one fingerprint on every page that shows it.
    """
    selector = re.sub(r":nth-[a-z-]+\(\d+\)", "", occurrence.selector)
    html = re.sub(r"\d+", "0", " ".join(occurrence.html.split()))
    return hashlib.sha256("\0".join((rule, selector, html, occurrence.quote)).encode()).hexdigest()[:16]


def _judge_page_by(page: PageEvidence, rule: Rule) -> Result:
    missing = rule.needs & absent(page)
    if missing:
        first = Need.VIEW if page.view is None else min(missing)
        return Result(rule=rule.id, page_url=page.url, outcome=Outcome.CANT_TELL, reason=message(MISSING[first]))
    try:
        if not rule.applies(page):
            return Result(rule=rule.id, page_url=page.url, outcome=Outcome.INAPPLICABLE)
        findings, doubts = _sort(rule.check(page))
    except Exception as error:  # noqa: BLE001, one rule's fault must not end the audit
        return Result(rule=rule.id, page_url=page.url, outcome=Outcome.CANT_TELL, reason=_fault(error))
    boxes = page.view.boxes if page.view else {}
    placed = tuple(
        replace(
            finding,
            occurrences=tuple(
                replace(occurrence, page_url=page.url, box=occurrence.box or boxes.get(occurrence.selector))
                for occurrence in finding.occurrences or (Occurrence(),)
            ),
        )
        for finding in findings
    )
    return _result(rule.id, page.url, placed, doubts)


def _judge_site_by(site: SiteEvidence, rule: SiteRule) -> tuple[Result, ...]:
    if site.is_listing:
        return (Result(rule=rule.id, page_url="", outcome=Outcome.INAPPLICABLE, reason=message(LISTING)),)
    try:
        if not rule.applies(site):
            return (Result(rule=rule.id, page_url="", outcome=Outcome.INAPPLICABLE),)
        findings, doubts = _sort(rule.check(site))
    except Exception as error:  # noqa: BLE001, as above
        return (Result(rule=rule.id, page_url="", outcome=Outcome.CANT_TELL, reason=_fault(error)),)
    if not rule.per_page:
        return (_result(rule.id, "", findings, doubts),)
    return tuple(
        _result(rule.id, page.url, _about(page.url, findings), [doubt for doubt in doubts if _names(page.url, doubt)])
        for page in site.pages
    )


def _sort(said: Iterable[Finding | Doubt]) -> tuple[tuple[Finding, ...], list[Doubt]]:
    findings: list[Finding] = []
    doubts: list[Doubt] = []
    for item in said:
        if isinstance(item, Finding):
            findings.append(item)
        else:
            doubts.append(item)
    return tuple(findings), doubts


def _result(rule: str, page_url: str, findings: tuple[Finding, ...], doubts: Sequence[Doubt]) -> Result:
    if findings:
        return Result(rule=rule, page_url=page_url, outcome=Outcome.FAILED, findings=findings)
    if doubts:
        return Result(rule=rule, page_url=page_url, outcome=Outcome.CANT_TELL, reason=doubts[0].message)
    return Result(rule=rule, page_url=page_url, outcome=Outcome.PASSED)


def _about(page_url: str, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings that name this page, each with only its occurrences there."""
    return tuple(
        replace(finding, occurrences=tuple(o for o in finding.occurrences if o.page_url == page_url))
        for finding in findings
        if _names(page_url, finding)
    )


def _names(page_url: str, said: Finding | Doubt) -> bool:
    return any(occurrence.page_url == page_url for occurrence in said.occurrences)


def _fault(error: Exception) -> Message:
    return message(BROKEN_RULE, error=type(error).__name__)
