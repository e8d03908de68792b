"""The rules about documents, judged on documents made for them."""

from dataclasses import replace

import pikepdf
import pytest
from papers import docx, pdf

from auditor.document_worker import opened
from rules.evaluate import judge_site
from rules.evidence import DocumentEvidence, SiteEvidence
from rules.finding import Outcome
from rules.registry import by_id
from rules.rule import SiteRule

HOME = "https://department.example.gov.in/"
TEXT = "The saplings are given out in January at the nursery of each block. Please bring your land record with you."
TYPED = "mRrjk[k.M ljdkj ds v/khu foHkkx dh lwpuk ds fy, vkosnu i= dk;kZy; esa tek djsa"


@pytest.fixture
def site_with(site_of, page_of):
    """Return a function from a document to the site whose home page links to it."""

    def build(body: bytes, name: str = "notice-12.pdf", link: str = "Sale of saplings") -> SiteEvidence:
        document = DocumentEvidence(
            url=HOME + name,
            media_type="",
            size_bytes=len(body),
            status=200,
            last_modified="",
            found_on=HOME,
            contents=opened(body).contents,
        )
        return site_of(page_of(f'<html lang="en"><p><a href="{name}">{link}</a></p>'), documents=(document,))

    return build


def outcome_of(rule: str, site: SiteEvidence) -> Outcome:
    judged = by_id()[rule]
    assert isinstance(judged, SiteRule)
    (result,) = judge_site(site, (judged,))
    if result.findings:
        assert result.findings[0].occurrences[0].html.startswith("<a")
        assert result.findings[0].occurrences[0].page_url == HOME
    return result.outcome


GOOD = {"title": "Sale of saplings", "lang": "en-IN", "tagged": True}


def test_a_good_document_passes_every_rule(site_with) -> None:
    site = site_with(pdf(TEXT, **GOOD))
    for rule in ("pdf-text", "pdf-tagged", "pdf-title", "pdf-language", "pdf-legacy-font", "pdf-locked"):
        assert outcome_of(rule, site) is Outcome.PASSED, rule
    assert outcome_of("pdf-bookmarks", site) is Outcome.INAPPLICABLE


def test_a_scan_is_told_once(site_with) -> None:
    site = site_with(pdf(scanned=2, title="Sale of saplings"))
    assert outcome_of("pdf-text", site) is Outcome.FAILED
    assert outcome_of("pdf-tagged", site) is Outcome.PASSED
    assert outcome_of("pdf-language", site) is Outcome.PASSED


def test_a_scan_with_tags_is_a_question(site_with) -> None:
    assert outcome_of("pdf-text", site_with(pdf(scanned=1, **GOOD))) is Outcome.CANT_TELL


def test_one_picture_page_among_many_is_no_scan(site_with) -> None:
    assert outcome_of("pdf-text", site_with(pdf(*[TEXT] * 5, scanned=1, **GOOD))) is Outcome.PASSED


@pytest.mark.parametrize(
    "title",
    [
        "",
        "notice-12",
        "Microsoft Word - notice final.doc",
        "Untitled",
        "Document1",
        "scan0012",
        "CamScanner 03-12-2026",
    ],
)
def test_a_document_without_a_title_of_its_own_fails(site_with, title: str) -> None:
    assert outcome_of("pdf-title", site_with(pdf(TEXT, **GOOD | {"title": title}))) is Outcome.FAILED


@pytest.mark.parametrize("title", ["Notice 12", "Scanning of land records", "निविदा सूचना", "Form 16", "Budget 2026-27"])
def test_a_short_title_is_a_title(site_with, title: str) -> None:
    assert outcome_of("pdf-title", site_with(pdf(TEXT, **GOOD | {"title": title}))) is Outcome.PASSED


def test_a_document_without_tags_fails(site_with) -> None:
    assert outcome_of("pdf-tagged", site_with(pdf(TEXT, title="Sale"))) is Outcome.FAILED


@pytest.mark.parametrize("language", ["", "hi-IN"])
def test_a_document_in_english_says_english(site_with, language: str) -> None:
    assert outcome_of("pdf-language", site_with(pdf(TEXT, **GOOD | {"lang": language}))) is Outcome.FAILED


def test_hindi_typed_in_an_old_font_fails_and_is_read(site_with) -> None:
    site = site_with(pdf(TYPED, font="KrutiDev010"))
    (result,) = judge_site(site, (by_id()["pdf-legacy-font"],))
    assert result.outcome is Outcome.FAILED
    assert "उत्तराखण्ड सरकार" in str(result.findings[0].occurrences[0].note.values["reading"])


def test_an_old_font_around_english_is_a_question(site_with) -> None:
    assert outcome_of("pdf-legacy-font", site_with(pdf(TEXT, font="KrutiDev010"))) is Outcome.CANT_TELL


def test_a_long_document_needs_bookmarks(site_with) -> None:
    assert outcome_of("pdf-bookmarks", site_with(pdf(*[TEXT] * 21))) is Outcome.FAILED
    assert outcome_of("pdf-bookmarks", site_with(pdf(*[TEXT] * 21, bookmarks=2))) is Outcome.PASSED


def test_locked_documents_fail(site_with) -> None:
    password = pikepdf.Encryption(owner="o", user="u")
    forbidden = pikepdf.Permissions(accessibility=False, extract=False)
    silent = pikepdf.Encryption(owner="o", user="", R=3, aes=False, metadata=False, allow=forbidden)
    printing = pikepdf.Encryption(owner="o", user="", R=4, allow=pikepdf.Permissions(modify_other=False))
    for encryption, outcome in ((password, Outcome.FAILED), (silent, Outcome.FAILED), (printing, Outcome.PASSED)):
        assert outcome_of("pdf-locked", site_with(pdf(TEXT, encryption=encryption))) is outcome


