"""JUnit XML of an audit, as continuous integration servers read it."""

from collections.abc import Iterable, Iterator, Sequence
from xml.etree import ElementTree as ET

from reports import words
from reports.escape import visible
from reports.i18n import Translator
from reports.unreachable import EXPLANATIONS
from rules.comparing.comparison import Rules
from rules.evaluate import Result
from rules.finding import N_, Finding, Outcome
from rules.rule import Rule, SiteRule
from rules.scorecard import Scorecard

ADVICE = N_("Advice, which is not scored: {title}")
NOT_APPLICABLE = N_("Does not apply here.")
COUNTED = ("failure", "error", "skipped")
_END = "</testsuite>"


def render(scorecard: Scorecard, results: Iterable[Sequence[Result]], rules: Rules, say: Translator) -> Iterator[str]:
    """Yield a suite with one test case a rule and page, as the results come, one page at a time."""
    suite = suite_of(scorecard)
    if scorecard.unreachable:
        add_unreachable(suite, scorecard, say)
        yield document(suite)
        return
    scores = [score for category in scorecard.categories for score in category.rules]
    advised = sum(score.failed for score in scores if not score.weight)
    undecided = sum(score.cant_tell + score.inapplicable for score in scores)
    failed = sum(score.failed for score in scores) - advised
    passed = sum(score.passed for score in scores)
    _count(suite, tests=passed + failed + advised + undecided, failures=failed, errors=0, skipped=advised + undecided)
    yield f"{_text(suite).removesuffix(_END)}\n"
    for page in results:
        for result in page:
            yield f"{ET.tostring(_case(result, rules[result.rule], scorecard.home_url, say), encoding='unicode')}\n"
    yield f"{_END}\n"


def suite_of(scorecard: Scorecard) -> ET.Element:
    """Return an empty suite that bears the name of the site and the moment of the audit."""
    return ET.Element(
        "testsuite",
        name=visible(scorecard.home_url or scorecard.target),
        timestamp=scorecard.observed_at.isoformat(timespec="seconds"),
    )


def add_case(suite: ET.Element, kind: str, name: str) -> ET.Element:
    """Add a test case, which passes as long as it is empty."""
    return ET.SubElement(suite, "testcase", classname=kind, name=visible(name))


def add_outcome(case: ET.Element, tag: str, message: str, text: str = "") -> None:
    """Let a test case end in a failure, an error, or unrun (`skipped`)."""
    ET.SubElement(case, tag, message=visible(message)).text = visible(text) or None


def add_unreachable(suite: ET.Element, scorecard: Scorecard, say: Translator) -> None:
    """Add a case with an error when the site could not be reached."""
    if scorecard.unreachable:
        explanation = EXPLANATIONS[scorecard.unreachable.reason]
        text = "\n".join((say.text(explanation.advice), scorecard.unreachable.detail))
        case = add_case(suite, "reachable", scorecard.home_url or scorecard.target)
        add_outcome(case, "error", say.text(explanation.what), text)


def document(suite: ET.Element) -> str:
    """Return the whole file, with the cases counted."""
    failures, errors, skipped = (len(suite.findall(f"testcase/{tag}")) for tag in COUNTED)
    _count(suite, tests=len(suite), failures=failures, errors=errors, skipped=skipped)
    ET.indent(suite, "")
    return f"{_text(suite)}\n"


def _case(result: Result, rule: Rule | SiteRule, home_url: str, say: Translator) -> ET.Element:
    case = ET.Element("testcase", classname=rule.id, name=visible(result.page_url or home_url))
    title = say.text(rule.failure_title)
    reason = say.message(result.reason) if result.reason else ""
    match result.outcome:
        case Outcome.FAILED if rule.weight:
            add_outcome(case, "failure", title, _told(result.findings, rule, say))
        case Outcome.FAILED:
            add_outcome(case, "skipped", say.text(ADVICE, title=title))
        case Outcome.CANT_TELL:
            add_outcome(case, "skipped", reason or say.text(words.OUTCOMES[result.outcome]))
        case Outcome.INAPPLICABLE:
            add_outcome(case, "skipped", reason or say.text(NOT_APPLICABLE))
        case Outcome.PASSED:
            pass
    return case


def _told(findings: Iterable[Finding], rule: Rule | SiteRule, say: Translator) -> str:
    lines = []
    for finding in findings:
        lines.append(say.message(finding.message))
        for occurrence in finding.occurrences:
            note = say.message(occurrence.note) if occurrence.note else ""
            lines += [f"  {said}" for said in (occurrence.selector, occurrence.html, occurrence.quote, note) if said]
        lines.append(say.message(finding.repair) if finding.repair else say.text(rule.repair))
    return "\n".join(lines)


def _count(suite: ET.Element, **counts: int) -> None:
    for name, count in counts.items():
        suite.set(name, str(count))


def _text(suite: ET.Element) -> str:
    body = ET.tostring(suite, encoding="unicode", short_empty_elements=False)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}'
