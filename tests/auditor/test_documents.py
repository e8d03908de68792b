"""Documents: what is told of them, and that none of them can harm the audit."""

import asyncio
import io
import sys
import zipfile
from dataclasses import replace

import pikepdf
import pytest
from papers import docx, pdf

from auditor.document_worker import Opened, opened
from auditor.documents import Worker, by_prominence
from rules.evidence import DocumentContents, DocumentEvidence

TEXT = "The saplings are given out in January at the nursery of each block."
DOCUMENT = DocumentEvidence(
    url="https://department.example.gov.in/a.pdf",
    media_type="application/pdf",
    size_bytes=10,
    status=200,
    last_modified="",
    found_on="https://department.example.gov.in/",
)


def contents_of(body: bytes) -> DocumentContents:
    told = opened(body)
    assert told.contents is not None, told.unopened
    return told.contents


def test_a_good_pdf_is_described() -> None:
    found = contents_of(pdf(TEXT, TEXT, title="Saplings", lang="en-IN", tagged=True, bookmarks=3))
    assert (found.format, found.pages, found.title, found.language) == ("pdf", 2, "Saplings", "en-IN")
    assert found.is_tagged
    assert found.bookmarks == 3
    assert found.scanned_pages == 0
    assert found.fonts == ("Helvetica",)
    assert found.excerpt.startswith(TEXT)


def test_a_bare_pdf_has_no_title_no_language_and_no_tags() -> None:
    found = contents_of(pdf(TEXT))
    assert (found.title, found.language, found.is_tagged, found.bookmarks) == ("", "", False, 0)


def test_marked_without_a_structure_is_not_tagged() -> None:
    made = pikepdf.open(io.BytesIO(pdf(TEXT)))
    made.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    target = io.BytesIO()
    made.save(target)
    assert not contents_of(target.getvalue()).is_tagged


def test_a_picture_of_a_page_is_a_scan_and_a_cover_picture_beside_text_is_not() -> None:
    found = contents_of(pdf(TEXT, scanned=2))
    assert (found.examined_pages, found.scanned_pages) == (3, 2)


def test_of_a_long_pdf_twelve_pages_are_examined() -> None:
    found = contents_of(pdf(*[TEXT] * 40))
    assert (found.pages, found.examined_pages) == (40, 12)


def test_a_password_is_told() -> None:
    found = contents_of(pdf(TEXT, encryption=pikepdf.Encryption(owner="o", user="u")))
    assert found.needs_password


def test_a_protection_against_screen_readers_is_told() -> None:
    for may_read in (True, False):
        allow = pikepdf.Permissions(accessibility=may_read, extract=may_read)
        found = contents_of(
            pdf(TEXT, encryption=pikepdf.Encryption(owner="o", user="", R=3, aes=False, metadata=False, allow=allow))
        )
        assert found.is_encrypted
        assert found.allows_reading_aloud is may_read


def test_an_office_text_is_described() -> None:
    body = docx("आवेदन पत्र", title="Form", language="hi-IN", alternatives=("A map", "", None))
    found = contents_of(body)
    assert (found.format, found.title, found.language, found.excerpt) == ("docx", "Form", "hi-IN", "आवेदन पत्र")
    assert (found.pictures, found.undescribed_pictures) == (3, 1)


def test_a_zip_bomb_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 30_000_000)
    assert "unpacks" in opened(target.getvalue()).unopened


@pytest.mark.parametrize("body", [b"", b"%PDF-1.7 nothing", b"PK\x03\x04broken", b"<html>", pdf(TEXT)[:300]])
def test_whatever_is_broken_is_an_answer(body: bytes) -> None:
    told = opened(body)
    assert told.contents is None
    assert told.unopened


async def test_the_worker_answers_one_document_after_the_other() -> None:
    worker = Worker(timeout_s=60)
    try:
        first, second = await worker.open(pdf(TEXT, title="One")), await worker.open(pdf(TEXT, title="Two"))
    finally:
        await worker.end()
    assert [told.contents and told.contents.title for told in (first, second)] == ["One", "Two"]


async def test_a_worker_that_hangs_costs_one_document() -> None:
    worker = Worker(timeout_s=0.5, command=(sys.executable, "-c", "import time; time.sleep(600)"))
    assert "not read" in (await worker.open(pdf(TEXT))).unopened
    worker.timeout_s, worker.command = 60, Worker().command
    try:
        assert (await worker.open(pdf(TEXT))).contents is not None
    finally:
        await worker.end()


async def test_a_worker_that_dies_costs_one_document() -> None:
    worker = Worker(timeout_s=60, command=(sys.executable, "-c", "import os; os._exit(3)"))
    told = await worker.open(pdf(TEXT))
    assert told == Opened(unopened=told.unopened)
    assert "ended" in told.unopened


async def test_a_cancelled_question_leaves_no_answer_for_the_next() -> None:
    worker = Worker(timeout_s=60)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(worker.open(pdf(*[TEXT] * 30, title="One")), 0.01)
    try:
        told = await worker.open(pdf(TEXT, title="Two"))
    finally:
        await worker.end()
    assert told.contents is not None
    assert told.contents.title == "Two"


def test_documents_of_the_home_page_come_first(page_of) -> None:
    home = page_of("<p>Home</p>")
    deep = page_of("<p>Deep</p>", url="https://department.example.gov.in/deep", clicks_from_home=3)
    far = replace(DOCUMENT, url="https://department.example.gov.in/far.pdf", found_on=deep.url)
    picture = replace(DOCUMENT, url="https://department.example.gov.in/x.jpg", media_type="image/jpeg")
    gone = replace(DOCUMENT, url="https://department.example.gov.in/gone.pdf", status=404)
    chosen = by_prominence([far, picture, gone, DOCUMENT], {page.url: page for page in (home, deep)})
    assert chosen == [DOCUMENT, far]
