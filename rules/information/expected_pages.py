"""Expected pages: what every department's website links to under a name that citizens know."""

from collections.abc import Iterator
from functools import partial
from html import escape

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, counted, message, place, slot
from rules.folding import label_key
from rules.information import thin_page
from rules.information.contact_facts import says_how_to_reach
from rules.information.contact_pages import written_pictures
from rules.information.expected_list import EXPECTED, HUBS, Expected
from rules.information.expected_texts import TEXTS, Texts
from rules.information.reach import FEW_WORDS, Behind, Found, Pages, headed, links_to, pages_about, says_too_little
from rules.page_text import PageText
from rules.rule import Category, Owner, SiteRule
from rules.text import CHROME, is_mostly_devanagari, joined
from rules.vocabulary import Topic, matches, names_of

STATE_DOMAIN = ".uk.gov.in"
NAMES_SHOWN = 2  # of each language


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
    """Return whether the page, where it was read, gives the facts it is looked up for, and more than a few words."""
    if page is None or (expected.topic is Topic.CONTACT and says_how_to_reach(page.text)):
        return True
    return expected.topic is not Topic.CONTACT and (expected.may_be_short or not _is_almost_empty(page))


def _is_almost_empty(page: PageEvidence) -> bool:
    return any(isinstance(said, Finding) for said in thin_page.check(page))


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
        return _without_facts(without_facts) if expected.topic is Topic.CONTACT else _almost_empty(without_facts)
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
    if says_too_little(pages) or (expected.is_policy and has_unread_hub(pages)):
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
        place(block, quote=block.text, page_url=home.url)
        for block in home.text.blocks
        if not block.hrefs and matches(topic, block.text)
    )


def _without_facts(found: list[Found]) -> Finding | Doubt:
    shown = found[0].page
    if shown is None or shown.text.frames or len(joined(shown.text.blocks).split()) < FEW_WORDS:
        return Doubt(message=message(N_("The contact page shows its facts in a way that a program cannot read.")))
    return Finding(
        message=message(N_("The contact page gives no telephone number, no e-mail and no postal address in words.")),
        occurrences=(*map(_place, found), *written_pictures(shown)),
    )


def _almost_empty(found: list[Found]) -> Finding:
    return Finding(
        message=message(N_("The link “{label}” leads to a page that holds hardly any text."), label=found[0].link.text),
        occurrences=tuple(map(_place, found)),
    )


def has_unread_hub(pages: Pages) -> bool:
    """Return whether a link leads to a page of policies that was not read."""
    return any(
        found.behind is Behind.NOTHING or (found.page is None and found.behind is Behind.PAGE)
        for topic in HUBS
        for found in links_to(pages, topic)
    )


def _place(found: Found) -> Occurrence:
    link = found.link
    return place(link, quote=link.href, page_url=found.page_url)


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
        home.text.lang.lower().startswith("hi") or is_mostly_devanagari(joined(home.text.blocks))
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
