"""All pages of the review site, in both languages."""

from collections.abc import Callable, Iterator, Mapping

from reports.i18n import LANGUAGES
from reports.review import frame
from reports.review.categories import categories
from reports.review.certificates import certificates
from reports.review.department import department
from reports.review.failures import failures
from reports.review.flags import flags
from reports.review.frame import Site
from reports.review.groups import groups
from reports.review.leaderboard import leaderboard
from reports.review.method import method
from reports.review.social import social
from reports.review.trends import trends

RENDERERS: Mapping[str, Callable[[Site, str], str]] = {
    frame.LEADERBOARD: leaderboard,
    frame.CATEGORIES: categories,
    frame.GROUPS: groups,
    frame.FAILURES: failures,
    frame.TRENDS: trends,
    frame.SOCIAL: social,
    frame.FLAGS: flags,
    frame.METHOD: method,
}


def pages(site: Site) -> Iterator[tuple[str, str]]:
    """Yield every file of the site with its text, one at a time; the scorecards are not among them."""
    yield frame.STYLE_FILE, frame.style()
    yield frame.SCRIPT_FILE, frame.script()
    for language in LANGUAGES:
        for name in site.pages:
            yield site.file(name, language), RENDERERS[name](site, language)
        for entry in site.review.entries:
            yield site.file(f"departments/{entry.name}", language), department(site, entry, language)
    yield from certificates(site)
