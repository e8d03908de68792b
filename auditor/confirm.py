"""A second visit to the pages of new failures, before they are announced."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from auditor.audit import capture, placed
from auditor.compare import Compared, Terms, answers_of, judged_into, reach_of
from auditor.config import AuditOptions, Manner
from auditor.crawl.link_checks import READ_BYTES, TIMEOUT_S, check_of
from auditor.errors import FetchError
from auditor.network.egress import Egress
from auditor.network.fetch import Fetcher
from auditor.progress import AuditProgress
from auditor.store import Bundle
from rules.attractiveness.manner import without_view
from rules.comparing.comparison import Comparison
from rules.comparing.confirming import MOST_PAGES_A_CHANGE, confirmed, is_doubtful
from rules.comparing.differences import Differences
from rules.comparing.exceptions import Exceptions
from rules.comparing.reach import Reach
from rules.dates import today_of
from rules.evaluate import Result, judge_site
from rules.evidence import LinkCheck, LinkState, SiteEvidence
from rules.registry import SITE_RULES, by_id

MOST_PAGES = 40  # visited again; further new failures stay unconfirmed


def confirm(
    compared: Compared, older: Bundle, newer: Bundle, terms: Terms, manner: Manner, progress: AuditProgress
) -> Comparison:
    """Visit the pages of the new failures in the browser again and return what is left of the comparison."""
    site = newer.site()
    pages = _pages(compared.comparison)
    if not pages:
        return compared.comparison
    with TemporaryDirectory() as folder:
        visit = Bundle.create(Path(folder) / "visit")
        manner = replace(manner, as_of=today_of(site.observed_at))
        options = manner.options(site.target, visit.output, listed=pages)
        asyncio.run(capture(options, visit, progress))
        links = asyncio.run(_asked_again(options, _dead_links(compared.comparison, site)))
        again = _differences(older, newer, visit, links, terms)
    return confirmed(
        compared.comparison,
        compared.differences,
        again.changes((), ()),
        again.newer.is_watched,
        lambda url: again.newer.page(url or site.home_url),
    )


def _pages(comparison: Comparison) -> list[str]:
    """Return the pages to visit; of what the site as a whole lacks the home page."""
    urls = (
        url or comparison.newer.home_url
        for change in comparison.changes
        if is_doubtful(change)
        for url in change.page_urls[:MOST_PAGES_A_CHANGE]
    )
    known = {card.url for card in comparison.newer.pages}
    return [url for url in dict.fromkeys(urls) if url in known][:MOST_PAGES]


def _dead_links(comparison: Comparison, site: SiteEvidence) -> list[str]:
    quotes = (change.occurrence.quote for change in comparison.changes if is_doubtful(change))
    return [url for url in dict.fromkeys(quotes) if url in site.links and site.links[url].state is LinkState.DEAD]


async def _asked_again(options: AuditOptions, urls: Iterable[str]) -> Mapping[str, LinkCheck]:
    """Return what dead links answer now; one that gives no answer stays what it was."""
    found: dict[str, LinkCheck] = {}
    async with (
        placed(options) as place,
        Egress(place.policy) as egress,
        Fetcher(egress, user_agent=options.user_agent, requests_per_second=place.requests_per_second) as fetcher,
    ):
        for url in urls:
            try:
                found[url] = check_of(url, await fetcher.get(url, max_bytes=READ_BYTES, timeout_s=TIMEOUT_S))
            except FetchError:
                continue
    return found


def _differences(
    older: Bundle, newer: Bundle, visit: Bundle, links: Mapping[str, LinkCheck], terms: Terms
) -> Differences:
    """Return the differences of the older audit to the newer one with the pages as they were seen the second time."""
    site = newer.site()
    differences = Differences(
        rules=by_id(),
        older=reach_of(older),
        newer=Reach(site=replace(site, is_listing=True, ledger=()), is_complete=True),  # says nothing of other pages
        exceptions=Exceptions((), today_of(site.observed_at)),
    )
    answers = answers_of(older, newer)
    judged_into(differences.older, older, terms.weights, answers, differences.add_older)

    def keep(results: Sequence[Result]) -> None:
        if results and results[0].page_url:  # those of the site follow below
            differences.add_newer(results)

    judged_into(differences.newer, visit, terms.weights, answers, keep)
    seen = {page.url: page for page in visit.pages()}
    pages = (
        replace(without_view(page), text=seen[page.url].text if page.url in seen else page.text)
        for page in newer.pages()
    )
    whole = replace(site, pages=tuple(pages), links={**site.links, **links})
    differences.add_newer(judge_site(whole, SITE_RULES, answers))
    return differences
