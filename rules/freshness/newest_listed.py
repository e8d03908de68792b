"""The newest item of the lists that a page is made of: such a page changed when the item was put up."""

from collections import Counter

from rules.dates import DateKind, today_of
from rules.evidence import PageEvidence
from rules.freshness.listed import listed_items
from rules.freshness.page_date import DateSource, PageDate
from rules.page_text import Region

LEAST_ITEMS = 3  # with a day, under one heading: fewer are no list
SURE, HINT = 0.7, 0.3  # whether columns and labels say that the items were put up on their days
_CONTENT = (Region.MAIN, Region.BODY)


def newest_listed(page: PageEvidence) -> PageDate | None:
    """Return the newest day of a list in the content of the page; None without such a list.

    Its confidence tells whether the page says that the items were put up on their days: other days may be those of
    events, of letters, or of whatever else the list is about.
    """
    today = today_of(page.observed_at)
    dated = [
        (one, item)
        for item in listed_items(page)
        if item.region in _CONTENT and not item.is_running
        for one in item.dates
        if one.kind in (DateKind.NONE, DateKind.PUBLISHED)
        and one.is_apart
        and not one.is_reference
        and one.day <= today
    ]
    rows = Counter((item.section, one.kind) for one, item in dated)
    lists = [(one, item) for one, item in dated if rows[item.section, one.kind] >= LEAST_ITEMS]
    if not lists:
        return None
    one, item = max(lists, key=lambda pair: (pair[0].kind is DateKind.PUBLISHED, pair[0].day))
    return PageDate(
        day=one.day,
        kind=DateKind.PUBLISHED,
        source=DateSource.TEXT,
        confidence=SURE if one.kind is DateKind.PUBLISHED else HINT,
        quote=item.text,
        selector=item.selector,
        html=item.html,
        region=item.region,
    )