def test_pictures_in_office_documents_are_described(site_with) -> None:
    assert (
        outcome_of("office-pictures", site_with(docx("Form", alternatives=("A map", "")), "form.docx"))
        is Outcome.FAILED
    )
    assert (
        outcome_of("office-pictures", site_with(docx("Form", alternatives=("A map",)), "form.docx")) is Outcome.PASSED
    )


def test_a_large_document_fails(site_with) -> None:
    site = site_with(pdf(TEXT))
    heavy = replace(site, documents=tuple(replace(document, size_bytes=6_000_000) for document in site.documents))
    assert outcome_of("document-weight", heavy) is Outcome.FAILED
    assert outcome_of("document-weight", site) is Outcome.PASSED


@pytest.mark.parametrize(
    "link",
    [
        "Sale of saplings (PDF, 340 KB)",
        "Sale of saplings PDF 1.2 MB",
        "पौध विक्रय (पीडीएफ, 340 केबी, English)",
        "Sale of saplings <span>[PDF – 340kb]</span>",
        "Vente de plants (PDF, 340 ko)",
        "Vente de plants (PDF, 1,2 Mo)",
    ],
)
def test_a_link_that_announces_its_file_passes(site_with, link: str) -> None:
    assert outcome_of("document-link", site_with(pdf(TEXT, **GOOD), link=link)) is Outcome.PASSED


@pytest.mark.parametrize(
    ("link", "after"),
    [
        ("Sale of saplings", "Sale of saplings (PDF, "),
        ("Sale of saplings (PDF)", "Sale of saplings (PDF, "),
        ("Sale of saplings (PDF, two pages)", "Sale of saplings (PDF, two pages, "),
        ("Sale of saplings (new rates)", "Sale of saplings (new rates) (PDF, "),
        ("Sale of saplings PDF", "Sale of saplings PDF ("),
        ("Click here", "Sale of saplings (PDF, "),
        ("notice-12.pdf", "Sale of saplings (PDF, "),
        ("<b>Sale</b> of saplings", "<b>Sale</b> of saplings (PDF, "),
    ],
)
def test_a_link_that_says_nothing_is_mended_from_the_file(site_with, link: str, after: str) -> None:
    (result,) = judge_site(site_with(pdf(TEXT, **GOOD), link=link), (by_id()["document-link"],))
    mended = result.findings[0].occurrences[0].after
    assert mended.startswith(f'<a href="notice-12.pdf">{after}')
    assert mended.endswith("KB)</a>")


def test_what_a_line_says_of_all_files_below_its_heading_counts_for_each(site_of, page_of) -> None:
    newsletters = (
        '<h2>Newsletters</h2><p>Two issues. Each opens as a PDF.</p><ul><li><a href="a.pdf">Issue 1</a></li>'
        '<li><a href="b.pdf">Issue 2 (900 KB)</a></li></ul><h2>Orders</h2><ul><li><a href="c.pdf">Order 1</a></li></ul>'
    )
    (result,) = judge_site(site_of(page_of(f'<html lang="en">{newsletters}')), (by_id()["document-link"],))
    nameless, poor = result.findings
    assert nameless.message.text == "{count} link to a file does not say what it opens."
    assert [one.quote.rpartition("/")[2] for one in nameless.occurrences] == ["c.pdf"]
    assert poor.message.text == "{count} link to a file does not say how large the file is, or in which language."
    assert [one.quote.rpartition("/")[2] for one in poor.occurrences] == ["a.pdf"]


def test_the_title_of_a_link_announces_its_file_and_its_address_does_not(site_of, page_of) -> None:
    told = page_of('<html lang="en"><p><a href="a.pdf" title="Sale of saplings, PDF, 1.2 MB">Sale of saplings</a></p>')
    silent = page_of('<html lang="en"><p><a href="a.pdf" title="Opens in a new window">Sale, 1.2 MB</a></p>')
    assert outcome_of("document-link", site_of(told)) is Outcome.PASSED
    assert outcome_of("document-link", site_of(silent)) is Outcome.FAILED


def test_the_logo_of_a_certificate_is_left_alone(site_with) -> None:
    site = site_with(pdf(TEXT, **GOOD), link='<img src="quality.png" alt="Certified quality website">')
    assert outcome_of("document-link", site) is Outcome.PASSED


def test_the_row_of_a_table_announces_its_file(site_of, page_of) -> None:
    page = page_of(
        '<html lang="en"><table><tr><th>Title</th><th>File (PDF)</th></tr>'
        '<tr><td>Sale of saplings</td><td><a href="a.pdf">View</a> 1.2 MB</td></tr></table>'
    )
    assert outcome_of("document-link", site_of(page)) is Outcome.PASSED


def test_a_hindi_file_on_an_english_page_says_so(site_with) -> None:
    site = site_with(pdf(TEXT), link="Sale of saplings (PDF, 340 KB)")
    document = site.documents[0]
    hindi = replace(document.contents, excerpt="पौधे जनवरी में हर विकास खण्ड की पौधशाला पर दिए जाते हैं।")
    (result,) = judge_site(replace(site, documents=(replace(document, contents=hindi),)), (by_id()["document-link"],))
    assert result.findings[0].occurrences[0].after.endswith("KB, Hindi)</a>")
