"""Formats and sizes of documents, in the words of a link."""

from posixpath import splitext

from rules.accessibility.documents.opened import file_name

FORMATS = {
    ".pdf": "PDF",
    ".doc": "Word",
    ".docx": "Word",
    ".rtf": "RTF",
    ".odt": "ODT",
    ".xls": "Excel",
    ".xlsx": "Excel",
    ".ods": "ODS",
    ".csv": "CSV",
    ".ppt": "PowerPoint",
    ".pptx": "PowerPoint",
    ".odp": "ODP",
    ".zip": "ZIP",
    ".rar": "RAR",
}
_KILOBYTE, _MEGABYTE = 1024, 1024 * 1024


def format_of(url: str, media_type: str = "") -> str:
    """Return the name of a document's format, such as "PDF"; "" for what is no document to read."""
    if media_type in {"application/pdf", "application/x-pdf"}:
        return "PDF"
    return FORMATS.get(splitext(file_name(url))[1].lower(), "")


def size_text(size_bytes: int) -> str:
    """Return a size as people write it, such as "340 KB" or "1.2 MB"."""
    if size_bytes >= _MEGABYTE:
        return f"{size_bytes / _MEGABYTE:.1f} MB"
    return f"{max(1, round(size_bytes / _KILOBYTE))} KB"
