"""Texts made to cost: what stands before a date is searched in a short stretch, however long the text is."""

import subprocess
import sys

import pytest

PATIENCE_S = 60.0  # a second or less is usual, many minutes where a pattern goes over the whole text again and again
READ = """
import sys
from auditor.crawl.parse import parse_page
from auditor.read_dates import page_as_read
from rules.freshness.last_change import last_change
url = "https://department.example.gov.in/"
print(last_change(page_as_read(parse_page(sys.stdin.read(), url), url)))
"""
HOSTILE = {
    "a word without end before a stamp": f"<p>{'a' * 19_000} updated on 12.05.2024</p>" * 100,
    "stamps behind a word without end": f"<p>{'a' * 3_000} {'updated on 12.05.2024; ' * 380}</p>" * 10,
    "file numbers without end": f"<p>{'AA-' * 7_000}</p><p>July 9, 2021</p>" * 100,
    "a running text with thousands of days": f"<marquee>{'<b>12-05-2023</b><br><a href=a>Result</a><br>' * 20_000}</marquee>",
    "hundreds of lists": "".join(
        f"<h2>Notices {n}</h2><ul>{'<li><a href=a>Order</a> 12.05.2024</li>' * 4}</ul>" for n in range(4_000)
    ),
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_read_to_its_end(html: str) -> None:
    subprocess.run([sys.executable, "-c", READ], input=html, text=True, check=True, timeout=PATIENCE_S)
