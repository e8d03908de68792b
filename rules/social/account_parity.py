"""Account parity: the Hindi and the English website lead to accounts in the same networks."""

from collections.abc import Iterator

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Finding, Occurrence, message
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.social.accounts import social_links
from rules.social.address_forms import Kind
from rules.social.networks import NAMES
from rules.standards import gigw
from rules.text import CHROME, devanagari_share, joined, main_blocks

LEAST_PAGES = 2  # of each language; one page may be an odd one
LEAST_SHARE = 0.8  # of the pages of one language: what stands on nearly all of them belongs to the template
LANGUAGES = ("hi", "en")
FEW_LINKS = 3  # in header and footer; a page with fewer builds them by script


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report networks that nearly all pages of one language lead to, and none of the other."""
    groups = {language: [page for page in site.pages if _language(page) == language] for language in LANGUAGES}
    if any(len(pages) < LEAST_PAGES for pages in groups.values()):
        return
    links = {language: [_links(page) for page in pages] for language, pages in groups.items()}
    for language, other in (("en", "hi"), ("hi", "en")):
        seen = set().union(*links[other])
        for network in NAMES:
            count = sum(network in found for found in links[language])
            if network in seen or count < LEAST_SHARE * len(links[language]):
                continue
            after = next(found[network] for found in links[language] if network in found)
            lacking = groups[other][0]
            text = (
                N_("The English pages lead to the account on {network}, the Hindi pages do not.")
                if language == "en"
                else N_("The Hindi pages lead to the account on {network}, the English pages do not.")
            )
            yield Finding(
                message=message(text, network=NAMES[network]),
                occurrences=(Occurrence(after=after, page_url=lacking.url),),
            )


def _links(page: PageEvidence) -> dict[str, str]:
    return {
        address.network: link.html
        for link, address in social_links(page.text)
        if link.region in CHROME and address.kind is Kind.ACCOUNT
    }


def _language(page: PageEvidence) -> str:
    """Return the language of a page whose declaration and script agree, "" for others."""
    declared = page.text.lang.lower().partition("-")[0]
    share = devanagari_share(joined(main_blocks(page.text)))
    surrounding = sum(link.region in CHROME for link in page.text.links)
    if share is None or not page.is_served or surrounding < FEW_LINKS:
        return ""
    return declared if (declared == "hi" and share >= 0.5) or (declared == "en" and share <= 0.2) else ""


def _has_both(site: SiteEvidence) -> bool:
    found = [_language(page) for page in site.pages]
    return all(found.count(language) >= LEAST_PAGES for language in LANGUAGES)


RULE = SiteRule(
    id="account-parity",
    category=Category.SOCIAL,
    impact=Impact.MINOR,
    weight=2,
    references=(gigw("SM-18"), gigw("5.4.6")),
    title=N_("Hindi and English pages lead to the same networks"),
    failure_title=N_("One language of the website leaves out accounts"),
    why=N_("A citizen who reads Hindi should find the same channels as one who reads English."),
    repair=N_("Take the links over into the header or footer of the other language."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=_has_both,
    check=check,
)
