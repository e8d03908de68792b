"""Injected advertising: what only intruders write, and the honest texts that sound like it."""

from dataclasses import replace

import pytest

from auditor.crawl.parse import parse_page
from rules.evidence import DocumentContents, DocumentEvidence, Fate, SitemapEntry, SitemapEvidence, UrlRecord
from rules.finding import Doubt, Finding
from rules.probes import Probes
from rules.trust import cloaked_content, injected_links, injected_pages
from rules.trust.spam_words import is_spam_host, mild_terms, sure_terms

HOST = "https://department.example.gov.in"
PLAIN = "<p>" + "The department looks after lakes and springs in all districts of the state. " * 4 + "</p>"


@pytest.mark.parametrize(
    "text",
    [
        "SLOT GACOR Hari Ini",
        "slot-gacor-terpercaya",
        "Situs Togel Resmi",
        "Canlı Bahis Siteleri 2026",
        "GÜVENİLİR BAHİS",
        "deneme bonusu veren siteler",
        "best online casino",
        "Buy Viagra online",
        "सट्टा मटका रिजल्ट",
        "澳门博彩平台",
        "オンラインカジノ",
        "카지노사이트",
        "สล็อตออนไลน์",
        "nhà cái uy tín",
        "казино онлайн",
        "Situs Slot Gacor | Uttarakhand Police",
        "Online Cricket Betting App - Notice Board",
    ],
)
def test_phrases_of_advertisers_are_known_in_their_languages(text):
    assert sure_terms(text)


@pytest.mark.parametrize(
    "text",
    [
        "Online gambling is prohibited",
        "Beware of judi online and other frauds",
        "ऑनलाइन सट्टा मटका पर प्रतिबंध",
        "Police block 1xbet and Mostbet",
        "Three held in satta matka case",
        "पुलिस ने सट्टा मटका का गिरोह पकड़ा",
        "Public Gambling Act",
        "Book your slot online",
        "Situs inversus",
        "Judicial officers",
        "State lottery results",
        "Call Girls Hostel",
        "Police escort for the yatra",
        "Sildenafil and Tadalafil tablets",
        "Bonus for employees",
        "Time slots of the clinic",
        "Casino Hotel",
    ],
)
def test_honest_texts_are_let_alone(text):
    assert not sure_terms(text)


@pytest.mark.parametrize("text", ["Online gambling is prohibited", "casino fraud", "जुआ अधिनियम"])
def test_words_shared_with_honest_texts_do_not_count_in_a_warning(text):
    assert not mild_terms(text)


@pytest.mark.parametrize(
    "host", ["slotgacor88.com", "best-casino.com", "togel.win", "www.sbobet.example", "slot777.top"]
)
def test_hosts_named_after_their_trade_are_known(host):
    assert is_spam_host(host)


@pytest.mark.parametrize(
    "host",
    [
        "www.judiciary.example",
        "specialist.com",
        "casinohotel.in",
        "escortsgroup.com",
        "slots.hospital.example",
        "timeslot.in",
        "bahishat.in",
        "judith.example",
    ],
)
def test_other_hosts_are_not(host):
    assert not is_spam_host(host)


def test_a_link_to_a_government_page_is_no_spam(page_of):
    page = page_of('<p><a href="https://gaming.goa.gov.in/">casino</a></p>')
    assert list(injected_links.check(page)) == []


def test_two_hosts_named_after_their_trade_are_enough(page_of, selectors):
    one = '<p><a id="fail-a" href="https://slot88-win.example/">link</a></p>'
    two = '<p><a id="fail-b" href="https://www.togel.example/">link</a></p>'
    assert list(injected_links.check(page_of(one))) == []
    [finding] = injected_links.check(page_of(one + two))
    assert selectors(finding) == {"#fail-a", "#fail-b"}


def test_a_hidden_link_says_so(page_of):
    [finding] = injected_links.check(
        page_of('<div style="display:none"><a href="https://a.example/">slot gacor</a></div>')
    )
    assert finding.occurrences[0].note == injected_links.message(injected_links.HIDDEN)


def test_a_page_whose_title_and_heading_advertise_is_reported(page_of, site_of):
    bad = page_of("<title>Situs Slot Gacor</title><h1>Slot Gacor hari ini</h1>", f"{HOST}/wp-content/x.html")
    [finding] = injected_pages.check(site_of(page_of(PLAIN), bad))
    assert isinstance(finding, Finding)
    assert finding.occurrences[0].page_url == bad.url


def test_a_single_phrase_is_a_question(page_of, site_of):
    page = page_of(f"<title>Toto Macau</title><h1>Lakes</h1>{PLAIN}", f"{HOST}/x.html")
    [doubt] = injected_pages.check(site_of(page_of(PLAIN), page))
    assert isinstance(doubt, Doubt)


@pytest.mark.parametrize(
    "html",
    [
        "<title>Cyber crime awareness</title><h1>Slot gacor and judi online: how citizens are cheated</h1>",
        "<title>Blocked websites</title><h1>1xbet</h1><p>mostbet</p>",
        "<title>औषधि विभाग</title><h1>दवाओं की सूची</h1><p>Viagra, Cialis</p>",
        "<title>Drug list</title><h1>Essential medicines</h1><table><tr><td>Tramadol</td></tr></table>",
    ],
)
def test_pages_on_crime_and_on_medicines_are_let_alone(html, page_of, site_of):
    assert list(injected_pages.check(site_of(page_of(PLAIN), page_of(html, f"{HOST}/x.html")))) == []


