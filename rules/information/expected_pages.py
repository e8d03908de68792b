"""Expected pages: what every department's website links to under a name that citizens know."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from html import escape

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, counted, message, slot
from rules.folding import label_key
from rules.information.contact_facts import says_how_to_reach
from rules.information.expected_texts import TEXTS, Texts
from rules.information.reach import Behind, Found, Pages, headed, links_to, pages_about, says_too_little
from rules.page_text import PageText
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import Reference, gigw
from rules.text import CHROME, devanagari_share, joined
from rules.vocabulary import Topic, matches, names_of

STATE_DOMAIN = ".uk.gov.in"
HUBS = (Topic.POLICIES, Topic.TERMS, Topic.DISCLAIMER)  # pages that hold several policies one below the other
WORDS_OF_A_SHELL = 10  # a page with fewer is filled by a script that was not run
NAMES_SHOWN = 2  # of each language


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One page that a department's website has."""

    id: str
    topic: Topic
    impact: Impact
    weight: int
    references: tuple[Reference, ...]
    english: str  # the link's words
    hindi: str
    effort: Effort = Effort.HOURS
    is_policy: bool = False  # may stand on a page with other policies
    state_service: str = ""  # the service of Uttarakhand that a department there links to


EXPECTED: tuple[Expected, ...] = (
    Expected(
        id="about-page",
        topic=Topic.ABOUT,
        impact=Impact.MODERATE,
        weight=6,
        references=(gigw("5.1.9"), gigw("5.1.18 home(c)")),
        english="About the Department",
        hindi="विभाग के बारे में",
    ),
    Expected(
        id="contact-page",
        topic=Topic.CONTACT,
        impact=Impact.CRITICAL,
        weight=10,
        references=(gigw("5.1.10"), gigw("5.1.18 home(f)")),
        english="Contact Us",
        hindi="संपर्क करें",
    ),
    Expected(
        id="whos-who-page",
        topic=Topic.WHOS_WHO,
        impact=Impact.SERIOUS,
        weight=6,
        references=(gigw("LAW-RTI-4"), gigw("DBIM-A.5.5-connect")),
        english="Who's Who",
        hindi="कौन क्या है",
    ),
    Expected(
        id="services-page",
        topic=Topic.SERVICES,
        impact=Impact.SERIOUS,
        weight=8,
        references=(gigw("5.1.18 home(e)"), gigw("UK-SERVICES")),
        english="Services and Schemes",
        hindi="सेवाएं और योजनाएं",
        effort=Effort.DAYS,
    ),
    Expected(
        id="rti-page",
        topic=Topic.RTI,
        impact=Impact.SERIOUS,
        weight=8,
        references=(gigw("LAW-RTI-4"), gigw("UK-RTI")),
        english="Right to Information (RTI)",
        hindi="सूचना का अधिकार (RTI)",
        effort=Effort.DAYS,
    ),
    Expected(
        id="feedback-page",
        topic=Topic.FEEDBACK,
        impact=Impact.MODERATE,
        weight=6,
        references=(gigw("5.1.11"), gigw("5.1.18 home(g)")),
        english="Feedback",
        hindi="प्रतिक्रिया",
    ),
    Expected(
        id="grievance-page",
        topic=Topic.GRIEVANCE,
        impact=Impact.SERIOUS,
        weight=8,
        references=(gigw("UK-HELPLINE"), gigw("DBIM-A.5.5-connect")),
        english="Grievances (CM Helpline 1905)",
        hindi="शिकायत (सीएम हेल्पलाइन 1905)",
        effort=Effort.MINUTES,
        state_service="https://cmhelpline.uk.gov.in/",
    ),
    Expected(
        id="tenders-page",
        topic=Topic.TENDERS,
        impact=Impact.MODERATE,
        weight=5,
        references=(gigw("LAW-TENDER"), gigw("DBIM-M17")),
        english="Tenders",
        hindi="निविदाएं",
    ),
    Expected(
        id="help-page",
        topic=Topic.HELP,
        impact=Impact.MINOR,
        weight=3,
        references=(gigw("5.1.14"), gigw("DBIM-5.6-help")),
        english="Help",
        hindi="सहायता",
    ),
    Expected(
        id="terms-page",
        topic=Topic.TERMS,
        impact=Impact.MODERATE,
        weight=4,
        references=(gigw("5.4.3f"), gigw("5.1.18 home(j)")),
        english="Terms and Conditions",
        hindi="नियम और शर्तें",
        is_policy=True,
    ),
    Expected(
        id="privacy-policy",
        topic=Topic.PRIVACY,
        impact=Impact.MODERATE,
        weight=4,
        references=(gigw("5.4.3h"), gigw("5.3.3")),
        english="Privacy Policy",
        hindi="गोपनीयता नीति",
        is_policy=True,
    ),
    Expected(
        id="copyright-policy",
        topic=Topic.COPYRIGHT,
        impact=Impact.MINOR,
        weight=3,
        references=(gigw("5.4.3a"), gigw("5.4.3")),
        english="Copyright Policy",
        hindi="कॉपीराइट नीति",
        is_policy=True,
    ),
    Expected(
        id="hyperlinking-policy",
        topic=Topic.HYPERLINKING,
        impact=Impact.MINOR,
        weight=2,
        references=(gigw("5.4.3e"), gigw("5.4.3")),
        english="Hyperlinking Policy",
        hindi="हाइपरलिंकिंग नीति",
        is_policy=True,
    ),
    Expected(
        id="accessibility-statement",
        topic=Topic.ACCESSIBILITY,
        impact=Impact.MODERATE,
        weight=4,
        references=(gigw("LAW-RPWD-R15"), gigw("LAW-IS17802")),
        english="Accessibility Statement",
        hindi="सुगम्यता वक्तव्य",
        is_policy=True,
    ),
)


