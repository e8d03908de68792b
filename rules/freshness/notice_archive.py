"""Archive of notices: what is over has a place to go to."""

from collections.abc import Iterator

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Doubt, Finding, message, place, slot
from rules.freshness.list_words import is_archive_address, names_archive, names_notices
from rules.freshness.listed import ListedItem, listed_items
from rules.freshness.notices import is_notice
from rules.information.reach import Pages, says_too_little
from rules.information.wording import in_language_of
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.vocabulary import Topic, matches

LEAST_NOTICES = 3  # with a last date; fewer need no archive
LONGEST_LABEL_CHARACTERS = 120


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report that a site lists notices with last dates and nowhere names an archive."""
    if any(_has_archive(page) for page in site.pages):
        return
    if says_too_little(Pages(site)):
        yield Doubt(
            message=message(N_("Too little of the website could be read to say that it has no archive.")),
            is_question=False,
        )
        return
    page, item = next(iter(_timed(site)))
    yield Finding(
        message=message(N_("Notices with a last date are listed, but no page and no link names an archive for them.")),
        occurrences=(place(item, quote=item.text, after=_link(page), page_url=page.url),),
    )


def _timed(site: SiteEvidence) -> list[tuple[PageEvidence, ListedItem]]:
    return [
        (page, item)
        for page in site.pages
        for item in listed_items(page)
        if item.deadline is not None and is_notice(page, item)
    ]


def _has_archive(page: PageEvidence) -> bool:
    """Return whether the page is an archive, links to one, or has its name in a heading, a label or a short line."""
    text = page.text
    return (
        is_archive_address(page.url)
        or any(_is_archive(link.text) or is_archive_address(link.href) for link in text.links)
        or any(_is_archive(heading.text) for heading in text.headings)
        or any(_is_archive(block.text) for block in text.blocks if len(block.text) <= LONGEST_LABEL_CHARACTERS)
        or any(_is_archive(field.label) for form in text.forms for field in form.fields)
    )


def _is_archive(label: str) -> bool:
    return matches(Topic.ARCHIVE, label) or (names_archive(label) and names_notices(label))


def _link(page: PageEvidence) -> str:
    label = in_language_of(page.text, "Archive", "पुरालेख")
    return f'<p><a href="{slot(N_("address of the archive"))}">{label}</a></p>'


RULE = SiteRule(
    id="notice-archive",
    category=Category.FRESHNESS,
    impact=Impact.MINOR,
    weight=3,
    references=(gigw("5.1.8"), gigw("5.4.3c")),
    title=N_("Notices that are over go to an archive"),
    failure_title=N_("There is no archive for notices that are over"),
    why=N_("Without an archive old tenders stay among the current ones, or vanish though citizens still need them."),
    repair=N_(
        "Make one page “Archive”, link it from the lists of notices, and move there what is over, newest first, "
        "with the day of archiving. Say in the archival policy how long things stay."
    ),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    applies=lambda site: len(_timed(site)) >= LEAST_NOTICES,
    check=check,
)
