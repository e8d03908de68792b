"""The review on paper."""

import pypdfium2
import pytest

from auditor.pdf import print_pdf
from reports.i18n import LANGUAGES
from reports.review.certificates import all_certificates
from reports.review.frame import Site
from reports.review.leaderboard import leaderboard

pytestmark = pytest.mark.browser
A4_LANDSCAPE_PT = (842, 595)


def test_each_certificate_is_one_lying_sheet_with_its_text(site: Site) -> None:
    certificates = len(site.review.honoured) + len(site.review.most_improved)
    with pypdfium2.PdfDocument(print_pdf(all_certificates(site), None)) as printed:
        assert len(printed) == certificates * len(LANGUAGES)
        assert {tuple(round(side) for side in printed[at].get_size()) for at in range(len(printed))} == {
            A4_LANDSCAPE_PT
        }
        assert "Certificate of Honour" in printed[0].get_textpage().get_text_range()


def test_the_printed_leaderboard_is_whole_and_has_no_menu(site: Site) -> None:
    with pypdfium2.PdfDocument(print_pdf(leaderboard(site, "en", is_printed=True), None)) as printed:
        text = " ".join(printed[at].get_textpage().get_text_range() for at in range(len(printed)))
    for told in ("Horticulture", "Fisheries", "Law", "Excise", "Sports", "91.0–93.0"):
        assert told in text
    assert "Search by name" not in text
    assert "What fails most" not in text
