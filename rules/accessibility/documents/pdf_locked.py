"""PDF locked: the protection of a document does not shut screen readers out."""

from collections.abc import Iterator

from rules.accessibility.documents.opened import MOST_OCCURRENCES, linked, opened, place
from rules.evidence import SiteEvidence
from rules.finding import N_, Finding, Occurrence, counted
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report documents that ask for a password or forbid reading aloud."""
    links = linked(site)
    passwords: list[Occurrence] = []
    locked: list[Occurrence] = []
    for document, contents in opened(site):
        if contents.needs_password:
            passwords.append(place(document, links))
        elif not contents.allows_reading_aloud:
            locked.append(place(document, links))
    if passwords:
        yield Finding(
            message=counted(
                N_("{count} document cannot be opened without a password."),
                N_("{count} documents cannot be opened without a password."),
                len(passwords),
            ),
            occurrences=tuple(passwords[:MOST_OCCURRENCES]),
        )
    if locked:
        yield Finding(
            message=counted(
                N_("{count} document forbids screen readers to read it."),
                N_("{count} documents forbid screen readers to read them."),
                len(locked),
            ),
            occurrences=tuple(locked[:MOST_OCCURRENCES]),
        )


def applies(site: SiteEvidence) -> bool:
    """Return whether any document could be looked into."""
    return any(True for _ in opened(site))


RULE = SiteRule(
    id="pdf-locked",
    category=Category.ACCESSIBILITY,
    impact=Impact.CRITICAL,
    weight=3,
    references=(gigw("5.4.9"),),
    title=N_("Documents are not locked against screen readers"),
    failure_title=N_("Documents are locked against screen readers"),
    why=N_("A public document that needs a password, or forbids its text to be taken, is closed to blind readers."),
    repair=N_(
        "Save the document without a password. Where changes must be forbidden, allow “text access for screen reader "
        "devices” in the security settings."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=applies,
    check=check,
)
