"""The scorecard on paper: tagged A4, the grade on the first sheet, addresses in ink."""

import re

import pypdfium2
import pytest

from auditor.pdf import print_pdf
from reports import to_html
from reports.i18n import LANGUAGES
from rules.rule import Rule
from rules.scorecard import Scorecard


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_prints_as_a_tagged_pdf_with_the_grade_on_the_first_sheet(
    sample: tuple[Scorecard, dict[str, Rule]], screenshot: bytes, language: str
) -> None:
    html = to_html.render(*sample, lambda name: screenshot, language, is_printed=True)
    pdf = print_pdf(html, None)
    document = pypdfium2.PdfDocument(pdf)
    assert re.search(rb"/MarkInfo\s*<<[^>]*/Marked\s+true", pdf)
    assert [round(side) for side in document[0].get_size()] == [595, 842]
    sheets = [" ".join(document[n].get_textpage().get_text_bounded().split()) for n in range(len(document))]
    assert "Department of Horticulture" in sheets[0]
    assert str(sample[0].grade) in sheets[0].split()
    whole = "".join(sheets)
    assert "https://www.w3.org/TR/WCAG22/" in whole, "a printed link tells its address"
