"""XML of strangers: read without entities and network, mended where it is slightly broken."""

from lxml import etree

MAX_FIELD_CHARACTERS = 2_000


def parsed(source: bytes) -> etree._Element:
    """Return the root element; ValueError says why there is none."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True, remove_pis=True
    )
    try:
        root: etree._Element | None = etree.fromstring(source, parser)
    except etree.LxmlError as error:
        raise ValueError(str(error)) from error
    if root is None:
        raise ValueError("no element in it")
    return root


def local_name(element: etree._Element) -> str:
    """Return the tag without namespace; "" for what is no element, such as an entity left unexpanded."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child_text(element: etree._Element, name: str) -> str:
    """Return the text at the start of the first child of that name, white space collapsed; "" without one."""
    for part in element:
        if local_name(part) == name:
            return " ".join((part.text or "").split())[:MAX_FIELD_CHARACTERS]
    return ""
