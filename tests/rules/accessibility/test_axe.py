"""From axe-core's report to findings, doubts and outcomes; with the real axe-core in the real browser."""

import re
from dataclasses import replace

import pytest

from rules.accessibility.axe import registry as axe
from rules.evaluate import judge_page
from rules.finding import Doubt, Finding, Outcome

BY_ID = {rule.id: rule for rule in axe.RULES}


def outcome(id_, evidence):
    [result] = judge_page(evidence, [BY_ID[id_]])
    return result


def test_a_violation_is_a_finding_with_every_element_and_its_repair(node, page, report, found):
    picture = node('<img src="a.png">', selector="#a")
    [finding] = BY_ID["image-alt"].check(page(axe=report(violations=(found("image-alt", picture, picture),))))
    assert isinstance(finding, Finding)
    assert (finding.message.count, len(finding.occurrences)) == (2, 2)
    assert finding.occurrences[0].selector == "#a"
    assert finding.occurrences[0].html == '<img src="a.png">'
    assert finding.occurrences[0].after == '<img src="a.png" alt="⟦describe the picture⟧">'


def test_all_elements_are_counted_where_only_some_were_kept(node, page, report, found):
    many = replace(found("image-alt", node("<img>")), node_count=130)
    [finding] = BY_ID["image-alt"].check(page(axe=report(violations=(many,))))
    assert finding.message.count == 130


def test_an_incomplete_result_is_a_doubt(node, page, report, found):
    evidence = page(axe=report(incomplete=(found("color-contrast", node("<p>x</p>")),)))
    [doubt] = BY_ID["color-contrast"].check(evidence)
    assert isinstance(doubt, Doubt)
    assert "picture" in doubt.message.text
    assert outcome("color-contrast", evidence).outcome is Outcome.CANT_TELL


def test_what_axe_does_not_report_is_inapplicable_and_what_it_passes_is_passed(page, report):
    evidence = page(axe=report(passes=("image-alt",), inapplicable=("marquee",)))
    assert outcome("image-alt", evidence).outcome is Outcome.PASSED
    assert outcome("marquee", evidence).outcome is Outcome.INAPPLICABLE
    assert outcome("region", evidence).outcome is Outcome.INAPPLICABLE  # best practices were not run


def test_without_axe_nothing_is_said(page):
    for result in judge_page(page(axe=None), axe.RULES):
        assert result.outcome is Outcome.CANT_TELL


def test_of_the_page_itself_only_the_opening_tag_is_shown(node, page, report, found):
    whole = node('<html class="x"><head><title></title></head><body>…', selector="html")
    [finding] = BY_ID["html-has-lang"].check(page(axe=report(violations=(found("html-has-lang", whole),))))
    assert finding.occurrences[0].html == '<html class="x">'


def test_a_contrast_is_noted_with_the_colour_that_is_enough(node, page, report, found):
    pale = node("<p>x</p>", fgColor="#999999", bgColor="#ffffff", contrastRatio=2.84, expectedContrastRatio="4.5:1")
    [finding] = BY_ID["color-contrast"].check(page(axe=report(violations=(found("color-contrast", pale),))))
    note = finding.occurrences[0].note
    assert note.text.format(**note.values) == (
        "The contrast of #999999 on #ffffff is 2.84:1; at least 4.5:1 is needed. "
        "The nearest colour that is enough is #767676."
    )


@pytest.mark.parametrize(
    ("id_", "html", "values"),
    [
        ("heading-order", "<h5>x</h5>", {"level": 5, "expected": 3}),
        ("duplicate-id-aria", '<p id="name">x</p>', {"id": "name"}),
        ("meta-refresh", '<meta http-equiv="refresh" content="30">', {"seconds": 30}),
        ("image-alt", "<img>", None),
    ],
)
def test_what_is_particular_to_an_element_is_noted(id_, html, values, node, page, report, found):
    evidence = page(axe=report(violations=(found(id_, node(html)),)), headings=("h2 #a A", "h5 #fail B"))
    [finding] = BY_ID[id_].check(evidence)
    note = finding.occurrences[0].note
    assert (note and dict(note.values)) == values


@pytest.mark.browser
def test_a_real_page_fails_exactly_where_it_is_marked(tab, here_page, axe_here, page, selectors_of):
    tab.set_content(here_page)
    evidence = page(axe=axe_here(), headings=("h1 #title A", "h5 #fail-heading-order Notices"))
    failed = {id_: selectors_of(rule, evidence) for id_, rule in BY_ID.items()}
    assert {id_: named for id_, named in failed.items() if named} == {
        name.removeprefix("#fail-"): {name} for name in _marked(here_page)
    }
    assert _doubted(BY_ID["color-contrast"], evidence) == {"#review-contrast"}


@pytest.mark.browser
def test_what_is_mended_passes_the_real_axe(tab, here_page, axe_here, page):
    tab.set_content(here_page)
    before = page(axe=axe_here(), headings=("h1 #title A", "h5 #fail-heading-order Notices"), text="")
    mended = {
        occurrence.selector: (id_, occurrence.after)
        for id_, rule in BY_ID.items()
        for said in rule.check(before)
        if isinstance(said, Finding)
        for occurrence in said.occurrences
        if occurrence.after
    }
    assert set(mended) == _marked(here_page)
    for selector, (_, after) in mended.items():
        tab.evaluate("([selector, after]) => { document.querySelector(selector).outerHTML = after }", [selector, after])
    again = page(axe=axe_here(), headings=("h1 #title A",))
    assert {id_ for id_, _ in mended.values() if outcome(id_, again).outcome is Outcome.FAILED} == set()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("id_", "html"),
    [
        ("html-has-lang", "<html><title>A</title><h1>A</h1>"),
        ("html-lang-valid", '<html lang="English"><title>A</title><h1>A</h1>'),
        ("document-title", '<html lang="en"><h1>Roads</h1>'),
        ("aria-hidden-body", '<html lang="en"><title>A</title><body aria-hidden="true"><h1>A</h1>'),
    ],
)
def test_faults_of_the_page_as_a_whole_are_found_and_mended(id_, html, tab, axe_here, page):
    english = "Apply for the schemes of the department and see the state of your application."
    tab.set_content(f"<!DOCTYPE html>{html}<p>{english}")
    before = page(axe=axe_here(), text=english)
    assert outcome(id_, before).outcome is Outcome.FAILED
    [finding] = BY_ID[id_].check(before)
    [occurrence] = finding.occurrences
    assert occurrence.after
    tab.set_content(f"<!DOCTYPE html>{html.replace(occurrence.html, occurrence.after)}<p>{english}")
    assert outcome(id_, page(axe=axe_here(), text=english)).outcome is Outcome.PASSED


def _marked(html):
    return {f"#{id_}" for id_ in re.findall(r'id="(fail-[a-z-]+)"', html)}


def _doubted(rule, evidence):
    said = [item for item in rule.check(evidence) if isinstance(item, Doubt)]
    return {occurrence.selector for doubt in said for occurrence in doubt.occurrences}


@pytest.fixture
def here_page(request):
    return (request.path.parent / "axe" / "bad.html").read_text(encoding="utf-8")


@pytest.fixture
def selectors_of():
    def of(rule, evidence):
        said = [item for item in rule.check(evidence) if isinstance(item, Finding)]
        return {occurrence.selector for finding in said for occurrence in finding.occurrences}

    return of
