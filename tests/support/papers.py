"""Documents for tests, made when they are needed."""

import io
import zipfile
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

A4 = (595, 842)


def pdf(*pages: str, scanned: int = 0, font: str = "Helvetica", **properties: Any) -> bytes:
    """Return a PDF with a page a text, then `scanned` pages that are a picture.

    Properties: title, lang, tagged, bookmarks, encryption.
    """
    made = Pdf.new()
    resources = Dictionary(
        Font=Dictionary(F1=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/" + font)))
    )
    for text in pages:
        lines = [text[start : start + 80] for start in range(0, len(text), 80)]
        shown = " T* ".join(f"({_escaped(line)}) Tj" for line in lines)
        _add_page(made, f"BT /F1 12 Tf 14 TL 40 800 Td {shown} ET".encode("cp1252"), resources)
    for _ in range(scanned):
        picture = made.make_stream(b"\x80", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
        picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
        _add_page(made, b"q 595 0 0 842 0 0 cm /Im1 Do Q", Dictionary(XObject=Dictionary(Im1=picture)))
    _describe(made, properties)
    target = io.BytesIO()
    made.save(target, encryption=properties.get("encryption", False))
    return target.getvalue()


def _describe(made: Pdf, properties: dict[str, Any]) -> None:
    if "title" in properties:
        made.docinfo["/Title"] = String(properties["title"])
    if "lang" in properties:
        made.Root.Lang = String(properties["lang"])
    if properties.get("tagged"):
        made.Root.MarkInfo = Dictionary(Marked=True)
        made.Root.StructTreeRoot = made.make_indirect(
            Dictionary(Type=Name.StructTreeRoot, K=Array([Dictionary(Type=Name.StructElem, S=Name.Document)]))
        )
    if properties.get("bookmarks"):
        with made.open_outline() as outline:
            outline.root.extend(
                pikepdf.OutlineItem(f"Chapter {number}", 0) for number in range(properties["bookmarks"])
            )


def _add_page(made: Pdf, content: bytes, resources: Dictionary) -> None:
    page = Dictionary(
        Type=Name.Page, MediaBox=Array([0, 0, *A4]), Resources=resources, Contents=made.make_stream(content)
    )
    made.pages.append(pikepdf.Page(made.make_indirect(page)))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def docx(text: str, *, title: str = "", language: str = "", alternatives: tuple[str | None, ...] = ()) -> bytes:
    """Return a text document with a picture for each alternative text; None stands for a decorative one."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    pictures = "".join(
        f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="{number}" name="Picture {number}" descr="{said or ""}">'
        + ('<a:extLst><a:ext uri="x"><adec:decorative val="1"/></a:ext></a:extLst>' if said is None else "")
        + '</wp:docPr><a:graphic><a:graphicData><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name=""/></pic:nvPicPr>'
        "<pic:blipFill><a:blip/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        for number, said in enumerate(alternatives, start=1)
    )
    parts = {
        "[Content_Types].xml": "<Types/>",
        "docProps/core.xml": f'<p:props xmlns:p="p" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title></p:props>",
        "word/styles.xml": f'<w:styles xmlns:w="{word}"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="{language}"/>'
        "</w:rPr></w:rPrDefault></w:docDefaults></w:styles>",
        "word/document.xml": f'<w:document xmlns:w="{word}" xmlns:wp="{drawing}/wordprocessingDrawing" '
        f'xmlns:a="{drawing}/main" xmlns:pic="{drawing}/picture" xmlns:adec="adec"><w:body><w:p><w:r><w:t>{text}</w:t>'
        f"</w:r></w:p>{pictures}</w:body></w:document>",
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()
