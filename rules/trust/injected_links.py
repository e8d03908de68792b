"""Injected links: nobody has put links to gambling, medicines or forgeries into a page."""

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Message, Occurrence, counted, message, place
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.standards import gigw
from rules.text import shortened
from rules.trust.governments import GOVERNMENT_ENDINGS
from rules.trust.outside import Outward, domain_of, outward_links
from rules.trust.spam_words import is_spam_host, mild_terms, sure_terms, warns

MOST_OCCURRENCES = 30
QUOTE_CHARACTERS = 160
CONTEXT_CHARACTERS = 600  # a longer text around a link is an article, and its words tell nothing of the link
FEWEST_HIDDEN_DOMAINS = 3
# Links to these are hidden in menus, sharing panels and banners of honest pages.
_USUAL_HOSTS = """
google.com facebook.com twitter.com x.com youtube.com instagram.com linkedin.com t.me whatsapp.com wa.me
pinterest.com reddit.com addtoany.com sharethis.com adobe.com w3.org microsoft.com mozilla.org apple.com
wordpress.org gravatar.com kooapp.com telegram.me goo.gl bit.ly tumblr.com ddinews.gov.in apache.org drupal.org
joomla.org youtu.be
"""
_USUAL = frozenset(_USUAL_HOSTS.split())
HIDDEN = N_("Visitors cannot see this link; search engines can.")


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report links whose words or address advertise what no office offers; ask about links that are hidden."""
    outward = list(outward_links(page))
    spam = [item for item in outward if _is_spam(item, page)]
    by_host = [
        item for item in outward if is_spam_host(item.host) and item not in spam and not _is_warned_of(item, page)
    ]
    if len({domain_of(item.host) for item in by_host}) > 1 or spam:
        spam += by_host  # one host alone may only sound like it
    if spam:
        yield Finding(
            message=counted(
                N_("{count} link advertises gambling, medicines or the like: “{words}”. Somebody has broken in."),
                N_("{count} links advertise gambling, medicines or the like: “{words}”. Somebody has broken in."),
                len(spam),
                words=shortened(spam[0].link.text or spam[0].host, QUOTE_CHARACTERS),
            ),
            occurrences=tuple(_place(item) for item in spam[:MOST_OCCURRENCES]),
        )
    hidden = [item for item in outward if _is_odd(item) and item not in spam]
    if len({domain_of(item.host) for item in hidden}) >= FEWEST_HIDDEN_DOMAINS:
        yield Doubt(
            message=message(
                N_(
                    "These links lead to other websites and are kept out of sight by their style. Ask the developer "
                    "who put them there: intruders hide links in this way."
                )
            ),
            occurrences=tuple(_place(item) for item in hidden[:MOST_OCCURRENCES]),
        )


def _is_spam(item: Outward, page: PageEvidence) -> bool:
    text = item.link.text
    if item.host.endswith(GOVERNMENT_ENDINGS) and not sure_terms(_slug(item.link.href)):
        return False
    if sure_terms(text) or sure_terms(_slug(item.link.href)):
        return item.is_hidden or not _is_warned_of(item, page)
    return bool(mild_terms(text)) and is_spam_host(item.host) and (item.is_hidden or not _is_warned_of(item, page))


def _is_warned_of(item: Outward, page: PageEvidence) -> bool:
    """Return whether the text around a link, or the heading above it, speaks of crime or law."""
    around = [item.link.text, page.text.title]
    if item.block is not None:
        around += [item.block.section, item.block.text if len(item.block.text) <= CONTEXT_CHARACTERS else ""]
    return any(warns(text) for text in around if text)


def _is_odd(item: Outward) -> bool:
    """Return whether a link with words is drawn where nobody looks; a folded menu is no such place."""
    return (
        item.is_far_away
        and item.block is not None
        and bool(item.link.text)
        and not item.host.endswith((*GOVERNMENT_ENDINGS, ".ac.in", ".edu.in"))
        and domain_of(item.host) not in _USUAL
    )


def _slug(url: str) -> str:
    try:
        return unquote(urlsplit(url).path).replace("_", " ")
    except ValueError:
        return ""


def _place(item: Outward) -> Occurrence:
    note: Message | None = message(HIDDEN) if item.is_hidden else None
    return place(item.link, note=note, quote=shortened(f"{item.link.text} → {item.link.href}", QUOTE_CHARACTERS))


RULE = Rule(
    id="injected-links",
    category=Category.SECURITY,
    impact=Impact.CRITICAL,
    weight=10,
    references=(gigw("5.3.1/spam"), gigw("5.3.1")),
    title=N_("No stranger has put advertising links into the page"),
    failure_title=N_("Strangers have put advertising links into the page"),
    why=N_(
        "The website has been broken into. Citizens who trust the government are led to gamblers and cheats, and "
        "whoever placed these links can also change forms and account numbers."
    ),
    repair=N_(
        "Tell the developer, NIC or ITDA and CERT-In (incident@cert-in.org.in) today. Deleting the links is not "
        "enough: the way in has to be found and closed, all passwords changed, and the website restored from a clean "
        "copy."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.DAYS,
    is_alarm=True,
    check=check,
)
