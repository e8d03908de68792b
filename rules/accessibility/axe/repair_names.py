"""Repairs of what has no name: pictures, links, buttons, frames and parts of the page, each as HTML to fill in."""

import html
import re
from urllib.parse import unquote, urlsplit

from rules.accessibility.markup import Tag, read_tag, with_mended_picture
from rules.evidence import PageEvidence
from rules.finding import N_, slot
from rules.page_text import Image, Link
from rules.view import AxeNode

# An icon that leads to one of these is a link to the department's account there.
SERVICES: tuple[tuple[str, str], ...] = (
    ("facebook.com", "Facebook"),
    ("twitter.com", "X (Twitter)"),
    ("x.com", "X (Twitter)"),
    ("youtube.com", "YouTube"),
    ("instagram.com", "Instagram"),
    ("linkedin.com", "LinkedIn"),
    ("wa.me", "WhatsApp"),
    ("whatsapp.com", "WhatsApp"),
    ("t.me", "Telegram"),
    ("telegram.me", "Telegram"),
)
SHARING = re.compile(r"share|intent|[?&](url|text)=", re.IGNORECASE)  # sends the page on and opens no account
VIDEO_HOSTS = ("youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com")
MAP_ADDRESSES = re.compile(r"google\.[a-z.]+/maps|maps\.google\.|openstreetmap\.org|bhuvan", re.IGNORECASE)
SOCIAL_HOSTS = ("facebook.com", "twitter.com", "x.com", "instagram.com")
DOCUMENTS = re.compile(r"\.(pdf|docx?|xlsx?|pptx?|zip|odt|ods)$", re.IGNORECASE)

# What the class, id or script of a button without words betrays about its use.
BUTTON_USES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"nav-?bar-?toggle|hamburger|menu", re.I), N_("name of the button, for example: Menu")),
    (re.compile(r"search", re.I), N_("name of the button, for example: Search")),
    (re.compile(r"(?<![a-z])close|dismiss", re.I), N_("name of the button, for example: Close")),
    (re.compile(r"(?<![a-z])prev", re.I), N_("name of the button, for example: Previous")),
    (re.compile(r"(?<![a-z])next", re.I), N_("name of the button, for example: Next")),
    (re.compile(r"(?<![a-z])(pause|play)", re.I), N_("name of the button, for example: Pause")),
    (re.compile(r"scroll-?top|back-?to-?top|go-?top", re.I), N_("name of the button, for example: Back to top")),
)

NAMED_LANDMARKS = frozenset({"nav", "aside", "section", "form", "search"})
NAMED_LANDMARK_ROLES = frozenset({"navigation", "complementary", "region", "form", "search"})
LARGEST_TRACKING_PIXEL_CSS_PX = 2  # a picture this small shows nothing; it counts visits


def picture(node: AxeNode, page: PageEvidence) -> str:
    """Return the picture with an alt text to fill in; where it alone fills a link, the text names the target."""
    tag = read_tag(node.html)
    if tag is None:
        return ""
    if _is_tracking_pixel(tag):
        return str(tag.having("alt", ""))
    link = _link_around(node, page)
    name = target(link.href or link.raw_href) if link and not link.text else slot(N_("describe the picture"))
    return str(tag.having("alt", name))


def picture_button(node: AxeNode, _page: PageEvidence) -> str:
    """Return the picture button with an alt text that says what it does."""
    tag = read_tag(node.html)
    return "" if tag is None else str(tag.having("alt", _button_use(tag)))


def map_area(node: AxeNode, _page: PageEvidence) -> str:
    """Return the area of an image map with an alt text that names its target."""
    tag = read_tag(node.html)
    return "" if tag is None else str(tag.having("alt", target(tag.get("href") or "")))


def picture_label(node: AxeNode, _page: PageEvidence) -> str:
    """Return the drawing or symbol with a label that describes it."""
    return _with_label(node, slot(N_("describe the picture")))


def embedded_object(node: AxeNode, _page: PageEvidence) -> str:
    """Return the embedded file with a label that says what it holds."""
    return _with_label(node, slot(N_("say what the file holds")))


def redundant_picture(node: AxeNode, _page: PageEvidence) -> str:
    """Return the picture with an empty text, as the words beside it are the same."""
    tag = read_tag(node.html)
    return str(tag.having("alt", "")) if tag is not None and tag.name == "img" else ""


def link(node: AxeNode, _page: PageEvidence) -> str:
    """Return the link with a name: on the picture in it, as its text where it is empty, as a label otherwise."""
    tag = read_tag(node.html)
    return "" if tag is None else _named(tag, target(tag.get("href") or ""))


def button(node: AxeNode, _page: PageEvidence) -> str:
    """Return the button with a name to fill in, likewise."""
    tag = read_tag(node.html)
    return "" if tag is None else _named(tag, _button_use(tag))


