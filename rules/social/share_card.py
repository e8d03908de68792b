"""Share card: a page that is shared in a message shows its own title and picture."""

from collections.abc import Iterator
from html import escape

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, message, place
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.social.cards import (
    RECOMMENDED,
    REQUIRED,
    canonical,
    complete,
    is_complete,
    lines,
    properties,
    same_page,
)
from rules.standards import gigw
from rules.written import is_written


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report required properties that are missing, and addresses that other websites cannot use."""
    declared = properties(page.text)
    missing = tuple(name for name in REQUIRED if name not in declared)
    if missing:
        further = tuple(name for name in RECOMMENDED if name not in declared)
        yield Finding(
            message=message(N_("The page lacks: {names}."), names=", ".join(missing)),
            occurrences=(
                Occurrence(selector="html > head", html="<head>", after=f"<head>\n{lines(page, (*missing, *further))}"),
            ),
        )
    picture = declared.get("og:image")
    if picture is not None and not is_complete(picture.content.strip()):
        whole = complete(page.text.base_url, picture.content.strip())
        after = f'<meta property="og:image" content="{escape(whole)}">' if whole else ""
        yield Finding(
            message=message(N_("The address of the picture is not complete, so other websites cannot show it.")),
            occurrences=(place(picture, after=after),),
        )
    yield from _other_page(page)


def _other_page(page: PageEvidence) -> Iterator[Finding]:
    """Report a card that leads to another page than the one that was shared."""
    declared = properties(page.text).get("og:url")
    if declared is None:
        return
    wanted = canonical(page.text) or page.url
    named = complete(page.text.base_url, declared.content.strip())
    known = (wanted, page.url, page.requested_url, *page.redirects)
    if named and page.clicks_from_home != 0 and not any(same_page(named, url) for url in known):
        yield Finding(
            message=message(N_("Whoever opens the shared link comes to another page: {url}"), url=named),
            occurrences=(place(declared, after=f'<meta property="og:url" content="{escape(wanted)}">', quote=named),),
        )


def _is_published(page: PageEvidence) -> bool:
    return is_written(page)


RULE = Rule(
    id="share-card",
    category=Category.SOCIAL,
    impact=Impact.MINOR,
    weight=5,
    references=(gigw("5.1.24"), gigw("DBIM-G45")),
    title=N_("A shared link shows the title and picture of the page"),
    failure_title=N_("A shared link shows no title or picture of its own"),
    why=N_("Citizens pass notices on by WhatsApp and Facebook. A link with title and picture is trusted and opened."),
    repair=N_(
        "Put these lines into the head of the page template and fill them from the title, the address and "
        "the main picture of each page."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    applies=_is_published,
    check=check,
)