def test_addresses_in_the_sitemap_are_read(page_of, site_of):
    def sitemap(*paths):
        entries = tuple(SitemapEntry(url=HOST + path, lastmod="") for path in paths)
        return SitemapEvidence(url=f"{HOST}/sitemap.xml", status=200, error="", entries=entries)

    [doubt] = injected_pages.check(site_of(page_of(PLAIN), sitemaps=(sitemap("/slot-gacor/"),)))
    assert isinstance(doubt, Doubt)
    [finding] = injected_pages.check(site_of(page_of(PLAIN), sitemaps=(sitemap("/slot-gacor/", "/canli-bahis/"),)))
    assert len(finding.occurrences) == 2
    honest = sitemap("/slot-booking/", "/gambling-act/", "/judicial-orders/", "/police-block-1xbet/")
    assert list(injected_pages.check(site_of(page_of(PLAIN), sitemaps=(honest,)))) == []


def test_addresses_of_other_websites_are_not_ours(page_of, site_of):
    ledger = tuple(
        UrlRecord(url=f"https://{name}.example/slot-gacor", fate=Fate.OUT_OF_SCOPE, detail="", found_on=HOST)
        for name in ("a", "b")
    )
    assert list(injected_pages.check(site_of(page_of(PLAIN), ledger=ledger))) == []


@pytest.mark.parametrize(
    ("target", "is_reported"),
    [
        ("https://indorummy.example/", True),
        ("https://play.example/slot-gacor", True),
        ("https://www.mygov.in/", False),
        ("https://casinohotel.in/", False),
    ],
)
def test_an_address_that_sends_visitors_to_an_advertiser_is_reported(target, is_reported, page_of, site_of):
    record = UrlRecord(url=f"{HOST}/x-93/", fate=Fate.OUT_OF_SCOPE, detail=f"leads to {target}", found_on=f"{HOST}/")
    assert bool(list(injected_pages.check(site_of(page_of(PLAIN), ledger=(record,))))) is is_reported


@pytest.mark.parametrize(
    ("title", "excerpt", "is_reported"),
    [
        ("Situs Togel", "Bandar togel dan judi online terpercaya", True),
        ("Annual report", "Cyber crime: judi online and slot gacor were blocked", False),
        ("Report", "Lakes and springs", False),
    ],
)
def test_documents_are_read_too(title, excerpt, is_reported, page_of, site_of):
    contents = DocumentContents(
        format="pdf", size_bytes=1, pages=1, title=title, language="", is_tagged=False, shows_title=False, bookmarks=0,
        is_encrypted=False, needs_password=False, allows_reading_aloud=True, fonts=(), examined_pages=1,
        text_characters=1, unknown_characters=0, scanned_pages=0, excerpt=excerpt, pictures=0, undescribed_pictures=0,
        created="", modified="",
    )  # fmt: skip
    document = DocumentEvidence(
        url=f"{HOST}/uploads/a.pdf", media_type="application/pdf", size_bytes=1, status=200, last_modified="",
        found_on=f"{HOST}/", contents=contents,
    )  # fmt: skip
    assert bool(list(injected_pages.check(site_of(page_of(PLAIN), documents=(document,))))) is is_reported


def crawled(site, html):
    return replace(site, probes=Probes(as_search_engine=parse_page(html, f"{HOST}/")))


def test_advertising_for_search_engines_alone_is_reported(page_of, site_of):
    site = site_of(page_of(f"<title>Lakes</title>{PLAIN}"))
    html = f'<title>Slot Gacor</title>{PLAIN}<a href="https://a.example/">judi online</a>'
    [finding] = cloaked_content.check(crawled(site, html))
    assert isinstance(finding, Finding)
    assert len(finding.occurrences) == 2


@pytest.mark.parametrize(
    "html",
    [
        f"<title>Lakes</title>{PLAIN}",
        f'<title>Lakes</title>{PLAIN}<a href="https://a.example/">News of today</a><a href="/n.html">Notice</a>',
        "<title>Access denied</title><p>Blocked by the firewall.</p>",
        f"<title>Lakes</title>{PLAIN}<p>Online gambling is prohibited.</p>",
    ],
)
def test_small_differences_say_nothing(html, page_of, site_of):
    assert list(cloaked_content.check(crawled(site_of(page_of(f"<title>Lakes</title>{PLAIN}")), html))) == []


def test_many_links_for_search_engines_alone_are_a_question(page_of, site_of):
    links = "".join(f'<a href="https://shop{n}.example/">Offer</a>' for n in range(5))
    [doubt] = cloaked_content.check(crawled(site_of(page_of(f"<title>Lakes</title>{PLAIN}")), PLAIN + links))
    assert isinstance(doubt, Doubt)


def test_without_the_probe_the_rule_does_not_apply(page_of, site_of):
    assert not cloaked_content.applies(site_of(page_of(PLAIN)))


@pytest.mark.parametrize("rule", [injected_links.RULE, injected_pages.RULE, cloaked_content.RULE])
def test_a_break_in_is_an_alarm(rule):
    assert rule.is_alarm
