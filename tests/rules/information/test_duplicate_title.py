"""Pages that cannot be told apart by their titles."""

import pytest

from rules.evaluate import judge_site
from rules.finding import Outcome
from rules.information.duplicate_title import RULE, check

HOST = "https://department.example.gov.in"


@pytest.fixture
def titled(page_of):
    def build(path, heading, title="Department of Lakes", head=""):
        words = f"{heading} is explained on this page for the citizens of every district. " * 2
        html = f"<title>{title}</title>{head}<body><main><h1>{heading}</h1><p>{words}</p></main>"
        return page_of(html, HOST + path)

    return build


def test_every_page_with_the_title_of_another_fails(titled, site_of):
    own = titled("/own", "Own", title="Own - Department")
    pages = (own, titled("/lakes", "Department of Lakes"), titled("/rti", "RTI"))
    results = judge_site(site_of(*pages), [RULE])
    assert [result.outcome for result in results] == [Outcome.PASSED, Outcome.FAILED, Outcome.FAILED]
    [finding] = check(site_of(*pages))
    assert finding.message.count == 2
    assert {o.page_url: o.after for o in finding.occurrences} == {
        f"{HOST}/lakes": "<title>⟦what only this page is about⟧ – ⟦name of the department⟧</title>",
        f"{HOST}/rti": "<title>RTI – ⟦name of the department⟧</title>",
    }


def test_the_home_page_may_bear_the_name_of_the_site_but_no_other(titled, site_of):
    [finding] = check(site_of(titled("/", "Lakes"), titled("/rti", "RTI")))
    assert [occurrence.page_url for occurrence in finding.occurrences] == [f"{HOST}/rti"]


def test_hindi_titles_are_compared_as_well(titled, site_of):
    [finding] = check(
        site_of(
            titled("/", "विभाग", "अपना"), titled("/jheel", "झीलें", "झील विभाग"), titled("/rti", "सूचना", "झील  विभाग")
        )
    )
    assert len(finding.occurrences) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("/notices", "/notices?page=2"),
        ("/notices/", "/notices/page/3/"),
        ("/view?id=1", "/view?id=1&sort=asc"),
    ],
)
def test_pages_of_one_list_may_share_a_title(first, second, titled, site_of):
    assert list(check(site_of(titled(first, "Notices A"), titled(second, "Notices B")))) == []


@pytest.mark.parametrize("query", ["id=1 id=2", "page=about page=rti"])
def test_records_told_apart_by_their_address_may_not(query, titled, site_of):
    first, second = query.split()
    [finding] = check(
        site_of(titled("/", "Lakes", title="Own"), titled(f"/view?{first}", "A"), titled(f"/view?{second}", "B"))
    )
    assert len(finding.occurrences) == 2


def test_the_same_content_under_two_addresses_is_one_page(titled, site_of):
    assert list(check(site_of(titled("/a", "Lakes"), titled("/b", "Lakes")))) == []


def test_a_canonical_address_makes_two_pages_one(titled, site_of):
    head = '<link rel="canonical" href="/a">'
    assert list(check(site_of(titled("/a", "Lakes"), titled("/b", "Ponds", head=head)))) == []


def test_pages_that_only_a_script_fills_are_left_out(page_of, site_of):
    pages = (page_of(f"<title>App</title><p>Loading {name}", f"{HOST}/{name}") for name in "ab")
    assert list(check(site_of(*pages))) == []


def test_hostile_canonical_addresses_do_not_stop_the_rule(titled, site_of):
    head = '<link rel="canonical" href="http://[bad">'
    pages = (titled("/x", "Home", title="Own"), titled("/a", "A", head=head), titled("/b", "B", head=head))
    [finding] = check(site_of(*pages))
    assert len(finding.occurrences) == 2
