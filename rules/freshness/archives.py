"""Where a list stands: on which page, under which headings, and whether that is an archive."""

from dataclasses import dataclass

from rules.date_layouts import YEAR
from rules.evidence import PageEvidence
from rules.freshness.list_words import is_archive_address, names_archive
from rules.page_text import PageText
from rules.text import first_heading


@dataclass(frozen=True, slots=True)
class ListPlace:
    """What is known of the page that holds a list."""

    page: PageText
    url: str
    year: int  # of the visit

    def is_archive(self, section: str) -> bool:
        """Return whether a list is an archive: by its address, its titles, or a past year in its heading."""
        heading = first_heading(self.page)
        if is_archive_address(self.url) or any(map(names_archive, (self.page.title, heading, section))):
            return True
        years = [int(year) for year in YEAR.findall(f"{heading} {section}")]
        return bool(years) and max(years) < self.year


def is_archive(page: PageEvidence, section: str = "") -> bool:
    """Return whether a list under this heading is an archive."""
    return ListPlace(page.text, page.url, page.observed_at.year).is_archive(section)
