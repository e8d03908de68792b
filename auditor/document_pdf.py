"""What is inside a PDF. Runs in the document worker alone: these files come from strangers."""

import io
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from rules.evidence import DocumentContents

MAX_EXAMINED = 12
FIRST_PAGES = 4  # of those examined; the others are spread over the rest
MAX_FONTS = 40
MAX_BOOKMARKS = 1_000
MAX_OBJECTS = 2_000  # drawn on a page
MAX_PAGE_CHARACTERS = 20_000
EXCERPT_CHARACTERS = 500
TITLE_CHARACTERS = 300
SCAN_CHARACTERS = 20  # page numbers and stamps of a scanner
SCAN_COVER = 0.5  # of the page

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_UNKNOWN = re.compile("[\x00-\x08\x0e-\x1f\ufffd\ufffe\uffff\ue000-\uf8ff]")
_DATE = re.compile(r"D?:?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?")


def read_pdf(body: bytes) -> DocumentContents:
    """Return what is inside a PDF; an exception of the reading library where it is broken."""
    try:
        with pikepdf.open(io.BytesIO(body)) as pdf:
            properties = _properties(pdf)
    except pikepdf.PasswordError:
        return _locked(len(body))
    return _contents(size_bytes=len(body), **properties, **_drawn(body))


def _properties(pdf: pikepdf.Pdf) -> dict[str, Any]:
    root = pdf.Root
    mark_info, structure = root.get("/MarkInfo"), root.get("/StructTreeRoot")
    preferences = root.get("/ViewerPreferences")
    return {
        "pages": len(pdf.pages),
        "title": _text(pdf.docinfo.get("/Title")) or _xmp_title(pdf),
        "language": _text(root.get("/Lang")),
        "is_tagged": _flag(mark_info, "/Marked") and isinstance(structure, pikepdf.Dictionary) and "/K" in structure,
        "shows_title": _flag(preferences, "/DisplayDocTitle"),
        "bookmarks": _bookmarks(root),
        "is_encrypted": pdf.is_encrypted,
        "allows_reading_aloud": not pdf.is_encrypted or pdf.allow.accessibility,
        "fonts": tuple(_fonts(pdf)),
        "created": _moment(pdf.docinfo.get("/CreationDate")),
        "modified": _moment(pdf.docinfo.get("/ModDate")),
    }


def _flag(dictionary: Any, name: str) -> bool:
    return isinstance(dictionary, pikepdf.Dictionary) and bool(dictionary.get(name, False))


def _text(value: Any) -> str:
    """Return a text string, white space collapsed; "" for anything else."""
    return (
        " ".join(str(value).replace("\x00", "").split())[:TITLE_CHARACTERS] if isinstance(value, pikepdf.String) else ""
    )


def _xmp_title(pdf: pikepdf.Pdf) -> str:
    try:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            return " ".join(str(metadata.get("dc:title") or "").split())[:TITLE_CHARACTERS]
    except Exception:  # noqa: BLE001, metadata may be any XML at all
        return ""


def _bookmarks(root: Any) -> int:
    outlines = root.get("/Outlines")
    waiting = [outlines.get("/First")] if isinstance(outlines, pikepdf.Dictionary) else []
    count = 0
    while waiting and count < MAX_BOOKMARKS:
        entry = waiting.pop()
        if isinstance(entry, pikepdf.Dictionary):
            count += 1
            waiting += [entry.get("/Next"), entry.get("/First")]
    return count


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    found: set[str] = set()
    for number in _examined(len(pdf.pages)):
        resources = pdf.pages[number].obj.get("/Resources", pikepdf.Dictionary())
        fonts = resources.get("/Font") if isinstance(resources, pikepdf.Dictionary) else None
        for font in fonts.values() if isinstance(fonts, pikepdf.Dictionary) else ():
            name = _SUBSET.sub("", str(font.get("/BaseFont", "")).removeprefix("/")) if _is_font(font) else ""
            if name and name not in found and len(found) < MAX_FONTS:
                found.add(name)
                yield name[:100]


def _is_font(font: Any) -> bool:
    return isinstance(font, pikepdf.Dictionary)


def _moment(value: Any) -> str:
    """Return a date of the PDF's own spelling (ISO 32000-1 §7.9.4) as ISO 8601, without its time zone."""
    found = _DATE.match(_text(value))
    if found is None:
        return ""
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
    try:
        return datetime(year, month or 1, day or 1, hour, minute, second).isoformat()
    except ValueError:
        return ""


def _examined(pages: int) -> list[int]:
    if pages <= MAX_EXAMINED:
        return list(range(pages))
    rest = MAX_EXAMINED - FIRST_PAGES
    return [*range(FIRST_PAGES), *(FIRST_PAGES + (pages - FIRST_PAGES) * step // rest for step in range(rest))]


def _drawn(body: bytes) -> dict[str, Any]:
    """Return what stands on the examined pages."""
    characters = unknown = scanned = 0
    excerpt = ""
    document = pypdfium2.PdfDocument(body)
    try:
        numbers = _examined(len(document))
        for number in numbers:
            page = document[number]
            text = page.get_textpage().get_text_bounded()[:MAX_PAGE_CHARACTERS]
            count = sum(not character.isspace() for character in text)
            characters += count
            unknown += len(_UNKNOWN.findall(text))
            scanned += count < SCAN_CHARACTERS and _is_picture(page)
            if len(excerpt) < EXCERPT_CHARACTERS:
                excerpt = " ".join(f"{excerpt} {text}".split())[:EXCERPT_CHARACTERS]
            page.close()
    finally:
        document.close()
    return {
        "examined_pages": len(numbers),
        "text_characters": characters,
        "unknown_characters": unknown,
        "scanned_pages": scanned,
        "excerpt": excerpt,
    }


def _is_picture(page: Any) -> bool:
    """Return whether pictures cover at least half of a page; the parts of one sliced scan count together."""
    width, height = page.get_size()
    covered = 0.0
    for number, drawn in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)):
        if number >= MAX_OBJECTS:
            break
        left, bottom, right, top = drawn.get_bounds()
        covered += max(0.0, min(right, width) - max(left, 0.0)) * max(0.0, min(top, height) - max(bottom, 0.0))
    return bool(covered >= SCAN_COVER * width * height)


def _locked(size_bytes: int) -> DocumentContents:
    return _contents(
        size_bytes=size_bytes,
        pages=None,
        title="",
        language="",
        is_tagged=False,
        shows_title=False,
        bookmarks=0,
        is_encrypted=True,
        needs_password=True,
        allows_reading_aloud=False,
        fonts=(),
        examined_pages=0,
        text_characters=0,
        unknown_characters=0,
        scanned_pages=0,
        excerpt="",
        created="",
        modified="",
    )


def _contents(*, needs_password: bool = False, **values: Any) -> DocumentContents:
    return DocumentContents(format="pdf", needs_password=needs_password, pictures=0, undescribed_pictures=0, **values)
