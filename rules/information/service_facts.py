"""Service facts: a page about one service says who may apply, with which papers, at what cost, how long, and where."""

import re
from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, slot
from rules.fixing.edit import Edit, Operation
from rules.information.reach import host_of
from rules.information.service_words import FACTS, Fact, facts_told, headed_facts, is_about_others, names_service
from rules.information.titles import main_heading
from rules.information.wording import in_language_of
from rules.page_text import Heading, PageText
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.standards import gigw
from rules.text import CHROME, hold_words, main_blocks

LEAST_TOLD = 2  # convention: a page that bears the name of a service and gives two of the facts describes it
LEAST_HEADED = 3  # convention: so does a page that gives three of the facts under headings of their own
PLAIN_BLOCKS = frozenset({"p", "h2", "h3"})  # after which a heading may stand
FORM_FIELDS = 3  # convention: a page with more to fill in than a search or an opinion is the form, not its description
LEAST_WORDS = 40  # convention: fewer say nothing yet; thin-page tells it
SOCIAL_HOSTS = frozenset({"facebook.com", "twitter.com", "x.com", "youtube.com", "instagram.com", "whatsapp.com"})
_DOCUMENT = re.compile(r"(?i)\.(?:pdf|docx?|xlsx?|zip)(?:$|[?#])")


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report the facts that a description of a service leaves out."""
    told = facts_told(page.text)
    missing = [fact for fact in FACTS if fact not in told]
    if not missing:
        return
    if page.text.frames or _leads_on(page):
        yield Doubt(
            message=message(
                N_(
                    "Open the documents and websites that this page links to. The page itself leaves out some of these "
                    "facts: who may apply, papers needed, fee, time limit, where to apply. Are they told there?"
                )
            ),
            occurrences=(_place(page.text, missing),),
        )
        return
    for fact in missing:
        yield Finding(message=message(fact.missing), occurrences=(_place(page.text, [fact]),))


def _leads_on(page: PageEvidence) -> bool:
    """Return whether the content links to a document or to another website, which may tell the rest."""
    own = host_of(page.url)
    return any(
        _DOCUMENT.search(link.href or link.raw_href)
        or (link.href.startswith("http") and host_of(link.href) not in ("", own) and not _is_social(link.href))
        for link in page.text.links
        if link.region not in CHROME
    )


def _is_social(url: str) -> bool:
    return host_of(url).removeprefix("www.").removeprefix("m.") in SOCIAL_HOSTS


def _place(page: PageText, missing: list[Fact]) -> Occurrence:
    heading = _first_heading(page)
    after = "\n".join(
        f"<h2>{in_language_of(page, fact.english, fact.hindi)}</h2>\n<p>{slot(fact.slot)}</p>" for fact in missing
    )
    return Occurrence(
        selector=heading.selector if heading else "",
        html=heading.html if heading else "",
        after=f"{heading.html}\n…\n{after}" if heading else after,
        edits=_added(page, after) if heading else (),
        quote=heading.text if heading else page.title,
    )


def _added(page: PageText, section: str) -> tuple[Edit, ...]:
    """Return the step that puts a section below the content."""
    last = next((block for block in reversed(main_blocks(page)) if block.tag in PLAIN_BLOCKS), None)
    if last is None:
        return ()
    return (Edit(operation=Operation.INSERT_AFTER, value=f"\n{section}", selector=last.selector),)


def _first_heading(page: PageText) -> Heading | None:
    name = main_heading(page)
    return next((heading for heading in page.headings if name and heading.text == name), None)


def _describes_service(page: PageEvidence) -> bool:
    if not page.is_served or is_about_others(page) or _is_form(page.text):
        return False
    if not hold_words((block for block in page.text.blocks if block.region not in CHROME), LEAST_WORDS):
        return False
    if names_service(page):
        return len(facts_told(page.text)) >= LEAST_TOLD
    return bool(main_heading(page.text)) and len(headed_facts(page.text)) >= LEAST_HEADED


def _is_form(page: PageText) -> bool:
    """Return whether the page is a form to fill in."""
    return any(len(form.fields) > FORM_FIELDS for form in page.forms if form.role != "search")


RULE = Rule(
    id="service-facts",
    category=Category.INFORMATION,
    impact=Impact.SERIOUS,
    weight=6,
    references=(gigw("5.1.7"), gigw("UK-SERVICES"), gigw("5.1.18 home(e)")),
    title=N_("A service is described so that a citizen can apply"),
    failure_title=N_("The description of a service leaves out what an applicant must know"),
    why=N_("Whoever comes without the right paper or the fee is sent home and has lost a day's wages."),
    repair=N_(
        "Write for each service under headings of their own: who may apply, documents needed, fee (or “free of "
        "charge”), time limit, how and where to apply, and whom to ask when it takes longer."
    ),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    applies=_describes_service,
    check=check,
)
