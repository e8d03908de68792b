"""Every format shows a stranger's text as text, says everything in both languages, and promises no more than it knows."""

import io
import json
import re
import string
from collections.abc import Callable
from datetime import date

import jsonschema
import polib
import pytest
from catalogue import CATALOGUE, marked_texts
from lxml import html as lxml_html
from PIL import Image
from rich.console import Console

from reports import to_html, to_json, to_text, words
from reports.crops import LIMIT_BYTES, crop
from reports.escape import visible, web_link
from reports.i18n import LANGUAGES, translator
from reports.templating import slots
from reports.unreachable import EXPLANATIONS
from rules.evaluate import Result
from rules.evidence import Box, Fate, Screenshot, UnreachableReason
from rules.finding import Outcome, counted, message, slot
from rules.registry import by_id
from rules.rule import Category, Effort, Impact, Owner
from rules.scorecard import Grade, Scorecard

Judged = tuple[Scorecard, list[tuple[Result, ...]]]
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]")


def no_pictures(_name: str) -> None:
    return None


def html_of(scorecard: Scorecard, language: str = "en") -> str:
    return to_html.render(scorecard, by_id(), no_pictures, language)


# --- strangers' texts


def test_nothing_of_a_page_becomes_markup_script_or_address(judged: Judged) -> None:
    tree = lxml_html.document_fromstring(html_of(judged[0]))
    assert not tree.xpath("//script | //img | //iframe | //*[@onclick or @onerror or @onload]")
    assert {link.partition(":")[0] for link in tree.xpath("//a/@href") if not link.startswith("#")} <= {"http", "https"}
    assert "<script>alert(1)</script>" in tree.text_content()


def test_control_and_direction_marks_are_written_out(judged: Judged) -> None:
    shown = html_of(judged[0])
    assert not UNSEEN.search(shown.replace("\n", "").replace("\t", ""))
    assert "⟨U+202E⟩" in shown


def test_template_language_in_a_page_is_not_run(judged: Judged) -> None:
    shown = html_of(judged[0])
    assert "{{7*7}}" in shown


def test_the_terminal_gets_no_escape_sequences_of_a_page(judged: Judged) -> None:
    stream = io.StringIO()
    Console(file=stream, force_terminal=False, width=100).print(to_text.summary(judged[0], by_id(), translator("en")))
    assert "\x1b" not in stream.getvalue()
    assert "<script>" in stream.getvalue()


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//host", "http://", "http://[", "ftp://a/b"]
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert web_link(url) == ""


def test_visible_text_is_left_alone() -> None:
    assert visible("उद्यान विभाग, tab\tand line\n") == "उद्यान विभाग, tab\tand line\n"


def test_slots_are_marked_and_everything_around_them_is_escaped() -> None:
    shown = slots(f'<img alt="{slot("name of the table")}">', translator("hi"))
    assert shown == "&lt;img alt=&#34;<mark>तालिका का नाम</mark>&#34;&gt;"


# --- HTML


def test_both_languages_are_whole_and_only_the_chosen_one_is_checked(judged: Judged) -> None:
    for language in LANGUAGES:
        tree = lxml_html.document_fromstring(html_of(judged[0], language))
        assert tree.get("lang") == language
        assert tree.xpath("//input[@checked]/@id") == [f"choose-{language}"]
        assert {half.get("lang") for half in tree.xpath("//div[contains(@class, 'half')]")} == set(LANGUAGES)
        headings = {
            half.get("lang"): len(half.xpath(".//h3")) for half in tree.xpath("//div[contains(@class, 'half')]")
        }
        assert headings["en"] == headings["hi"] == len(judged[0].suggestions)


def test_ids_are_unique(judged: Judged) -> None:
    ids = lxml_html.document_fromstring(html_of(judged[0])).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_suggestions_stand_in_the_order_of_the_scorecard(judged: Judged) -> None:
    tree = lxml_html.document_fromstring(html_of(judged[0]))
    shown = [id_.removeprefix("en-") for id_ in tree.xpath("//div[@lang='en']//article/@aria-labelledby")]
    scored = [s.rule for s in judged[0].suggestions if by_id()[s.rule].weight]
    advice = [s.rule for s in judged[0].suggestions if not by_id()[s.rule].weight]
    assert shown == scored + advice


def test_one_language_is_printed(judged: Judged) -> None:
    shown = to_html.render(judged[0], by_id(), no_pictures, "hi", is_printed=True)
    tree = lxml_html.document_fromstring(shown)
    assert [half.get("lang") for half in tree.xpath("//div[contains(@class, 'half')]")] == ["hi"]
    assert not tree.xpath("//details[not(@open)]")


@pytest.mark.parametrize("reason", list(UnreachableReason))
def test_an_unreachable_site_is_told_with_advice_and_without_a_grade(
    reason: UnreachableReason, unreachable: Callable[[UnreachableReason], Scorecard]
) -> None:
    card = unreachable(reason)
    text = lxml_html.document_fromstring(html_of(card)).text_content()
    assert EXPLANATIONS[reason].advice in text
    assert "not measured" in text
    assert (card.score, card.grade) == (None, Grade.NOT_MEASURED)


# --- JSON


