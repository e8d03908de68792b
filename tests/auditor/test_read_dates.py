"""The dates of saved HTML files, whose address nobody may have noted."""

from datetime import date
from pathlib import Path

import pytest

from auditor.read_dates import dates_of_file

BOX = """<ul><li><a href="1.pdf">Closing of the counters 17/03/2024</a></li><li><a href="2.pdf">New timings 12/02/2024</a></li>
<li><a href="3.pdf">Shifting of the office 05/01/2024</a></li></ul>"""
PAGE = "<title>Roads</title>{head}<h1>Roads</h1><p>" + "The department builds and repairs roads. " * 20 + "</p>" + BOX

DAYS = ("17.03.2024", "12.02.2024", "05.01.2024")


def _read(folder: Path, head: str, url: str = "") -> date | None:
    file = folder / "page.html"
    file.write_text(PAGE.format(head=head), "utf-8")
    told = dates_of_file(file, url).last_change
    return told.day if told else None


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://roads.example.gov.in/about">',
        '<meta property="og:url" content="https://roads.example.gov.in/about">',
    ],
)
def test_a_file_without_an_address_has_the_one_it_gives_for_itself(head: str, tmp_path: Path) -> None:
    assert _read(tmp_path, head) is None  # the box of news stands beside all pages of a website
    assert _read(tmp_path, head.replace("/about", "/2023/05/12/roads")) == date(2023, 5, 12)


def test_the_address_that_is_known_counts_before_the_one_a_file_gives_for_itself(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://roads.example.gov.in/about">'
    assert _read(tmp_path, head, "https://roads.example.gov.in/") == date(2024, 3, 17)


@pytest.mark.parametrize("head", ["", '<link rel="canonical" href="about.html">', '<link rel="canonical" href="//[">'])
def test_a_file_without_any_address_is_dated_by_its_news(head: str, tmp_path: Path) -> None:
    assert _read(tmp_path, head) == date(2024, 3, 17)


def test_links_of_a_file_without_an_address_make_its_lines_a_list(tmp_path: Path) -> None:
    lines = (f'&#8226; <a href="{n}.pdf">Work number {n}</a> ({day})<br>' for n, day in enumerate(DAYS))
    file = tmp_path / "page.html"
    file.write_text(
        f"<title>News</title><table><tr><td>News</td></tr><tr><td>{''.join(lines)}</td></tr></table>", "utf-8"
    )
    told = dates_of_file(file).last_change
    assert told is not None
    assert told.day == date(2024, 3, 17)


def test_an_order_without_an_address_is_dated_by_its_head_and_not_by_the_news_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    order = "<p>No. 12/3/2024-Roads</p><p>Dehradun, 12 January, 2024</p><p>Subject: Repair of roads</p>"
    file.write_text(PAGE.format(head="").replace("</h1>", f"</h1>{order}"), "utf-8")
    told = dates_of_file(file).last_change
    assert told is not None
    assert told.day == date(2024, 1, 12)
