"""Mixed content: an encrypted page loads nothing without encryption."""

from collections.abc import Iterator

from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.security.public import is_encrypted_page
from rules.standards import gigw
from rules.text import shortened

SHOWN = 30
QUOTE_CHARACTERS = 300
PLAIN = "http://"
_LOADED = frozenset({"stylesheet", "icon", "manifest", "preload"})


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report what the markup loads over http, and what the browser refused for it."""
    places = list(_written(page))
    known = {place.quote for place in places}
    failed = page.view.failed_requests if page.view else ()
    refused = dict.fromkeys(shortened(one.url, QUOTE_CHARACTERS) for one in failed if one.url.startswith(PLAIN))
    places += [Occurrence(quote=url) for url in refused if url not in known]
    if places:
        yield Finding(
            message=counted(
                N_("{count} file is loaded without encryption."),
                N_("{count} files are loaded without encryption."),
                len(places),
            ),
            occurrences=tuple(places[:SHOWN]),
        )


def _written(page: PageEvidence) -> Iterator[Occurrence]:
    text = page.text
    for image in text.images:
        if image.src.startswith(PLAIN):
            yield _place(image.src, image.selector, image.html)
    for script in text.scripts:
        if script.src.startswith(PLAIN):
            yield _place(script.src, script.selector, script.html)
    for link in text.head_links:
        if link.href.startswith(PLAIN) and _LOADED & set(link.rel.split()):
            yield _place(link.href, "", link.html)
    for frame in text.frames:
        if frame.startswith(PLAIN):
            yield _place(frame, "", "")


def _place(url: str, selector: str, html: str) -> Occurrence:
    return Occurrence(selector=selector, html=html, after=_encrypted(html), quote=shortened(url, QUOTE_CHARACTERS))


def _encrypted(html: str) -> str:
    """Return the element with https in the attribute it loads from, "" where that is not written there."""
    tag = read_tag(html)
    if tag is None:
        return ""
    for name in ("src", "href", "data-src"):
        value = (tag.get(name) or "").strip()
        if value.lower().startswith(PLAIN):
            return str(tag.having(name, "https://" + value[len(PLAIN) :]))
    return ""


RULE = Rule(
    id="mixed-content",
    category=Category.SECURITY,
    impact=Impact.SERIOUS,
    weight=3,
    references=(gigw("5.3.1 A(j)"), gigw("DBIM-M28")),
    title=N_("Encrypted pages load nothing without encryption"),
    failure_title=N_("Encrypted pages load files without encryption"),
    why=N_(
        "Browsers refuse such scripts and frames, so that a part of the page is missing; a picture can be exchanged "
        "on the way."
    ),
    repair=N_("Write https:// instead of http:// in the address, and look whether the file arrives that way."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    ground=Ground.FACT,
    wants=frozenset({Need.TRAFFIC}),
    applies=is_encrypted_page,
    check=check,
)
