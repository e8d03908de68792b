"""The HTML scorecard: both languages whole, strangers' texts as text, long lists cut, small enough to send."""

import re
from collections.abc import Callable, Sequence

import pytest
from lxml import html as lxml_html

from reports import simulator, to_html
from reports.i18n import LANGUAGES
from reports.places import MOST_GROUPS
from rules.evaluate import Result
from rules.finding import Finding, Occurrence, message
from rules.place import Box
from rules.registry import by_id
from rules.rule import Rule
from rules.scorecard import Scorecard

Judged = tuple[Scorecard, list[tuple[Result, ...]]]
Sample = tuple[Scorecard, dict[str, Rule]]
Build = Callable[..., Sample]
Invent = Callable[..., Rule]
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
MOST_BYTES = 3 * 1024 * 1024


def html_of(scorecard: Scorecard, language: str = "en") -> str:
    return to_html.render(scorecard, by_id(), lambda name: None, language)


def half_of(card: Sample, pictures: bytes | None = None, language: str = "en") -> lxml_html.HtmlElement:
    tree = lxml_html.document_fromstring(to_html.render(*card, lambda name: pictures, language))
    [half] = tree.xpath(f"//div[@id='{language}']")
    return half


def text(element: lxml_html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_nothing_of_a_page_becomes_markup_script_or_address(judged: Judged) -> None:
    tree = lxml_html.document_fromstring(html_of(judged[0]))
    assert [one.text for one in tree.xpath("//script")] == [simulator.script()]
    assert not tree.xpath("//img | //iframe | //*[@onclick or @onerror or @onload]")
    assert {link.partition(":")[0] for link in tree.xpath("//a/@href") if not link.startswith("#")} <= {"http", "https"}
    assert "<script>alert(1)</script>" in tree.text_content()


def test_control_and_direction_marks_are_written_out(judged: Judged) -> None:
    shown = html_of(judged[0])
    assert not UNSEEN.search(shown)
    assert "⟨U+202E⟩" in shown


def test_template_language_in_a_page_is_not_run(judged: Judged) -> None:
    shown = html_of(judged[0])
    assert "{{7*7}}" in shown


def test_both_languages_are_whole_and_only_the_chosen_one_is_checked(judged: Judged) -> None:
    for language in LANGUAGES:
        tree = lxml_html.document_fromstring(html_of(judged[0], language))
        assert tree.get("lang") == language
        assert tree.xpath("//input[@checked]/@id") == [f"choose-{language}"]
        assert {half.get("lang") for half in tree.xpath("//div[contains(@class, 'half')]")} == set(LANGUAGES)
        halves = tree.xpath("//div[contains(@class, 'half')]")
        headings = {half.get("lang"): len(half.xpath(".//article//h3")) for half in halves}
        assert headings["en"] == headings["hi"] == len(judged[0].suggestions) + len(judged[0].questions)


def test_ids_are_unique(judged: Judged) -> None:
    ids = lxml_html.document_fromstring(html_of(judged[0])).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_suggestions_stand_in_the_order_of_the_scorecard(judged: Judged) -> None:
    tree = lxml_html.document_fromstring(html_of(judged[0]))
    shown = [id_.removeprefix("en-") for id_ in tree.xpath("//div[@lang='en']//article/@id")]
    scored = [s.rule for s in judged[0].suggestions if by_id()[s.rule].weight]
    advice = [s.rule for s in judged[0].suggestions if not by_id()[s.rule].weight]
    assert shown == scored + advice


def test_one_language_is_printed(judged: Judged) -> None:
    shown = to_html.render(judged[0], by_id(), lambda name: None, "hi", is_printed=True)
    tree = lxml_html.document_fromstring(shown)
    assert [half.get("lang") for half in tree.xpath("//div[contains(@class, 'half')]")] == ["hi"]
    assert not tree.xpath("//details[not(@open)]")


def test_every_page_link_leads_to_a_page_of_the_scorecard_itself(judged: Judged) -> None:
    tree = lxml_html.document_fromstring(html_of(judged[0]))
    inside = [link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")]
    assert inside
    assert set(inside) <= set(tree.xpath("//@id"))


def test_the_file_needs_nothing_else_and_may_run_nothing_but_the_simulator(sample: Sample, screenshot: bytes) -> None:
    shown = to_html.render(*sample, lambda name: screenshot)
    tree = lxml_html.document_fromstring(shown)
    assert [one.text for one in tree.xpath("//script")] == [simulator.script()]
    assert not tree.xpath("//link | //img | //iframe | //object | //@src | //form")
    assert set(re.findall(r"url\((.{0,11})", shown)) == {"data:image/"}
    [policy] = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    assert re.findall(r"script-src [^;]*", policy) == [f"script-src {simulator.script_source()}"]


def test_the_poster_tells_grade_score_parts_and_the_best_suggestions(sample: Sample, screenshot: bytes) -> None:
    half = half_of(sample, screenshot)
    [poster] = half.xpath(".//section[contains(@class, 'poster')]")
    card = sample[0]
    assert f"Grade {card.grade}" in text(poster)
    assert [text(name) for name in poster.xpath(".//h1")] == ["Department of Horticulture"]
    assert len(poster.xpath(".//ul[@class='bars']/li")) == 8
    assert [text(link) for link in poster.xpath(".//ol[@class='first']//a")] == ["Rule 0 is broken", "Rule 1 is broken"]
    assert [text(value) for value in poster.xpath(".//dd")] == ["5", "5", "0", "5"]
    assert len(poster.xpath(".//*[@role='img']")) == 2


def test_a_suggestion_tells_where_in_which_part_of_how_many_pages(sample: Sample, screenshot: bytes) -> None:
    [article] = half_of(sample, screenshot).xpath(".//article[@id='en-rule-0']")
    assert "Menu, on 5 of 5 pages" in text(article)
    assert "Content, on 5 of 5 pages" in text(article)
    assert text(article).count("The picture has no text.") == 1
    assert [text(mark) for mark in article.xpath(".//ins//mark")] == ["describe the picture"]
    assert len(article.xpath(".//*[@role='img']")) == 1
    assert article.xpath(".//a/@href")[:2] == [page.url for page in sample[0].pages[:2]]
    assert "WCAG 2.2 1.4.10" in text(article)


def test_advice_stands_apart_and_promises_no_points(sample: Sample) -> None:
    [advice] = half_of(sample).xpath(".//section[@aria-labelledby='en-advice']//article")
    assert advice.get("id") == "en-rule-3"
    assert not advice.xpath(".//*[@class='points']")


def test_a_picture_is_kept_once_for_both_languages(sample: Sample, screenshot: bytes) -> None:
    shown = to_html.render(*sample, lambda name: screenshot)
    data = re.findall(r"base64,([A-Za-z0-9+/=]+)", shown)
    assert len(data) == len(set(data)) == 3  # the home page on a computer and on a phone, one crop
    assert shown.count("picture crop crop-0") == len(LANGUAGES)


def test_texts_of_a_page_carry_their_own_language(scorecard_of: Build, invented_rule: Invent) -> None:
    finding = Finding(message=message("Old."), occurrences=(Occurrence(quote="अंतिम तिथि 01/02/2020"),))
    half = half_of(scorecard_of([invented_rule(0, [finding])], title="उद्यान विभाग"))
    assert half.xpath(".//h1/@lang") == ["hi"]
    assert half.xpath(".//blockquote/@lang") == ["hi"]


def test_long_lists_are_cut_and_the_rest_is_counted(scorecard_of: Build, invented_rule: Invent) -> None:
    places = tuple(Occurrence(selector=f"#place{chr(97 + n // 26)}{chr(97 + n % 26)}", html="<p>") for n in range(45))
    card = scorecard_of([invented_rule(0, [Finding(message=message("Fault."), occurrences=places)])], pages=230)
    half = half_of(card)
    assert len(half.xpath(".//li[@class='place']")) == MOST_GROUPS
    assert "15 more places are in scorecard.json." in text(half)
    assert "and 220 more pages" in text(half)
    assert "30 more pages are in scorecard.json." in text(half)


@pytest.mark.slow
def test_the_worst_audit_of_twenty_five_pages_stays_under_three_megabytes(
    scorecard_of: Build, invented_rule: Invent, screenshot: bytes
) -> None:
    def worst(number: int) -> Rule:
        noise = [f'<p title="\'&<>{chr(0x905 + n)}">' for n in range(45)]
        places = tuple(
            Occurrence(
                selector=f"#e{'abcdefghij'[n // 10]}{'abcdefghij'[n % 10]} > p:nth-of-type(1)",
                html=(noise[n] * 40)[:400],
                after=(noise[-n] * 40)[:400],
                quote="अंतिम तिथि " * 20,
                box=Box(x_css_px=100, y_css_px=40 * n, width_css_px=900, height_css_px=600),
            )
            for n in range(45)
        )
        return invented_rule(number, [Finding(message=message("सूचना " * 30), occurrences=places)])

    shown = to_html.render(*scorecard_of([worst(number) for number in range(110)], 25), lambda name: screenshot)
    assert len(shown.encode()) <= MOST_BYTES


def test_a_list_of_a_thousand_addresses_stays_a_file_one_can_open(scorecard_of: Build, invented_rule: Invent) -> None:
    rules: Sequence[Rule] = [invented_rule(n, [Finding(message=message("Fault."))]) for n in range(30)]
    assert len(to_html.render(*scorecard_of(rules, 1000), lambda name: None).encode()) <= MOST_BYTES


def test_what_was_not_decided_is_told_once_a_reason(judged: Judged) -> None:
    tree = lxml_html.document_fromstring(html_of(judged[0]))
    rows = tree.xpath("//table[caption[@id='en-undecided']]/tbody/tr")
    assert len(rows) == len({repr(result.reason) for result in judged[0].not_measured})
    assert len(rows) < len(judged[0].not_measured)
    assert text(rows[0].xpath("./td")[-1]) == "3", "pages on which the reason of most rules holds"
