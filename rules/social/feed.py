"""Feed: news of the website can be taken over by the social media team and by readers."""

from collections.abc import Iterator
from html import escape

from rules.evidence import SiteEvidence
from rules.finding import N_, Finding, Occurrence, message, slot
from rules.information.reach import Pages, says_too_little
from rules.page_text import PageText
from rules.probes import FeedEvidence
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw

_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_ENDS = ("/feed", "/feed/", "/rss", "/rss/", ".rss", "/rss.xml", "/feed.xml", "/atom.xml")
NO_FEED = frozenset({404, 410})


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report a site without a feed, and feeds that are announced and cannot be read."""
    pages = Pages(site)
    broken = [feed for feed in site.probes.feeds if _is_broken(feed)]
    if broken:
        yield Finding(
            message=message(N_("A feed is announced, but at its address there is none.")),
            occurrences=tuple(Occurrence(quote=feed.url, page_url=feed.found_on) for feed in broken),
        )
    elif not any(announces(page.text) for page in site.pages) and not says_too_little(pages) and pages.home:
        title, address = slot(N_("news of the department")), slot(N_("address of the feed"))
        yield Finding(
            message=message(N_("No page that was read announces a feed (RSS or Atom).")),
            occurrences=(
                Occurrence(
                    selector="html > head",
                    html="<head>",
                    after=f'<head>\n  <link rel="alternate" type="application/rss+xml" title="{title}" '
                    f'href="{escape(address)}">',
                    page_url=pages.home.url,
                ),
            ),
        )


def announces(page: PageText) -> bool:
    """Return whether a page announces or links to a feed."""
    return any(link.type in _TYPES for link in page.head_links) or any(
        link.href.partition("?")[0].lower().endswith(_ENDS) for link in page.links
    )


def _is_broken(feed: FeedEvidence) -> bool:
    return feed.status in NO_FEED or (feed.status is not None and feed.status < 400 and bool(feed.error))


RULE = SiteRule(
    id="news-feed",
    category=Category.SOCIAL,
    impact=Impact.MINOR,
    weight=0,
    references=(gigw("SM-10"),),
    title=N_("News of the website can be followed by a feed"),
    failure_title=N_("News of the website cannot be followed by a feed"),
    why=N_(
        "With a feed the social media team sees every new notice at once, and programs can pass it on by themselves."
    ),
    repair=N_(
        "Switch on the feed that most website programs bring with them, and announce it in the head of the page."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    check=check,
)
