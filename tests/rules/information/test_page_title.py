"""Titles that tell nothing."""

import pytest

from rules.finding import Finding
from rules.information.page_title import check
from rules.information.titles import TITLE_SELECTOR


def page_titled(page_of, title, head="", heading="Lake Restoration"):
    return page_of(f"<head><title>{title}</title>{head}</head><body><main><h1>{heading}</h1></main></body>")


@pytest.mark.parametrize(
    "title",
    [
        "Untitled Document",
        "untitled-1",
        "New Page 2",
        "Home",
        "HOME",
        "Home Page",
        "मुख्य पृष्ठ",
        "होम",
        "index.html",
        "default.aspx",
        "Microsoft Word - tender notice.doc",
        "https://department.example.gov.in/page",
        "Document",
        "Welcome!",
        "---",
        "2024",
        "| Department of Lakes",
        " - Department of Lakes",
    ],
)
def test_reports_titles_that_say_nothing(title, page_of, selectors):
    [finding] = check(page_titled(page_of, title))
    assert isinstance(finding, Finding)
    assert selectors(finding) == {TITLE_SELECTOR}
    assert finding.occurrences[0].after == "<title>Lake Restoration – ⟦name of the department⟧</title>"


def test_reports_a_missing_title(page_of, selectors):
    [finding] = check(page_of("<head></head><body><h1>झीलें</h1></body>"))
    assert selectors(finding) == {"html > head"}
    assert finding.occurrences[0].after == "<head>\n  <title>झीलें – ⟦name of the department⟧</title>"


@pytest.mark.parametrize(
    "title",
    [
        "Lakes",
        "Home | Department of Lakes",
        "Home page of the Department of Lakes",
        ":: Department of Lakes ::",
        "::: Welcome to the Department of Lakes",
        "| Department of Lakes |",
        "मुख्य पृष्ठ | झील विभाग",
        "सूचना का अधिकार",
        "Tender 2024/15",
        "e-Services",
        "தமிழ்",
        "Rules (1998)",
    ],
)
def test_leaves_titles_that_tell_something(title, page_of):
    assert list(check(page_titled(page_of, title))) == []


def test_the_proposal_takes_the_name_the_site_declares(page_of):
    head = '<meta property="og:site_name" content="Department &amp; Lakes">'
    [finding] = check(page_titled(page_of, "Untitled", head))
    assert finding.occurrences[0].after == "<title>Lake Restoration – Department &amp; Lakes</title>"


def test_the_proposal_escapes_what_the_page_says(page_of):
    [finding] = check(page_titled(page_of, "Home", heading="&lt;script&gt;alert(1)&lt;/script&gt;"))
    assert "<script>" not in finding.occurrences[0].after


def test_a_page_without_heading_gets_slots(page_of):
    [finding] = check(page_of("<head><title>Home</title></head><body>x</body>"))
    assert finding.occurrences[0].after == "<title>⟦what this page is about⟧ – ⟦name of the department⟧</title>"


COUNCIL = "State Council for Science, Technology and the Protection of Lakes"
LONG_HEADING = "Restoration of the lakes and springs of all districts of the hills"


@pytest.mark.parametrize(
    ("heading", "site", "proposed"),
    [
        ("Lake Restoration", "Department of Lakes", "Lake Restoration – Department of Lakes"),
        ("Lake Restoration", COUNCIL, "Lake Restoration – ⟦name of the department⟧"),
        (LONG_HEADING, "Department of Lakes", LONG_HEADING),
        (LONG_HEADING * 2, "Department of Lakes", "⟦what this page is about⟧ – Department of Lakes"),
        (COUNCIL, COUNCIL, f"⟦what this page is about⟧ – {COUNCIL}"),
        ("झील विभाग", "झील विभाग " * 20, "झील विभाग – ⟦name of the department⟧"),
    ],
)
def test_the_proposed_title_is_one_that_search_engines_show_whole(heading, site, proposed, page_of):
    page = page_titled(page_of, "Home", f'<meta property="og:site_name" content="{site}">', heading)
    [finding] = check(page)
    assert finding.occurrences[0].after == f"<title>{proposed}</title>"