def check(site: SiteEvidence, *, expected: Expected) -> Iterator[Finding | Doubt]:
    """Report that no link leads to the page, that what it leads to is gone or unfinished, or that facts are missing."""
    pages = Pages(site)
    found = list(_until_good(links_to(pages, expected.topic), expected))
    if found and found[-1].behind is Behind.PAGE and _is_enough(found[-1].page, expected):
        return
    if any(_is_enough(page, expected) for page in pages_about(pages, expected.topic)):
        return
    if _stands_on_home(pages, expected) or _stands_in_hub(pages, expected):
        return
    yield _verdict(pages, expected, found)


def _until_good(found: Iterator[Found], expected: Expected) -> Iterator[Found]:
    for one in found:
        yield one
        if one.behind is Behind.PAGE and _is_enough(one.page, expected):
            return


def _is_enough(page: PageEvidence | None, expected: Expected) -> bool:
    """Return whether the page, where it was read, gives the facts it is looked up for."""
    return page is None or expected.topic is not Topic.CONTACT or says_how_to_reach(page.text)


def _stands_on_home(pages: Pages, expected: Expected) -> bool:
    """Return whether the home page has a section of that name."""
    home = pages.home
    return (
        home is not None and not expected.is_policy and headed(home.text, expected.topic) and _is_enough(home, expected)
    )


def _stands_in_hub(pages: Pages, expected: Expected) -> bool:
    """Return whether a page of policies that was read has a part of that name."""
    if not expected.is_policy:
        return False
    return any(
        _has_part(found.page.text, expected.topic)
        for topic in HUBS
        for found in links_to(pages, topic)
        if found.page is not None and found.page is not pages.home and found.behind is Behind.PAGE
    )


def _has_part(page: PageText, topic: Topic) -> bool:
    """Return whether a heading, or a line that is no link, names the topic in the content of the page."""
    return any(heading.region not in CHROME and matches(topic, heading.text) for heading in page.headings) or any(
        block.region not in CHROME and not block.hrefs and matches(topic, block.text) for block in page.blocks
    )


