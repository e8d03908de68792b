"""How well dates are read: precision and recall on the labelled texts and pages of the tests.

    python tools/evaluate.py

Texts: dates found among those labelled. Pages: the day of the last change; a wrong day counts twice.
"""

from datetime import date
from pathlib import Path

import yaml

from auditor.crawl.parse import parse_page
from auditor.read_dates import page_as_read
from rules.dates import find_dates
from rules.freshness.last_change import last_change

DATES = Path(__file__).parent.parent / "tests" / "rules" / "dates"


def main() -> None:
    """Print both measurements and every miss."""
    _evaluate_texts()
    _evaluate_pages()


def _evaluate_texts() -> None:
    right = found = wanted = 0
    lines = (DATES / "labelled.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        text, _, days = line.partition("\t")
        printed, labelled = [str(one.day) for one in find_dates(text)], days.split()
        right += len(set(printed) & set(labelled))
        found += len(set(printed))
        wanted += len(set(labelled))
        if set(printed) != set(labelled):
            print(f"  {text!r}: read {printed}, labelled {labelled}")
    print(f"texts: {len(lines)}, dates: {wanted}, precision {right / found:.3f}, recall {right / wanted:.3f}")


def _evaluate_pages() -> None:
    pages = yaml.safe_load((DATES / "pages.yaml").read_text(encoding="utf-8"))
    right = wrong = 0
    for labelled in pages:
        url = labelled.get("url", "https://department.example.gov.in/page")
        headers = tuple(labelled.get("headers", {}).items())
        told = last_change(page_as_read(parse_page(labelled["html"], url), url, headers))
        day: date | str = told.day if told else ""
        right += day == labelled["day"]
        wrong += day not in ("", labelled["day"])
        if day != labelled["day"]:
            print(f"  {labelled['name']}: read {day or 'nothing'}, labelled {labelled['day'] or 'nothing'}")
    print(f"pages: {len(pages)}, accuracy {right / (len(pages) + wrong):.3f} (wrong days counted twice: {wrong})")


if __name__ == "__main__":
    main()