def input_button(node: AxeNode, _page: PageEvidence) -> str:
    """Return the button of a form with a value to fill in."""
    tag = read_tag(node.html)
    return "" if tag is None else str(tag.having("value", _button_use(tag)))


def summary(node: AxeNode, _page: PageEvidence) -> str:
    """Return the heading of a fold-out part with words to fill in after its icon."""
    tag = read_tag(node.html)
    if tag is None or tag.content is None:
        return ""
    return str(tag.holding(tag.content.strip() + slot(N_("say what this part holds"))))


def frame(node: AxeNode, _page: PageEvidence) -> str:
    """Return the frame with a title; videos, maps and posts are known by their address."""
    tag = read_tag(node.html)
    if tag is None:
        return ""
    source = tag.get("src") or ""
    host = _host(source)
    if _belongs(host, VIDEO_HOSTS):
        title = slot(N_("Video: topic of the video"))
    elif MAP_ADDRESSES.search(source):
        title = slot(N_("Map: place that it shows"))
    elif _belongs(host, SOCIAL_HOSTS):
        title = slot(N_("Posts of the department on social media"))
    else:
        title = slot(N_("say what this part shows"))
    return str(tag.having("title", title))


def frame_in_tab_order(node: AxeNode, _page: PageEvidence) -> str:
    """Return the frame without the number that takes it out of the reach of the keyboard."""
    tag = read_tag(node.html)
    return str(tag.lacking("tabindex")) if tag is not None and tag.has("tabindex") else ""


def labelled(node: AxeNode, _page: PageEvidence) -> str:
    """Return the element with a label to fill in."""
    return _with_label(node, slot(N_("say what this is for")))


def labelled_field(node: AxeNode, _page: PageEvidence) -> str:
    """Return the field built by script with the label to fill in."""
    return _with_label(node, slot(N_("name of the field")))


def heading(node: AxeNode, _page: PageEvidence) -> str:
    """Return the heading with a text on the picture it holds; an empty one is deleted rather than mended."""
    tag = read_tag(node.html)
    mended = tag and with_mended_picture(tag, slot(N_("text of the heading")))
    return str(mended or "")


def landmark(node: AxeNode, _page: PageEvidence) -> str:
    """Return the part of the page with a name of its own; header, footer and main content need none."""
    tag = read_tag(node.html)
    if tag is None or tag.has("aria-labelledby"):
        return ""
    role = tag.get("role")
    if role in NAMED_LANDMARK_ROLES or (role is None and tag.name in NAMED_LANDMARKS):
        return str(tag.having("aria-label", slot(N_("name of this part, for example: Main menu"))))
    return ""


def table_heading(node: AxeNode, _page: PageEvidence) -> str:
    """Return the heading cell with words to fill in."""
    tag = read_tag(node.html)
    if tag is None or tag.content is None or tag.content.strip():
        return ""
    return str(tag.holding(slot(N_("say what the column or row holds"))))


def target(href: str) -> str:
    """Return the name of what a link opens: known for accounts, numbers and mail, else a place to fill in."""
    scheme, _, rest = href.strip().partition(":")
    match scheme.lower():
        case "tel" | "mailto" if rest:
            return unquote(rest.partition("?")[0])
        case "javascript":
            return slot(N_("say what the link does"))
    if not href.strip("# "):
        return slot(N_("say what the link does"))
    host = _host(href)
    service = next((name for domain, name in SERVICES if _belongs(host, (domain,))), "")
    if service and not SHARING.search(href):
        return service
    if DOCUMENTS.search(_path(href)):
        return slot(N_("name of the document"))
    return slot(N_("say where the link leads"))


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _belongs(host: str, domains: tuple[str, ...]) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)


def _named(tag: Tag, name: str) -> str:
    if mended := with_mended_picture(tag, name):
        return str(mended)
    if tag.content is not None and not tag.content.strip():
        return str(tag.holding(html.escape(name, quote=False)))
    return str(tag.having("aria-label", name))


def _with_label(node: AxeNode, label: str) -> str:
    tag = read_tag(node.html)
    return "" if tag is None else str(tag.having("aria-label", label))


def _button_use(tag: Tag) -> str:
    betraying = " ".join(tag.get(name) or "" for name in ("id", "class", "data-target", "data-bs-target"))
    for pattern, name in BUTTON_USES:
        if pattern.search(betraying):
            return slot(name)
    return slot(N_("say what the button does"))


def _is_tracking_pixel(tag: Tag) -> bool:
    sides = (tag.get("width") or "", tag.get("height") or "")
    return all(side.isdecimal() and int(side) <= LARGEST_TRACKING_PIXEL_CSS_PX for side in sides)


def _link_around(node: AxeNode, page: PageEvidence) -> Link | None:
    image: Image | None = next((image for image in page.text.images if image.selector == node.selector), None)
    if image is None or not image.link_href:
        return None
    return next((link for link in page.text.links if node.selector.startswith(f"{link.selector} > ")), None)
