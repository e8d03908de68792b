"""The pages of the review: complete without scripts, linked within the folder, safe against what strangers write."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from reviews import entry, reviewed, site_of

from reports.review.leaderboard import leaderboard
from reports.review.pages import pages
from rules.reviewing.review import Review


def soup(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_text(encoding="utf-8"), "lxml")


def text_of(file: Path) -> str:
    return " ".join(soup(file).get_text(" ").split())


def test_every_link_of_the_site_leads_to_a_file_in_it(folder: Path) -> None:
    missing = []
    for file in folder.rglob("*.html"):
        for one in soup(file).select("a[href], link[href], script[src]"):
            address = str(one.get("href") or one.get("src"))
            if urlsplit(address).scheme or not urlsplit(address).path:
                continue
            if not (file.parent / urlsplit(address).path).resolve().is_file():
                missing.append((file.name, address))
    assert missing == []


def test_nothing_is_loaded_from_outside_and_no_script_is_written_into_a_page(folder: Path) -> None:
    for file in folder.rglob("*.html"):
        page = soup(file)
        assert [
            one for one in page.select("script") if not str(one.get("src", "")).endswith("assets/review.js")
        ] == [], file
        assert [
            one for one in page.select("[src], link[href]") if urlsplit(str(one.get("src") or one.get("href"))).scheme
        ] == []
        assert page.select("[onclick], [style], [onerror]") == [], "the policy of the page forbids them"
        assert [one for one in page.select("a[href]") if urlsplit(str(one["href"])).scheme == "javascript"] == []


def test_strangers_marks_are_shown_and_never_obeyed(folder: Path) -> None:
    flags = (folder / "flags.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)" in flags
    assert "\u202e" not in flags
    assert "⟨U+202E⟩" in flags


def test_the_questions_to_the_team_can_be_deleted_before_the_folder_is_published(folder: Path) -> None:
    leading = [
        file.name
        for file in folder.rglob("*.html")
        for one in BeautifulSoup(file.read_text(encoding="utf-8"), "lxml").select("a[href]")
        if "flags" in str(one["href"])
    ]
    assert set(leading) == {"flags.html", "flags.hi.html"}, "they lead to each other alone"


def test_every_page_exists_in_both_languages_and_leads_to_its_twin(folder: Path) -> None:
    pages_ = [file for file in folder.rglob("*.html") if file.parent.name not in {"certificates", "scorecards"}]
    english = [file for file in pages_ if not file.name.endswith(".hi.html")]
    assert len(english) * 2 == len(pages_)
    for file in english:
        assert soup(file).html["lang"] == "en"  # type: ignore[index]
        twin = soup(file).select_one(".languages a[hreflang=hi]")
        assert twin is not None
        assert soup(file.parent / str(twin["href"])).html["lang"] == "hi"  # type: ignore[index]


def test_the_leaderboard_tells_every_department_once(folder: Path, review: Review) -> None:
    page = soup(folder / "index.html")
    rows = [row.get_text(" ", strip=True) for row in page.select("#board tbody tr")]
    assert len(rows) == len(review.standings)
    assert rows[0].startswith("1 1 to 2 Horticulture")
    apart = page.select_one("section:has(> #unmeasured)")
    assert apart is not None
    assert "Excise" in apart.get_text()
    assert "did not answer in time" in apart.get_text()
    little = page.select_one("section:has(> #little)")
    assert little is not None
    assert "75 %" in little.get_text()
    assert "Sports" in little.get_text()


def test_why_more_than_three_are_honoured_is_said_and_only_then() -> None:
    many = leaderboard(site_of(reviewed(*(entry(name, 90) for name in "abcde"))), "en")
    assert "5 departments are honoured, because" in many
    assert many.count('class="honour place-1"') == 5
    three = leaderboard(
        site_of(reviewed(*(entry(name, score) for name, score in (("a", 90), ("b", 80), ("c", 70))))), "en"
    )
    assert "are honoured, because" not in three


def test_a_department_reads_where_it_stands_what_to_mend_and_what_changed(folder: Path) -> None:
    page = text_of(folder / "departments" / "horticulture.html")
    for told in (
        "Horticulture",
        "उद्यान विभाग",
        "Rank of 5 departments",
        "91.0–93.0",
        "Median of the state",
        "Median of the group",
        "+2.5 points",
        "Open the full scorecard",
        "Mended",
        "Newly failing",
    ):
        assert told in page
    drawing = soup(folder / "departments" / "horticulture.html").select_one("svg.trend")
    assert drawing is not None
    assert drawing["aria-label"] == "Score by quarter: Apr–Jun 2025: 70.0; Jul–Sep 2025: 80.0; Oct–Dec 2025: 92.0"


def test_a_department_that_was_not_measured_reads_why_and_what_to_do(folder: Path) -> None:
    page = text_of(folder / "departments" / "excise.html")
    assert "The website did not answer in time." in page
    assert "Try again later." in page
    assert "Open the full scorecard" not in page


def test_points_that_are_the_rules_are_told_apart() -> None:
    from dataclasses import replace

    one = entry("a", 70, 80)
    older = replace(one.quarters[0], rules_points=-1.5)
    site = site_of(reviewed(replace(one, quarters=(older, one.quarters[1]))))
    page = dict(pages(site))["departments/a.html"]
    assert "They make −1.5 points of the difference" in page


def test_accounts_stand_beside_the_score_and_are_said_to_be_no_part_of_it(folder: Path) -> None:
    page = text_of(folder / "social.html")
    assert "It is no part of that score." in page
    assert "4 October 2025" in page
    assert "Facebook" in page


def test_one_template_is_told_with_the_sites_that_gain(folder: Path) -> None:
    page = text_of(folder / "failures.html")
    assert "S3WaaS" in page
    assert re.search(r"5 websites gain up to 12\.5 points together", page)


def test_pages_that_would_be_empty_are_neither_made_nor_linked() -> None:
    made = dict(pages(site_of(reviewed(entry("a", 90)))))
    assert not {"groups.html", "trends.html", "social.html", "flags.html"} & made.keys()
    assert "trends.html" not in made["index.html"]


@pytest.mark.parametrize("language", ["en", "hi"])
def test_the_same_review_gives_the_same_pages(language: str, review: Review) -> None:
    site = site_of(review, language)
    assert list(pages(site)) == list(pages(site))


def test_a_certificate_names_the_honour_the_measurement_and_room_for_a_signature(folder: Path) -> None:
    page = text_of(folder / "certificates" / "horticulture-place.en.html")
    for told in (
        "Certificate of Honour",
        "Horticulture",
        "First place",
        "shared with 1 other department",
        "92.0 of 100",
    ):
        assert told in page
    assert "Signature, name and designation" in page
    hindi = soup(folder / "certificates" / "horticulture-place.hi.html")
    assert "उद्यान विभाग" in hindi.get_text()
    assert hindi.select("img, image") == [], "no emblem, and no picture at all"
