"""Pages of strangers: no HTML, no text and no headers make the parser, a reader of dates or a rule fail."""

from collections.abc import Callable
from datetime import date

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from auditor.crawl.parse import parse_page
from rules.dates import find_dates, iso_day, machine_day, reads_month_first
from rules.evaluate import BROKEN_RULE, Result, judge_page, judge_site
from rules.evidence import PageEvidence, SiteEvidence
from rules.freshness.last_change import last_change
from rules.freshness.page_dates import page_dates
from rules.registry import RULES, SITE_RULES

URL = "https://department.example/en/home.html"
PageOf = Callable[..., PageEvidence]
SiteOf = Callable[..., SiteEvidence]

TAGS = "a area audio b base body div font form frame h1 h9 iframe img input label li link meta nav ol option p script"
MORE = "section select span style svg table td template textarea th time title tr ul video noscript math html head"
NAMES = "alt aria-label aria-labelledby charset class content data-src datetime dir for headers hidden href hreflang id"
FURTHER = "itemprop lang name property rel role scope src srcset style tabindex target title type value xml:lang width"
VALUES = st.sampled_from(
    (
        *("", " ", "x", "#", "hi", "en-", "-", "0", "-1", "1e999", "९९", "\x00", "\u202e", "\ud800", "{{7*7}}", "date"),
        *("https://[", "mailto:", "javascript:alert(1)", "data:text/html,x", "//", "?x=%zz", "tel:+91" * 40),
        *("31/02/2026", "2026-13-45T99:99Z", "99999999999999", "0000-00-00", "Last updated: 30 Feb 26"),
        *("application/ld+json", "text/html; charset=", "color:rgb(1e9)", "refresh", "dateModified", "og:image"),
    )
)
DATES = st.lists(
    st.sampled_from(
        (
            *("31", "0", "99", "2026", "26", "०४", "१२", "/", "-", ".", "of", "March", "मार्च", "Sept", "th", "से", "to"),
            *("Monday", "Last updated", "अंतिम अद्यतन", ":", "AM", "T", "+05:30", "年", "Saka", "Phalguna", "1947", ","),
        )
    ),
    max_size=30,
).map(" ".join)
TEXTS = st.one_of(st.text(max_size=40), DATES, st.sampled_from(("&nbsp;&#0;&#x110000;&bogus;", "]]>", "<!--", "</p")))
OPENINGS = st.builds(
    lambda tag, attributes: f"<{tag}{''.join(attributes)}>",
    st.sampled_from([*TAGS.split(), *MORE.split()]),
    st.lists(
        st.builds(
            lambda name, value: f' {name}="{value}"', st.sampled_from([*NAMES.split(), *FURTHER.split()]), VALUES
        ),
        max_size=4,
    ),
)
CLOSINGS = st.sampled_from([*TAGS.split(), *MORE.split()]).map(lambda tag: f"</{tag}>")
JSON_LD = st.sampled_from(
    ("{", "[[[[", '{"@graph": 3}', '{"dateModified": {"a": []}}', '{"@type": 5, "name": null}')
).map(lambda text: f'<script type="application/ld+json">{text}</script>')
HTML = st.lists(st.one_of(OPENINGS, CLOSINGS, TEXTS, JSON_LD), max_size=30).map("".join)
HEADERS = st.lists(
    st.tuples(
        st.sampled_from(
            (
                *("content-security-policy", "strict-transport-security", "set-cookie", "server", "x-frame-options"),
                *("referrer-policy", "permissions-policy", "cache-control", "last-modified", "content-type", "link"),
            )
        ),
        st.one_of(
            st.text(max_size=60), VALUES, st.sampled_from(("max-age=" + "9" * 5_000, "default-src ';;;'", ",;="))
        ),
    ),
    max_size=6,
).map(tuple)
quick = settings(
    derandomize=True,
    max_examples=60,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def broken(results: tuple[Result, ...]) -> list[str]:
    reasons = [
        (result.rule, result.reason) for result in results if result.reason and result.reason.text == BROKEN_RULE
    ]
    return [f"{rule}: {reason.values}" for rule, reason in reasons]


@quick
@given(HTML, st.sampled_from([URL, "", "http://[", "file:///etc/passwd", "about:blank"]))
def test_no_html_is_too_broken_to_be_read(html: str, url: str) -> None:
    page = parse_page(html, url)
    assert all(link.href == "" or ":" in link.href for link in page.links)
    page_dates(page, url)


@quick
@given(st.lists(HTML, min_size=1, max_size=2), HEADERS, st.sampled_from([200, 204, 404, 503, 999]))
def test_no_page_makes_a_rule_fail(
    page_of: PageOf, site_of: SiteOf, sources: list[str], headers: tuple[tuple[str, str], ...], status: int
) -> None:
    pages = [
        page_of(f"<p>{source}", url=f"https://department.example/{number or ''}", headers=headers, status=status)
        for number, source in enumerate(sources)
    ]
    for page in pages:
        last_change(page)
        assert broken(judge_page(page, RULES)) == []
    assert broken(judge_site(site_of(*pages, robots_text="\0", robots_status=status), SITE_RULES)) == []


@quick
@given(st.one_of(DATES, st.text(max_size=100), st.text(alphabet="0123456789०१/-.: ", max_size=60)))
@example("9" * 13)
@example("0000-00-00")
@example("29/02/2025 to 31/04/2026, 2026年13月")
def test_no_text_is_too_odd_to_look_for_dates_in(text: str) -> None:
    for found in (*find_dates(text), *find_dates(text, is_month_first=True)):
        assert text[found.start : found.end] == found.text
        assert isinstance(found.day, date)
    for day in (iso_day(text), machine_day(text)):
        assert day is None or isinstance(day, date)
    reads_month_first((text, text))
