"""The page of questions: what looks as if it were made for the auditor, with the places to look at."""

from reports.review.frame import FLAGS, Site, render
from rules.reviewing.entry import Entry
from rules.reviewing.flags import Flag, FlagKind


def flags(site: Site, language: str) -> str:
    """Return the page."""
    by_kind: dict[FlagKind, list[tuple[Entry, Flag]]] = {}
    for entry in site.review.entries:
        for flag in entry.flags:
            by_kind.setdefault(flag.kind, []).append((entry, flag))
    found = [(kind, by_kind[kind]) for kind in FlagKind if kind in by_kind]
    return render(site, FLAGS, language, "flags.html", flags=found)
