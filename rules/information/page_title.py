"""Page title: the title in the browser's tab tells what the page is about."""

import re
from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, message
from rules.information.titles import title_place
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.standards import gigw, success_criterion
from rules.text import folded
from rules.vocabulary import Topic, names_of
from rules.written import is_written

# What programs write where nobody wrote a title.
_NAMELESS = frozenset(
    {
        *("untitled", "untitled document", "untitled page", "new page", "new document", "document", "title", "loading"),
        *("page title", "site title", "page", "blank page", "sample page", "test", "test page", "index", "index page"),
        *("default", "main", "main page", "welcome", "website", "my website", "my app", "react app", "vite app"),
        *("vite + react", "angular", "wordpress", "शीर्षक", "स्वागत", "स्वागत है"),
        *names_of(Topic.HOME),
    }
)
_NUMBERED = re.compile(r"[\s\-_(]*\d{0,3}\)?$")  # "Untitled-1", "New page 2"
_FILE_NAME = re.compile(
    r"(?i)(?:[\w\-. ()%]+\.(?:[sx]?html?|php\d?|aspx?|jsp|docx?|pdf|xlsx?|pptx?|cdr|psd)|microsoft word - .*)"
)
_ADDRESS = re.compile(r"(?i)https?://\S+")
_NO_LETTERS = re.compile(r"[\W\d_]+")
_EMPTY_HEAD = re.compile(r"\s*(?:([|–—»])|-\s)\s*\S(?!.*\1$).*")  # not :: Department ::


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report a missing title and one that says nothing about the page."""
    title = page.text.title.strip()
    if not title:
        yield Finding(message=message(N_("The page has no title.")), occurrences=(title_place(page.text),))
    elif _FILE_NAME.fullmatch(title) or _ADDRESS.fullmatch(title):
        yield Finding(
            message=message(N_("The title is the name of a file or an address: {title}"), title=title),
            occurrences=(title_place(page.text),),
        )
    elif _says_nothing(title):
        yield Finding(
            message=message(N_("The title says nothing about this page: {title}"), title=title),
            occurrences=(title_place(page.text),),
        )
    elif _EMPTY_HEAD.fullmatch(title):
        yield Finding(
            message=message(N_("The part of the title that names the page is empty: {title}"), title=title),
            occurrences=(title_place(page.text),),
        )


def _says_nothing(title: str) -> bool:
    bare = folded(title).strip(" .!…-–|:")
    return bare in _NAMELESS or _NUMBERED.sub("", bare) in _NAMELESS or _NO_LETTERS.fullmatch(title) is not None


def _is_published(page: PageEvidence) -> bool:
    return is_written(page)


RULE = Rule(
    id="page-title",
    category=Category.INFORMATION,
    impact=Impact.SERIOUS,
    weight=7,
    references=(*success_criterion("2.4.2"), gigw("5.1.17"), gigw("5.1.18 inner(a)")),
    title=N_("The page has a title that tells what it is about"),
    failure_title=N_("The title of the page tells nothing"),
    why=N_(
        "The title is what a citizen sees in search results, in bookmarks and in the tab, and the first thing "
        "a screen reader says. Without it, nobody knows where they are."
    ),
    repair=N_("Write a title of a few words: first what the page is about, then the name of the department."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=_is_published,
    check=check,
)
