"""HTTP version: the server speaks HTTP/2 or newer, which asks for many files at once. Advice."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, message
from rules.performance.files import files, is_on_a_server, is_own
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.views.resources import Resource

OLD = frozenset({"http/1.0", "http/1.1"})
MOST_FILES = 6  # that many a browser asks one server for at the same time under HTTP/1.1


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report an encrypted page that gets more than six files of its own over HTTP/1.1."""
    own = own_files(page)
    old = [one for one in own if one.protocol in OLD]
    if len(old) > MOST_FILES:
        yield Finding(
            message=message(
                N_("{old} of {total} files of the website come over HTTP/1.1, a few at a time."),
                old=len(old),
                total=len(own),
            ),
            occurrences=(Occurrence(),),
        )


def own_files(page: PageEvidence) -> list[Resource]:
    """Return the website's own files that came encrypted; browsers speak HTTP/2 only then."""
    return [one for one in files(page) if one.url.startswith("https:") and one.protocol and is_own(one, page)]


RULE = Rule(
    id="http-version",
    category=Category.PERFORMANCE,
    impact=Impact.MINOR,
    weight=0,
    references=(gigw("4.1"),),
    title=N_("The server sends many files at once"),
    failure_title=N_("The server sends only a few files at a time"),
    why=N_("Over the old protocol the rest of the files wait in a queue, which takes long on slow networks."),
    repair=N_("Ask the hosting provider to switch on HTTP/2 for the website."),
    owner=Owner.HOSTING,
    effort=Effort.HOURS,
    ground=Ground.TOOL,
    needs=frozenset({Need.FILES}),
    applies=lambda page: is_on_a_server(page) and bool(own_files(page)),
    check=check,
)
