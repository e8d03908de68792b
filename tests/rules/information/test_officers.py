"""Who holds a post: lists with dates, and names that agree."""

import pytest

from rules.evaluate import judge_site
from rules.finding import Doubt, Finding, Outcome
from rules.information import officer_names, whos_who_date
from rules.information.office_holders import are_different, holders
from rules.probes import Given, Officer

HOST = "https://department.example.gov.in"
ROWS = "".join(f"<tr><td>Officer {n}</td><td>0135-271234{n}</td></tr>" for n in range(4))
LIST = f"<table id='fail-list'><tr><th>Office</th><th>Telephone</th></tr>{ROWS}</table>"


@pytest.fixture
def site(home_with, inner, whole_site):
    def build(main="", home="", contact="", **changes):
        start = home_with(
            '<a href="/whos-who">Who is who</a> <a href="/contact">Contact</a>', main=home or "<p>Lakes</p>"
        )
        others = (
            inner("/whos-who", main, heading="Who is who"),
            inner("/contact", f"<p>Telephone 0135-2712345</p>{contact}", heading="Contact us"),
        )
        return whole_site(start, *others, **changes)

    return build


def test_a_list_without_any_date_fails(site, selectors):
    [finding] = whos_who_date.check(site(LIST))
    assert selectors(finding) == {"#fail-list"}
    assert finding.occurrences[0].after.startswith("<p>As on ⟦")


@pytest.mark.parametrize("text", ["As on 3 March 2026", "स्थिति दिनांक 03-03-2026", "Last updated: 03/03/2026"])
def test_a_date_on_the_page_is_enough(text, site):
    assert list(whos_who_date.check(site(f"{LIST}<p>{text}</p>"))) == []


def test_a_page_without_a_list_is_not_asked(site):
    [result] = judge_site(site("<p>The officers sit in room 7.</p>"), (whos_who_date.RULE,))
    assert result.outcome is Outcome.INAPPLICABLE


@pytest.mark.parametrize(
    ("html", "post", "name"),
    [
        ("<p>Director: Shri Anand Verma</p>", "director", "Shri Anand Verma"),
        ("<p>Dr. Anand Verma, Director</p>", "director", "Dr. Anand Verma"),
        ("<h3>Smt. Asha Rawat</h3><p>Vice-Chancellor</p>", "vice chancellor", "Smt. Asha Rawat"),
        ("<p>श्री आनंद वर्मा</p><p>निदेशक</p>", "निदेशक", "श्री आनंद वर्मा"),
        (
            "<table><tr><th>Name</th><th>Designation</th></tr><tr><td>Anand Verma</td><td>Director</td></tr></table>",
            "director",
            "Anand Verma",
        ),
    ],
)
def test_holders_are_read_from_lines_cards_and_tables(html, post, name, page_of):
    [found] = list(holders(page_of(html)))
    assert (found.post, found.name) == (post, name)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Joint Director: Shri Anand Verma</p>",
        "<p>Director, Lakes and Rivers</p>",
        "<p>Director: 0135-2712345</p>",
        "<p>The Director thanked Shri Anand Verma.</p>",
        "<h2>Former Directors</h2><p>Director: Shri Anand Verma</p>",
        "<table><tr><th>Name</th><th>Designation</th><th>From</th></tr><tr><td>A Verma</td><td>Director</td><td>1999</td></tr></table>",
        "<h2>पूर्व निदेशक</h2><p>निदेशक: श्री आनंद वर्मा</p>",
    ],
)
def test_other_posts_and_past_holders_are_left_out(html, page_of):
    assert list(holders(page_of(html))) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shri Anand Verma", "Dr. Mohan Joshi"),
        ("Anand Kumar Verma, IAS", "Mohan Kumar Joshi"),
        ("श्री आनंद वर्मा", "श्री मोहन जोशी"),
    ],
)
def test_two_people_are_told_apart(one, other):
    assert are_different(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shri Anand Verma", "Sri A. Verma"),
        ("Anand K. Verma, IAS", "Dr Anand Kumar Verma"),
        ("Shri Anand Verma", "Shri Anand Varma"),
        ("Shri Anand Verma", "श्री मोहन जोशी"),
        ("A. K. Verma", "Anil Kumar"),
        ("", "Mohan Joshi"),
    ],
)
def test_spellings_initials_and_scripts_are_not_two_people(one, other):
    assert not are_different(one, other)


def test_two_names_for_one_post_are_a_question(site, selectors):
    said = list(
        officer_names.check(
            site(
                home='<p id="review-old">Director: Shri Anand Verma</p>',
                contact='<p id="review-new">Dr. Mohan Joshi, Director</p>',
            )
        )
    )
    [doubt] = said
    assert isinstance(doubt, Doubt)
    assert selectors(doubt) == {"#review-old", "#review-new"}


def test_a_page_with_two_directors_is_about_two_posts(site):
    both = "<p>Director: Shri Anand Verma</p><p>Director: Dr. Mohan Joshi</p>"
    assert list(officer_names.check(site(both, home="<p>Director: Smt. Asha Rawat</p>"))) == []


def test_names_in_news_are_of_their_day(home_with, inner, whole_site):
    news = inner("/news/7", "<p>Director: Shri Anand Verma</p>", heading="Lake festival of 2019")
    assert list(officer_names.check(whole_site(home_with(main="<p>Director: Dr. Mohan Joshi</p>"), news))) == []


def test_a_name_that_differs_from_the_list_given_fails(site, selectors):
    officer = Officer(name="Asha Rawat", name_hi="आशा रावत", designation="Director", designation_hi="निदेशक")
    html = '<p id="fail-en">Director: Shri Anand Verma</p>'
    contact = '<p id="fail-hi">निदेशक: श्री आनंद वर्मा</p>'
    said = list(officer_names.check(site(home=html, contact=contact, given=Given(officers=(officer,)))))
    assert all(isinstance(one, Finding) for one in said)
    assert selectors(*said) == {"#fail-en", "#fail-hi"}
    assert "Director: Asha Rawat" in said[0].occurrences[0].after


def test_a_name_of_the_list_is_fine_in_either_language(site):
    officer = Officer(name="Asha Rawat", name_hi="आशा रावत", designation="Director", designation_hi="निदेशक")
    given = Given(officers=(officer,))
    said = officer_names.check(
        site(home="<p>Director: Smt. Asha Rawat</p>", contact="<p>निदेशक: श्रीमती आशा रावत</p>", given=given)
    )
    assert list(said) == []


def test_a_list_with_one_language_says_nothing_of_the_other(site):
    officer = Officer(name="Asha Rawat", name_hi="", designation="Director", designation_hi="निदेशक")
    said = officer_names.check(site(contact="<p>निदेशक: श्री आनंद वर्मा</p>", given=Given(officers=(officer,))))
    assert list(said) == []
