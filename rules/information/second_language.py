"""Second language: the website exists in Hindi and in English, and a link leads from one to the other."""

import re
from collections.abc import Iterator

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, place, slot
from rules.information.language_switch import (
    BILINGUAL_SHARE,
    is_button,
    is_switch,
    language_named,
    share_of_page,
    switch_buttons,
)
from rules.information.reach import FEW_LINKS, Pages, is_dead, leads_nowhere
from rules.page_text import Link, PageText
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.text import CHROME

ONE_SCRIPT = 0.02  # at most this share of the other script: the page is not translated at all
FIRST_BLOCKS = 15  # the bar above the header is often no landmark
_SELECT = re.compile(r"(?i)lang(?:uage|code|switch|select|$)|(?<![a-z])lang|भाषा|locale")
_WIDGET = re.compile(r"(?i)translate\.google|google translate|select language|bhashini")


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report a site in one language, and a language switch that leads nowhere or to an untranslated page."""
    pages = Pages(site)
    home = pages.home
    if home is None or len(home.text.links) < FEW_LINKS:
        yield Doubt(
            message=message(N_("The home page shows hardly any links as long as its scripts are not run.")),
            is_question=False,
        )
        return
    switches = [link for link in home.text.links if is_switch(link, home.text)]
    if _has_alternate(pages, home.text) or any(_changes_language(pages, home, link) for link in switches):
        return
    dead = [link for link in switches if is_dead(site.links, link.href)]
    untranslated = [link for link in switches if _is_untranslated(pages, home, link)]
    if dead:
        yield Finding(
            message=message(N_("The link to the other language leads to a page that is not there.")),
            occurrences=_places(home, dead),
        )
    elif untranslated:
        yield Finding(
            message=message(N_("The link to the other language leads to a page that is not translated.")),
            occurrences=_places(home, untranslated),
        )
    elif unseen := (*_places(home, switches), *switch_buttons(home)):
        yield Doubt(
            message=message(
                N_("There is a language switch, but a program cannot see whether it changes the language.")
            ),
            occurrences=unseen,
        )
    elif _has_unread_buttons(home.text):
        yield Doubt(
            message=message(
                N_(
                    "The buttons of the home page cannot be read by a program. Look whether one of them changes the "
                    "language."
                )
            ),
            occurrences=(Occurrence(page_url=home.url),),
        )
    elif _may_be_bilingual(site, home.text):
        yield Doubt(message=message(N_("Two languages are in use, but no link from one to the other was recognised.")))
    else:
        yield Finding(
            message=message(N_("The home page has no link to the website in another language.")),
            occurrences=(Occurrence(page_url=home.url, after=_addition(home.text)),),
        )


def _has_alternate(pages: Pages, page: PageText) -> bool:
    """Return whether the head declares a living address in a second language."""
    alternates = {
        link.hreflang.lower().partition("-")[0]: link.href
        for link in page.head_links
        if "alternate" in link.rel.split() and link.hreflang and link.hreflang.lower() != "x-default"
    }
    living = {lang for lang, href in alternates.items() if href and not is_dead(pages.site.links, href)}
    return len(living) >= 2 and len(set(alternates.values())) >= 2


def _changes_language(pages: Pages, home: PageEvidence, link: Link) -> bool:
    """Return whether the switch leads to another page that is not in the language of the home page alone."""
    if leads_nowhere(link.raw_href) or not link.href or is_dead(pages.site.links, link.href):
        return False
    target = pages.at(link.href)
    if target is None:
        return link.href in pages.site.links
    if target is home or not target.is_served or target.text.content_hash == home.text.content_hash:
        return False
    return not _is_untranslated(pages, home, link)


def _is_untranslated(pages: Pages, home: PageEvidence, link: Link) -> bool:
    """Return whether the switch leads to another page in nothing but the script of the home page."""
    target = pages.at(link.href) if link.href else None
    if target is None or target is home or not target.is_served:
        return False
    here, there = share_of_page(home.text), share_of_page(target.text)
    if here is None or there is None or target.text.content_hash == home.text.content_hash:
        return False
    match language_named(link.text):
        case "hi":
            return max(here, there) <= ONE_SCRIPT
        case "en":
            return min(here, there) >= 1 - ONE_SCRIPT
        case _:
            return False  # other languages share a script with English or Hindi


def _may_be_bilingual(site: SiteEvidence, home: PageText) -> bool:
    share = share_of_page(home)
    if share is not None and BILINGUAL_SHARE[0] <= share <= BILINGUAL_SHARE[1]:
        return True
    fields = (field for form in home.forms for field in form.fields)
    if any(_SELECT.search(f"{field.name} {field.label}") for field in fields):
        return True
    first = home.blocks[:FIRST_BLOCKS]
    if any(is_button(block, home) for block in home.blocks if block.region in CHROME or block in first):
        return True
    if any(_WIDGET.search(text) for text in (*home.frames, *(block.text for block in home.blocks))):
        return True
    shares = [share for page in site.pages if (share := share_of_page(page.text)) is not None]
    return any(share > 0.6 for share in shares) and any(share < 0.1 for share in shares)


def _has_unread_buttons(page: PageText) -> bool:
    """Return whether a form of ASP.NET, which changes the language by a button, has one whose words are not known."""
    return any(
        not form.buttons or not all(button.text for button in form.buttons)
        for form in page.forms
        if any(name == "__VIEWSTATE" for name, _ in form.sent)
    )


def _places(home: PageEvidence, links: list[Link]) -> tuple[Occurrence, ...]:
    return tuple(place(link, quote=link.href, page_url=home.url) for link in links)


def _addition(page: PageText) -> str:
    is_hindi = (share_of_page(page) or 0) > 0.5 or page.lang.lower().startswith("hi")
    code, name = ("en", "English") if is_hindi else ("hi", "हिन्दी")
    address = slot(N_("address of the page in the other language"))
    return f'<a href="{address}" lang="{code}" hreflang="{code}">{name}</a>'


def _has_home(site: SiteEvidence) -> bool:
    return bool(site.pages)


RULE = SiteRule(
    id="second-language",
    category=Category.INFORMATION,
    impact=Impact.SERIOUS,
    weight=8,
    references=(gigw("5.4.10"), gigw("UK-LANG"), gigw("DBIM-7.5.1-selector")),
    title=N_("The website can be read in a second language"),
    failure_title=N_("The website cannot be read in a second language"),
    why=N_("Citizens who read only Hindi, or only English, are shut out of a website in one language."),
    repair=N_(
        "Publish the important pages in Hindi and in English, each under an address of its own, and put a link with "
        "the name of the other language into the header of every page."
    ),
    owner=Owner.EDITOR,
    effort=Effort.DAYS,
    applies=_has_home,
    check=check,
)