def _verdict(pages: Pages, expected: Expected, found: list[Found]) -> Finding | Doubt:
    if without_facts := [one for one in found if one.behind is Behind.PAGE]:
        return _without_facts(without_facts)
    for behind, text in (
        (Behind.UNFINISHED, N_("The link “{label}” leads to a page that is not finished.")),
        (Behind.DEAD, N_("The link “{label}” leads to a page that is not there.")),
    ):
        if there := [one for one in found if one.behind is behind]:
            return Finding(message=message(text, label=there[0].link.text), occurrences=tuple(map(_place, there)))
    if found:
        return Doubt(
            message=message(
                N_("There is a link “{label}”, but a program cannot see where it leads."), label=found[0].link.text
            ),
            occurrences=tuple(map(_place, found)),
        )
    if unlinked := _unlinked(pages, expected.topic):
        return Doubt(
            message=message(N_("The words “{label}” are there, but not as a link."), label=unlinked[0].quote),
            occurrences=unlinked,
        )
    if says_too_little(pages) or (expected.is_policy and _has_unread_hub(pages)):
        return Doubt(
            message=message(N_("Too little of the website could be read to say that this page is missing.")),
            is_question=False,
        )
    return Finding(
        message=counted(
            N_("The one page that was read has no such link. Looked for: {labels}."),
            N_("None of the {count} pages that were read has such a link. Looked for: {labels}."),
            len(pages.site.pages),
            labels=", ".join(_labels(expected)),
        ),
        occurrences=(Occurrence(page_url=pages.site.home_url, after=_addition(pages, expected)),),
    )


def _unlinked(pages: Pages, topic: Topic) -> tuple[Occurrence, ...]:
    """Return the short texts of the home page that name the topic without a link: perhaps buttons of a script."""
    home = pages.home
    if home is None:
        return ()
    return tuple(
        Occurrence(selector=block.selector, html=block.html, quote=block.text, page_url=home.url)
        for block in home.text.blocks
        if not block.hrefs and matches(topic, block.text)
    )


def _without_facts(found: list[Found]) -> Finding | Doubt:
    shown = found[0].page
    if shown is None or shown.text.frames or len(joined(shown.text.blocks).split()) < WORDS_OF_A_SHELL:
        return Doubt(message=message(N_("The contact page shows its facts in a way that a program cannot read.")))
    return Finding(
        message=message(N_("The contact page gives no telephone number, no e-mail and no postal address in words.")),
        occurrences=tuple(_place(one) for one in found),
    )


def _has_unread_hub(pages: Pages) -> bool:
    return any(
        found.behind is Behind.NOTHING or (found.page is None and found.behind is Behind.PAGE)
        for topic in HUBS
        for found in links_to(pages, topic)
    )


def _place(found: Found) -> Occurrence:
    link = found.link
    return Occurrence(selector=link.selector, html=link.html, quote=link.href, page_url=found.page_url)


def _labels(expected: Expected) -> tuple[str, ...]:
    """Return some names of the page in both languages, its own first."""
    english = [name for name in names_of(expected.topic) if name.isascii()][:NAMES_SHOWN]
    hindi = [name for name in names_of(expected.topic) if not name.isascii()][:NAMES_SHOWN]
    by_spelling: dict[str, str] = {}
    for name in (expected.english, *english, expected.hindi, *hindi):
        by_spelling.setdefault(label_key(name).replace(" ", ""), name)
    return tuple(by_spelling.values())


def _addition(pages: Pages, expected: Expected) -> str:
    """Return the entry of the menu that is missing, in the language of the home page."""
    home = pages.home
    is_hindi = home is not None and (
        home.text.lang.lower().startswith("hi") or (devanagari_share(joined(home.text.blocks)) or 0) > 0.5
    )
    is_of_state = pages.host.endswith(STATE_DOMAIN)
    address = expected.state_service if is_of_state else ""
    label = escape(expected.hindi if is_hindi else expected.english, quote=False)
    return f'<li><a href="{address or slot(N_("address of the page"))}">{label}</a></li>'


def _rule(expected: Expected, texts: Texts) -> SiteRule:
    return SiteRule(
        id=expected.id,
        category=Category.INFORMATION,
        impact=expected.impact,
        weight=expected.weight,
        references=expected.references,
        title=texts.title,
        failure_title=texts.failure_title,
        why=texts.why,
        repair=texts.repair,
        owner=Owner.EDITOR,
        effort=expected.effort,
        check=partial(check, expected=expected),
    )


RULES: tuple[SiteRule, ...] = tuple(_rule(expected, TEXTS[expected.id]) for expected in EXPECTED)