def test_the_document_follows_the_published_schema(judged: Judged, unreachable: Callable[..., Scorecard]) -> None:
    validator = jsonschema.Draft202012Validator(to_json.schema())
    scorecard, results = judged
    document = json.loads("".join(to_json.render(scorecard, results, by_id())))
    validator.validate(document)
    assert len(document["results"]) == sum(map(len, results))
    validator.validate(json.loads("".join(to_json.render(unreachable(UnreachableReason.DNS), [], by_id()))))


def test_the_document_is_written_in_pieces_as_results_come(judged: Judged) -> None:
    scorecard, results = judged
    taken = []

    def one_by_one():
        for page in results:
            taken.append(page)
            yield page

    pieces = to_json.render(scorecard, one_by_one(), by_id())
    next(pieces)
    assert not taken
    next(pieces)
    assert len(taken) == 1


def test_every_failed_result_has_selectors_html_and_a_stable_fingerprint(judged: Judged) -> None:
    scorecard, results = judged
    first = json.loads("".join(to_json.render(scorecard, results, by_id())))
    again = json.loads("".join(to_json.render(scorecard, results, by_id())))
    assert first == again
    [row] = [
        o
        for result in first["results"]
        if result["rule"] == "expired-notices" and result["page_url"].endswith("/1")
        for finding in result["findings"]
        for o in finding["occurrences"]
    ]
    assert row["selector"].endswith("tr:nth-of-type(2)")
    assert row["html"].startswith("<tr>")


# --- pictures


def picture_of(width: int, height: int) -> bytes:
    stream = io.BytesIO()
    Image.effect_noise((width, height), 90).convert("RGB").save(stream, "WEBP", quality=60)
    return stream.getvalue()


def test_a_crop_shows_the_element_outlined_and_stays_small() -> None:
    shot = Screenshot(name="full.webp", width_css_px=1366, height_css_px=2000, scale=0.75)
    box = Box(x_css_px=400, y_css_px=900, width_css_px=200, height_css_px=50)
    cut = crop(picture_of(1024, 1500), shot, box)
    assert cut is not None
    assert len(cut) <= LIMIT_BYTES
    with Image.open(io.BytesIO(cut)) as image:
        assert image.size == (480, 195)
        reds = sum(
            red > 140 and green < 70 and blue < 90 for red, green, blue in image.convert("RGB").get_flattened_data()
        )
    assert reds > 300


@pytest.mark.parametrize("box", [(0, 2500, 10, 10), (1400, 0, 10, 10), (-50, 0, 40, 10), (10, 10, 0, 10)])
def test_what_lies_outside_the_picture_gives_no_crop(box: tuple[int, int, int, int]) -> None:
    shot = Screenshot(name="full.webp", width_css_px=1366, height_css_px=2000, scale=0.75)
    x, y, width, height = box
    assert (
        crop(picture_of(100, 100), shot, Box(x_css_px=x, y_css_px=y, width_css_px=width, height_css_px=height)) is None
    )


def test_a_broken_picture_gives_no_crop() -> None:
    shot = Screenshot(name="full.webp", width_css_px=1366, height_css_px=2000, scale=0.75)
    assert crop(b"no picture", shot, Box(x_css_px=1, y_css_px=1, width_css_px=9, height_css_px=9)) is None


# --- languages


def entries() -> list[polib.POEntry]:
    return list(polib.pofile(str(CATALOGUE)))


def test_every_text_has_its_hindi() -> None:
    known = {(entry.msgid, entry.msgid_plural) for entry in entries() if entry.translated()}
    assert set(marked_texts()) - known == set()


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_translations_name_the_same_values() -> None:
    wrong = []
    for entry in entries():
        for form in entry.msgstr_plural.values() or [entry.msgstr]:
            if fields(form) - {"count"} != fields(entry.msgid) - {"count"}:
                wrong.append(entry.msgid)
    assert not wrong


def test_hindi_is_written_in_devanagari() -> None:
    untranslated = [
        entry.msgid
        for entry in entries()
        for form in entry.msgstr_plural.values() or [entry.msgstr]
        if not re.search("[\u0900-\u097f]", form) and re.search("[A-Za-z]{4}", re.sub(r"{[^}]*}", "", form))
    ]
    assert untranslated == []


def test_every_member_of_a_closed_set_has_a_word() -> None:
    pairs = [
        (Category, words.CATEGORIES),
        (Grade, words.GRADES),
        (Owner, words.OWNERS),
        (Effort, words.EFFORTS),
        (Impact, words.IMPACTS),
        (Outcome, words.OUTCOMES),
        (Fate, words.FATES),
        (UnreachableReason, EXPLANATIONS),
    ]
    for members, table in pairs:
        assert set(members) == set(table)


def test_days_and_numbers_are_printed_in_the_readers_language() -> None:
    said = counted("{count} day since {old_date}", "{count} days since {old_date}", 2, old_date="2026-03-15")
    assert translator("en").message(said) == "2 days since 15 March 2026"
    assert translator("hi").day(date(2026, 3, 15)) == "15 मार्च 2026"
    assert translator("en").message(message("{share} %", share=12.5)) == "12.5 %"


def test_rule_texts_are_shown_whole_in_both_languages() -> None:
    for language in LANGUAGES:
        say = translator(language)
        for rule in by_id().values():
            shown = to_text.rule_text(rule, say)
            assert say.text(rule.why) in shown
            assert say.text(rule.repair) in shown
