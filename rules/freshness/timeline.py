"""What a scorecard tells of time: the notices visitors see as current, and the last change of the site."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from rules.dates import DateKind, iso_day, today_of
from rules.evidence import DocumentEvidence, PageEvidence, SiteEvidence
from rules.freshness.last_change import last_change
from rules.freshness.listed import ListedItem, listed_items
from rules.freshness.notices import MOST_KEPT, Notice, is_notice, notices, told_once
from rules.freshness.page_date import VISIBLE, PageDate
from rules.freshness.printed import PrintedDate
from rules.freshness.silent_feed import newest_entry
from rules.freshness.stamps import declared_stamp
from rules.text import shortened

LONGEST_QUOTE_CHARACTERS = 200
LEAST_DAYS_OF_SITEMAP = 2
MOST_TODAY = 2  # pages that change on one day where a site has few


class Basis(StrEnum):
    """What a last change is known by, the surest first."""

    NOTICE = "notice"  # the day printed beside the newest notice
    DOCUMENT = "document"  # the day a document was made, as its file says
    STAMP = "stamp"  # the day a page gives for its last update
    FEED = "feed"  # the newest entry of a feed
    PAGE = "page"  # the day a page is dated by otherwise: its release, its letter head, what machines are told
    SITEMAP = "sitemap"  # the newest day in the sitemap, where it does not give one day for all


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A day on which something on the site changed, with its evidence. Texts and addresses are a stranger's."""

    day: date
    basis: Basis
    quote: str  # as printed; of a document its title or name
    url: str  # of the page or the document
    selector: str  # "": a document


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What became of the pages since an earlier audit, known by the hash of their main text."""

    day: date  # of the earlier audit
    changed: int
    same: int
    new: int  # read now and not then


@dataclass(slots=True)
class Timeline:
    """Gathers, page by page in bounded memory, what a scorecard tells of time."""

    _notices: list[Notice] = field(default_factory=list)
    _newest: dict[Basis, Change] = field(default_factory=dict)
    _hashes: dict[str, str] = field(default_factory=dict)  # of the main text, by address
    _changed_today: list[Change] = field(default_factory=list)  # of pages that are dated by the day of the visit

    def add(self, page: PageEvidence) -> None:
        """Take in one page; a page that cannot be read costs only its own notices."""
        try:
            self._take(page)
        except Exception:  # noqa: BLE001, as for a rule: one page must not end the audit
            return

    def notices(self) -> tuple[Notice, ...]:
        """Return the notices that are shown as current, each once, those that are over first."""
        return told_once(self._notices)

    def changes(self, site: SiteEvidence) -> tuple[Change, ...]:
        """Return the newest change by each kind of evidence, the surest kind first."""
        newest = dict(self._newest)
        # What most pages are dated by is a clock that was not known as one.
        if self._changed_today and len(self._changed_today) <= max(MOST_TODAY, len(self._hashes) / 2):
            newest[Basis.PAGE] = self._changed_today[0]
        for told in (_newest_document(site), _newest_entry(site), _newest_lastmod(site)):
            if told is not None:
                newest[told.basis] = told
        return tuple(newest[basis] for basis in Basis if basis in newest)

    def since(self, site: SiteEvidence) -> Since | None:
        """Return how many pages changed since the earlier audit; None without one that has pages in common."""
        if site.earlier is None:
            return None
        then = site.earlier.pages
        common = [url for url in self._hashes if url in then]
        same = sum(then[url].content_hash == self._hashes[url] for url in common)
        if not common:
            return None
        return Since(
            day=today_of(site.earlier.observed_at),
            changed=len(common) - same,
            same=same,
            new=len(self._hashes) - len(common),
        )

    def _take(self, page: PageEvidence) -> None:
        self._hashes[page.url] = page.text.content_hash
        room = MOST_KEPT - len(self._notices)
        self._notices.extend(notices(page)[: max(0, room)])
        today = today_of(page.observed_at)
        for item in listed_items(page):
            if is_notice(page, item):
                for printed in item.dates:
                    if _tells_a_change(printed) and printed.day <= today:
                        self._keep(_of_item(page, item, printed))
        stamp = declared_stamp(page.text)
        if stamp is not None and stamp.source in VISIBLE and stamp.day <= today:
            self._keep(_of_page(page, stamp, Basis.STAMP))
        elif (told := last_change(page)) is not None and told.day < today:
            self._keep(_of_page(page, told, Basis.PAGE))
        elif told is not None and told.day == today:
            self._changed_today.append(_of_page(page, told, Basis.PAGE))

    def _keep(self, change: Change) -> None:
        known = self._newest.get(change.basis)
        if known is None or change.day > known.day:
            self._newest[change.basis] = change


def _tells_a_change(printed: PrintedDate) -> bool:
    return printed.kind in (DateKind.NONE, DateKind.PUBLISHED) and not printed.is_reference


def _of_item(page: PageEvidence, item: ListedItem, printed: PrintedDate) -> Change:
    return Change(
        day=printed.day,
        basis=Basis.NOTICE,
        quote=shortened(item.text, LONGEST_QUOTE_CHARACTERS),
        url=page.url,
        selector=item.selector,
    )


def _of_page(page: PageEvidence, told: PageDate, basis: Basis) -> Change:
    return Change(
        day=told.day,
        basis=basis,
        quote=shortened(told.quote, LONGEST_QUOTE_CHARACTERS),
        url=page.url,
        selector=told.selector,
    )


def _newest_entry(site: SiteEvidence) -> Change | None:
    dated = [(day, feed) for feed in site.probes.feeds if (day := newest_entry(feed)) and day <= _latest(site)]
    if not dated:
        return None
    day, feed = max(dated, key=lambda one: one[0])
    return Change(
        day=day, basis=Basis.FEED, quote=shortened(feed.title, LONGEST_QUOTE_CHARACTERS), url=feed.url, selector=""
    )


def _newest_lastmod(site: SiteEvidence) -> Change | None:
    """Return the newest day in the sitemaps; one day for all pages is that of the program that wrote them."""
    entries = [entry for sitemap in site.sitemaps for entry in sitemap.entries]
    dated = [(day, entry) for entry in entries if (day := iso_day(entry.lastmod)) and day <= _latest(site)]
    if len({day for day, _ in dated}) < LEAST_DAYS_OF_SITEMAP:
        return None
    day, entry = max(dated, key=lambda one: one[0])
    return Change(day=day, basis=Basis.SITEMAP, quote=entry.lastmod, url=entry.url, selector="")


def _latest(site: SiteEvidence) -> date:
    return today_of(site.observed_at) + timedelta(days=1)


def _newest_document(site: SiteEvidence) -> Change | None:
    dated = [(day, document) for document in site.documents if (day := _made(document)) and day <= _latest(site)]
    if not dated:
        return None
    day, document = max(dated, key=lambda one: one[0])
    title = document.contents.title if document.contents else ""
    name = title or document.url.rpartition("/")[2]
    return Change(
        day=day, basis=Basis.DOCUMENT, quote=shortened(name, LONGEST_QUOTE_CHARACTERS), url=document.url, selector=""
    )


def _made(document: DocumentEvidence) -> date | None:
    """Return the day the file says it was last changed, else made."""
    if document.contents is None:
        return None
    return iso_day(document.contents.modified) or iso_day(document.contents.created)
