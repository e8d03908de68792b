"""Page description: the page tells search engines in a sentence or two what it is about."""

from collections.abc import Iterator
from html import escape

from rules.evidence import PageEvidence
from rules.findability.descriptions import SLACK, declared, fitted, length_of, proposed
from rules.finding import N_, Finding, Occurrence, counted, message, place, slot
from rules.rule import Category, Effort, Ground, Impact, Owner, Rule
from rules.standards import gigw
from rules.written import is_written


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report a page without a description, or with an empty one."""
    meta = declared(page.text)
    if meta is None:
        yield Finding(
            message=message(N_("The page has no description.")),
            occurrences=(
                Occurrence(
                    selector="html > head",
                    html="<head>",
                    after=f"<head>\n  {described(page)}",
                    quote=page.text.title,  # so that each page is told with a proposal of its own
                ),
            ),
        )
    elif not meta.content.strip():
        yield Finding(
            message=message(N_("The description of the page is empty.")),
            occurrences=(place(meta, after=described(page)),),
        )


def check_length(page: PageEvidence) -> Iterator[Finding]:
    """Report a description that search engines cut, and one that is hardly more than a title."""
    meta = declared(page.text)
    if meta is None or not meta.content.strip():
        return
    text = " ".join(meta.content.split())
    length, shortest, longest = length_of(text)
    if length > longest + SLACK:
        texts = (
            N_("The description is {count} letter long; search engines show about {most}."),
            N_("The description is {count} letters long; search engines show about {most}."),
        )
    elif length < shortest:
        texts = (
            N_("The description is only {count} letter long; there is room for about {most}."),
            N_("The description is only {count} letters long; there is room for about {most}."),
        )
    else:
        return
    own = fitted(text) if length > longest else proposed(page)
    after = element(own) if own and own != text else ""
    yield Finding(message=counted(*texts, length, most=longest), occurrences=(place(meta, after=after, quote=text),))


def described(page: PageEvidence) -> str:
    """Return the element that describes the page by its own first sentences."""
    return element(proposed(page))


def element(text: str) -> str:
    """Return the element that describes a page by this text; by a gap to fill in, where it is empty."""
    content = escape(text) or slot(N_("one or two sentences about the page"))
    return f'<meta name="description" content="{content}">'


def _is_published(page: PageEvidence) -> bool:
    """Return whether search engines may show the page: it is there, stays, and does not keep them out."""
    is_kept_out = any(meta.name == "robots" and "noindex" in meta.content.lower() for meta in page.text.meta)
    leads_on = any(meta.name == "refresh" for meta in page.text.meta)
    return is_written(page) and not is_kept_out and not leads_on


def _is_described(page: PageEvidence) -> bool:
    meta = declared(page.text)
    return _is_published(page) and meta is not None and bool(meta.content.strip())


RULE = Rule(
    id="page-description",
    category=Category.INFORMATION,
    impact=Impact.MINOR,
    weight=3,
    references=(gigw("5.1.17"), gigw("DBIM-G45")),
    title=N_("The page has a description for search engines"),
    failure_title=N_("The page has no description for search engines"),
    why=N_(
        "Below the title, a search engine shows the description. Without one it picks words out of the menu, and the "
        "citizen does not see that this is the right page."
    ),
    repair=N_("Write one or two sentences that say what a citizen finds on this page. A proposal stands below."),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    ground=Ground.CONVENTION,
    applies=_is_published,
    check=check,
)
LENGTH = Rule(
    id="description-length",
    category=Category.INFORMATION,
    impact=Impact.MINOR,
    weight=0,
    references=(gigw("DBIM-G45"),),
    title=N_("The description of the page has the length that search engines show"),
    failure_title=N_("The description of the page is too long or too short"),
    why=N_("What is cut off is not read, and a few words do not tell one page from another."),
    repair=N_("Write 50 to 160 letters, in Hindi 40 to 130, the most important first. This is a convention."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    ground=Ground.CONVENTION,
    applies=_is_described,
    check=check_length,
)
RULES = (RULE, LENGTH)
