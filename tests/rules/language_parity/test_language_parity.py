"""Two language versions: which pages belong together, what one of them lacks, where the switch leads."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from rules.dates import today_of
from rules.evaluate import judge_site
from rules.evidence import Fate, PageEvidence, UrlRecord
from rules.finding import Doubt, Finding, Outcome
from rules.language_parity import language_parity, switch_target, translated_page, untranslated_parts
from rules.language_parity.pairs import language_of_address, pairs_of

HOST = "https://department.example.gov.in"
ENGLISH = "The department looks after lakes and springs in all districts of the state. "
HINDI = "विभाग राज्य के सभी जिलों में झीलों और जलस्रोतों की देखभाल करता है। "
Build = Callable[..., PageEvidence]


@pytest.fixture
def page(page_of: Build) -> Build:
    """Return a function from path, language and HTML of the content to a page."""

    def build(path: str, lang: str, main: str, head: str = "", around: str = "", **changes: object) -> PageEvidence:
        html = (
            f"<html lang={lang}><head><title>Lakes</title>{head}</head><body>{around}"
            f"<main><h1>{'झीलें' if lang == 'hi' else 'Lakes'}</h1>{main}</main></body></html>"
        )
        return page_of(html, HOST + path, **{"clicks_from_home": 1} | changes)

    return build


@pytest.fixture
def english(page: Build) -> Build:
    def build(path: str = "/en/lakes", main: str = f"<p>{ENGLISH * 8}</p>", **more: object) -> PageEvidence:
        return page(path, "en", main, **more)

    return build


@pytest.fixture
def hindi(page: Build) -> Build:
    def build(path: str = "/hi/lakes", main: str = f"<p>{HINDI * 8}</p>", **more: object) -> PageEvidence:
        return page(path, "hi", main, **more)

    return build


@pytest.mark.parametrize(
    ("url", "language"),
    [
        ("/hi/lakes", "hi"),
        ("/en/lakes/", "en"),
        ("/lakes?lang=hi", "hi"),
        ("/lakes?language=english", "en"),
        ("/lakes-hi.html", "hi"),
        ("/hindi/lakes", "hi"),
        ("/lakes", ""),
        ("/delhi/lakes", ""),
        ("/a/b/c/d/hi/x", ""),
        ("/hi-tech", ""),
    ],
)
def test_an_address_may_name_its_language(url, language):
    assert language_of_address(HOST + url) == language


@pytest.mark.parametrize(
    ("hindi_path", "english_path"),
    [
        ("/hi/lakes", "/en/lakes"),
        ("/hi/lakes/", "/lakes/"),
        ("/lakes", "/en/lakes"),
        ("/lakes?lang=hi", "/lakes?lang=en"),
        ("/lakes?lang=hi", "/lakes"),
        ("/lakes-hi.html", "/lakes-en.html"),
        ("/dept/hindi/lakes.aspx", "/dept/english/lakes.aspx"),
    ],
)
def test_pages_are_paired_by_address(hindi_path, english_path, hindi, english, site_of):
    [pair] = pairs_of(site_of(english(english_path), hindi(hindi_path)))
    assert (pair.hindi.url, pair.english.url) == (HOST + hindi_path, HOST + english_path)


def test_pages_are_paired_by_hreflang(hindi, english, site_of):
    head = '<link rel=alternate hreflang=hi href="/jheel"><link rel=alternate hreflang=en href="/lakes">'
    [pair] = pairs_of(site_of(english("/lakes", head=head), hindi("/jheel")))
    assert pair.how == "hreflang"


def test_pages_are_paired_by_a_switch(hindi, english, site_of):
    site = site_of(
        page_home := english("/", around='<nav><a href="/start">Lakes</a></nav>'),
        english("/lakes", around='<nav><a href="/jheel">हिन्दी</a></nav>'),
        hindi("/jheel", around='<nav><a href="/lakes">English</a></nav>'),
    )
    [pair] = pairs_of(site)
    assert pair.how == "switch"
    assert page_home.url not in (pair.hindi.url, pair.english.url)


@pytest.mark.parametrize("paths", [("/en/lakes", "/hi/rivers"), ("/en/lakes", "/fr/lakes"), ("/", "/en/")])
def test_other_pages_are_no_pair(paths, english, site_of):
    assert pairs_of(site_of(*(english(path, f"<p>{ENGLISH * n}</p>") for n, path in enumerate(paths, 3)))) == ()


def test_equal_versions_pass(hindi, english, site_of):
    rows = "".join(f"<tr><td>{n}</td><td>0135-27{n}0</td></tr>" for n in range(10, 30))
    documents = '<a href="/files/a.pdf">A</a>'
    site = site_of(
        english(main=f"<p>{ENGLISH * 10} 24 November 2026</p><table>{rows}</table>{documents}"),
        hindi(main=f"<p>{HINDI * 10} २४ नवम्बर 2026</p><table>{rows}</table>{documents}"),
    )
    assert list(language_parity.check(site)) == []


@pytest.mark.parametrize(
    ("english_main", "hindi_main", "text"),
    [
        (f"<p>{ENGLISH * 20}</p>", f"<p>{HINDI * 4}</p>", "Words:"),
        (
            f'<p>{ENGLISH * 8}</p><a href="/a.pdf">A</a><a href="/b.pdf">B</a>',
            f'<p>{HINDI * 8}</p><a href="/a.pdf">क</a>',
            "Documents:",
        ),
        (
            f"<p>{ENGLISH * 8}</p><table><tr><th>A<td>1<tr><th>B<td>2<tr><th>C<td>3<tr><th>D<td>4</table>",
            f"<p>{HINDI * 8}</p>",
            "Tables:",
        ),
        (f"<p>{ENGLISH * 8} 24 November 2026</p>", f"<p>{HINDI * 8} 24 अक्टूबर 2026</p>", "newest date"),
    ],
)
def test_what_one_version_lacks_is_told(english_main, hindi_main, text, hindi, english, site_of):
    [finding] = language_parity.check(site_of(english(main=english_main), hindi(main=hindi_main)))
    assert isinstance(finding, Finding)
    assert finding.message.values == {"off": 1, "total": 1, "share": 0}
    [occurrence] = finding.occurrences
    assert occurrence.note is not None
    assert text in occurrence.note.text
    assert occurrence.page_url == HOST + "/hi/lakes"


@pytest.mark.parametrize(
    ("english_extra", "hindi_extra"),
    [
        ("<p>Page last updated on: 10-03-2026</p>", "<p>पृष्ठ अंतिम बार अद्यतन किया गया: 12-03-2026</p>"),
        ("<dl><dt>Last updated<dd>2026-03-10</dl>", "<dl><dt>अंतिम अद्यतन<dd>2026-03-12</dl>"),
        ("<p>10 March 2026</p>", "<p>10 मार्च 2026</p><p>आज {today}</p>"),
        ('<a href="/a_en.pdf">A</a>', '<a href="/a_hi.pdf">क (हिंदी)</a><a href="/a_en.pdf">क (अंग्रेज़ी)</a>'),
        ("<ul><li>A<li>B</ul>", "<table><tr><td>क<td>ख<tr><td>ग<td>घ</table>"),
    ],
)
def test_stamps_clocks_and_layout_are_no_content(english_extra, hindi_extra, hindi, english, site_of):
    first = english(main=f"<p>{ENGLISH * 8}</p>{english_extra}")
    today = today_of(first.observed_at).strftime("%d-%m-%Y")
    second = hindi(main=f"<p>{HINDI * 8}</p>{hindi_extra.format(today=today)}")
    assert list(language_parity.check(site_of(first, second))) == []


def test_a_page_with_scripts_run_is_not_compared_with_one_without(hindi, english, site_of):
    site = site_of(english(main=f'<p>{ENGLISH * 8}</p><a href="/b.pdf">B</a>'), hindi())
    ledger = (UrlRecord(url=f"{HOST}/en/lakes", fate=Fate.WATCHED, detail="", found_on=""),)
    assert list(language_parity.check(replace(site, ledger=ledger))) == []


def test_an_empty_page_is_not_compared(hindi, english, site_of):
    site = site_of(english(main=f"<p>{ENGLISH * 20}</p>"), hindi(main="<p>अनुवाद शीघ्र</p>"))
    assert list(language_parity.check(site)) == []


def test_a_missing_document_can_be_pasted(hindi, english, site_of):
    site = site_of(english(main=f'<p>{ENGLISH * 8}</p><a href="/b.pdf">B</a>'), hindi())
    [finding] = language_parity.check(site)
    assert finding.occurrences[0].after == f'<a href="{HOST}/b.pdf">⟦title of the document in Hindi⟧</a>'


def test_many_lone_numbers_are_a_question(hindi, english, site_of):
    numbers = " ".join(str(n * 111) for n in range(10, 30))
    others = " ".join(str(n * 113) for n in range(10, 30))
    site = site_of(english(main=f"<p>{ENGLISH * 8}{numbers}</p>"), hindi(main=f"<p>{HINDI * 8}{others}</p>"))
    assert [type(said) for said in language_parity.check(site)] == [Doubt]


def test_numbers_in_devanagari_digits_are_the_same_numbers(hindi, english, site_of):
    numbers = " ".join(str(n * 111) for n in range(10, 30))
    folded = numbers.translate(str.maketrans("0123456789", "०१२३४५६७८९"))
    site = site_of(english(main=f"<p>{ENGLISH * 8}{numbers}</p>"), hindi(main=f"<p>{HINDI * 8}{folded}</p>"))
    assert list(language_parity.check(site)) == []


def test_a_hindi_page_in_english_is_reported(hindi, english, site_of):
    site = site_of(english(), hindi(main=f"<p>{ENGLISH * 9}</p>"))
    [finding] = translated_page.check(site)
    assert finding.occurrences[0].page_url == HOST + "/hi/lakes"
    assert list(language_parity.check(site)) == []  # told there


def test_an_english_page_in_hindi_is_reported(hindi, english, site_of):
    [finding] = translated_page.check(site_of(english(main=f"<p>{HINDI * 9}</p>"), hindi()))
    assert finding.occurrences[0].page_url == HOST + "/en/lakes"


@pytest.mark.parametrize(
    "main",
    [
        f"<p>{HINDI * 6} Government of Uttarakhand, Dehradun. secretary@uk.gov.in</p>",
        f"<p>{HINDI * 3}</p><table><tr><td>Executive Officer<td>0135 271000</table>",
        "<p>Executive Officer, Lakes</p>",
    ],
)
def test_names_and_addresses_in_english_are_fine(main, hindi, english, site_of):
    site = site_of(english(), hindi(main=main))
    assert list(translated_page.check(site)) == []
    assert list(untranslated_parts.check(site)) == []


def menu(*labels: str) -> str:
    return "<nav>" + "".join(f'<a id="fail-{n}" href="/x{n}">{label}</a>' for n, label in enumerate(labels)) + "</nav>"


ENGLISH_MENU = menu("About Us", "Services", "Schemes", "Tenders", "Contact Us", "Gallery")
HINDI_MENU = menu("हमारे बारे में", "सेवाएं", "योजनाएं", "निविदाएं", "संपर्क करें", "चित्र")


def test_a_menu_in_the_other_language_is_reported(hindi, english, site_of, selectors):
    for site in (
        site_of(english(), hindi(around=ENGLISH_MENU)),
        site_of(english(around=HINDI_MENU), hindi()),
    ):
        [finding] = untranslated_parts.check(site)
        assert selectors(finding) == {"#fail-0"}


@pytest.mark.parametrize(
    "around", [HINDI_MENU, menu("English", "RTI"), "<header><p>Government of Uttarakhand</p></header>"]
)
def test_a_translated_menu_passes(around, hindi, english, site_of):
    assert list(untranslated_parts.check(site_of(english(around=ENGLISH_MENU), hindi(around=around)))) == []


def test_passages_in_the_other_language_are_quoted(hindi, english, site_of, selectors):
    site = site_of(
        english(main=f'<p>{ENGLISH * 8}</p><p id="fail-hi">{HINDI}</p>'),
        hindi(main=f'<p>{HINDI * 8}</p><p id="fail-en">{ENGLISH}</p>'),
    )
    assert selectors(*untranslated_parts.check(site)) == {"#fail-hi", "#fail-en"}


@pytest.mark.parametrize(
    "extra",
    [
        f"<p>(in Hindi) {HINDI}</p>",
        "<p>सत्यमेव जयते</p>",
        f'<ul><li><a href="/a.pdf">{HINDI}</a></li></ul>',
        "<p>उत्तराखण्ड शासन, झील विभाग, देहरादून</p>",
    ],
)
def test_marked_texts_mottos_and_titles_of_documents_are_fine(extra, hindi, english, site_of):
    site = site_of(english(main=f"<p>{ENGLISH * 8}</p>{extra}"), hindi())
    assert list(untranslated_parts.check(site)) == []


def test_a_quotation_marked_with_its_language_is_fine(hindi, english, site_of):
    quoted = f'<blockquote lang="en"><p>{ENGLISH}</p></blockquote>'
    assert list(untranslated_parts.check(site_of(english(), hindi(main=f"<p>{HINDI * 8}</p>{quoted}")))) == []


def test_a_site_in_one_language_is_not_judged(english, site_of):
    rules = (language_parity.RULE, translated_page.RULE, untranslated_parts.RULE, switch_target.RULE)
    results = judge_site(site_of(english("/"), english("/lakes")), rules)
    assert {result.outcome for result in results} == {Outcome.INAPPLICABLE}


def switched(english, hindi, target: Callable[[int], str]):
    home = english("/", around='<nav><a href="/hi/">हिन्दी</a></nav>', clicks_from_home=0)
    start = hindi("/hi/", around='<nav><a href="/">English</a></nav>')
    inner = [
        english(
            f"/lake{n}",
            around=f'<nav><a id="fail-{n}" href="{target(n)}">हिन्दी</a></nav>',
            main=f"<p>{ENGLISH * (n + 3)}</p>",
        )
        for n in range(4)
    ]
    others = [hindi(f"/hi/lake{n}", main=f"<p>{HINDI * (n + 3)}</p>") for n in range(4)]
    return home, start, *inner, *others


def test_a_switch_that_leads_home_is_reported(english, hindi, site_of, selectors):
    [finding] = switch_target.check(site_of(*switched(english, hindi, lambda _: "/hi/")))
    assert selectors(finding) == {"#fail-0", "#fail-1", "#fail-2", "#fail-3"}
    assert f'href="{HOST}/hi/lake0"' in finding.occurrences[0].after


def test_pages_with_two_switches_are_counted_once(english, hindi, site_of):
    home, start, *inner = switched(english, hindi, lambda _: "/hi/")
    twice = '<nav><a href="/hi/">हिन्दी</a></nav><a href="/hi/">हिन्दी में</a>'
    pages = [english(f"/lake{n}", around=twice, main=f"<p>{ENGLISH * (n + 3)}</p>") for n in range(4)]
    [finding] = switch_target.check(site_of(home, start, *pages, *inner[4:]))
    assert len(finding.occurrences) == 8
    assert finding.message.count == 4


def test_a_switch_that_keeps_the_page_passes(english, hindi, site_of):
    assert list(switch_target.check(site_of(*switched(english, hindi, lambda n: f"/hi/lake{n}")))) == []


def test_a_switch_handled_by_the_server_is_not_judged(english, hindi, site_of):
    assert list(switch_target.check(site_of(*switched(english, hindi, lambda _: "/set-language/hi")))) == []
