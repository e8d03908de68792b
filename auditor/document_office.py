"""What is inside a file of an office program (Office Open XML). Runs in the document worker alone."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from lxml import etree

from rules.evidence import DocumentContents

MAX_PART_BYTES = 20 * 1024 * 1024  # of one part of the archive, unpacked
MAX_PARTS = 400  # slides, sheets and drawings that are looked at
MAX_RATIO = 200  # of unpacked to packed bytes; text packs 30 times at most
EXCERPT_CHARACTERS = 500
TITLE_CHARACTERS = 300

_MAIN_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
_CONTENT = {
    "docx": re.compile(r"word/(?:document|header\d*|footer\d*)\.xml"),
    "xlsx": re.compile(r"xl/(?:sharedStrings|drawings/drawing\d+)\.xml"),
    "pptx": re.compile(r"ppt/slides/slide\d+\.xml"),
}
_WRAPPERS = {"drawing", "pic", "graphicFrame"}


class OfficeError(Exception):
    """The file is no office document, or unpacks to more than any real one."""


def read_office(body: bytes) -> DocumentContents:
    """Return what is inside a text, table or presentation; OfficeError where it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return _read(archive, len(body))
    except zipfile.BadZipFile as error:
        raise OfficeError(str(error)) from error


def _read(archive: zipfile.ZipFile, size_bytes: int) -> DocumentContents:
    names = set(archive.namelist())
    kind = next((kind for kind, part in _MAIN_PARTS.items() if part in names), None)
    if kind is None:
        raise OfficeError("none of the known main parts")
    core = _parsed(archive, "docProps/core.xml") if "docProps/core.xml" in names else None
    parts = [name for name in archive.namelist() if _CONTENT[kind].fullmatch(name)][:MAX_PARTS]
    pictures = undescribed = 0
    texts: list[str] = []
    for name in parts:
        tree = _parsed(archive, name)
        for described in _pictures(tree):
            pictures += 1
            undescribed += not described
        if sum(map(len, texts)) < EXCERPT_CHARACTERS:
            texts += [str(node.text) for node in tree.iter("{*}t") if node.text][:EXCERPT_CHARACTERS]
    text = " ".join(" ".join(texts).split())
    return DocumentContents(
        format=kind,
        size_bytes=size_bytes,
        pages=sum(name.startswith("ppt/slides/") for name in parts) or None,
        title=_field(core, "title"),
        language=_language(archive, names, kind) or _field(core, "language"),
        is_tagged=True,
        shows_title=True,
        bookmarks=0,
        is_encrypted=False,
        needs_password=False,
        allows_reading_aloud=True,
        fonts=(),
        examined_pages=len(parts),
        text_characters=sum(not character.isspace() for character in text),
        unknown_characters=0,
        scanned_pages=0,
        excerpt=text[:EXCERPT_CHARACTERS],
        pictures=pictures,
        undescribed_pictures=undescribed,
        created=_field(core, "created"),
        modified=_field(core, "modified"),
    )


def _parsed(archive: zipfile.ZipFile, name: str) -> Any:
    """Return the root of a part, without entities and outside addresses; OfficeError where it is a bomb."""
    entry = archive.getinfo(name)
    if entry.file_size > MAX_PART_BYTES or entry.file_size > MAX_RATIO * max(entry.compress_size, 1024):
        raise OfficeError(f"{name} unpacks to {entry.file_size} bytes")
    with archive.open(name) as stream:
        content = stream.read(MAX_PART_BYTES + 1)
    if len(content) > MAX_PART_BYTES:
        raise OfficeError(f"{name} unpacks to more than it says")
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, recover=True))


def _pictures(tree: Any) -> Iterator[bool]:
    """Yield for each picture whether it has an alternative text or is marked as decoration."""
    for properties in tree.iter("{*}docPr", "{*}cNvPr"):
        holder = properties.getparent()
        if holder is None or not _holds_picture(holder, PurePosixPath(etree.QName(properties).localname).name):
            continue
        is_decoration = any(node.get("val") in {"1", "true"} for node in properties.iter("{*}decorative"))
        yield is_decoration or bool((properties.get("descr") or properties.get("title") or "").strip())


def _holds_picture(holder: Any, name: str) -> bool:
    if name == "docPr":  # Word: beside the graphic itself
        return next(holder.iter("{*}blip"), None) is not None
    local = etree.QName(holder).localname
    parent = holder.getparent()
    inside_word = any(
        etree.QName(node).localname == "inline" or etree.QName(node).localname == "anchor"
        for node in holder.iterancestors()
    )
    return local == "nvPicPr" and parent is not None and not inside_word


def _language(archive: zipfile.ZipFile, names: set[str], kind: str) -> str:
    """Return the language of the default style of a text."""
    if kind != "docx" or "word/styles.xml" not in names:
        return ""
    styles = _parsed(archive, "word/styles.xml")
    for defaults in styles.iter("{*}rPrDefault"):
        for language in defaults.iter("{*}lang"):
            for name, value in language.attrib.items():
                if str(name).endswith("}val"):
                    return str(value)
    return ""


def _field(core: Any, name: str) -> str:
    """Return a property of the document, white space collapsed."""
    node = next(core.iter(f"{{*}}{name}"), None) if core is not None else None
    return " ".join((node.text or "").split())[:TITLE_CHARACTERS] if node is not None else ""
