"""The table of clauses as HTML and XLSX: whole in both languages, strangers' texts as text, nothing promised."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import etree
from lxml import html as lxml_html
from playwright.sync_api import sync_playwright
from studio import Studio

from auditor.browser.launch import find_browser
from reports import to_gigw, to_gigw_xlsx
from reports.i18n import LANGUAGES
from rules.clauses import clauses
from rules.evaluate import Result, judge_page
from rules.evidence import UnreachableReason
from rules.finding import Finding, Occurrence, Outcome, message
from rules.registry import RULES, by_id
from rules.rule import Category, Rule
from rules.scorecard import Scorecard

Judged = tuple[Scorecard, list[tuple[Result, ...]]]
Sample = tuple[Scorecard, dict[str, Rule]]
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# The rules made up for the sample have no Hindi; a table of 280 clauses is long, and meant to be.
NOT_ASKED = frozenset({"text-language", "dom-size", "first-impression"})  # a table for a file need not invite


def workbook(content: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return {name: etree.fromstring(book.read(name)) for name in book.namelist() if name.endswith(".xml")}


def texts_of(book: dict[str, etree._Element]) -> list[str]:
    return ["".join(item.itertext()) for item in book["xl/sharedStrings.xml"].iter(f"{SHEET}si")]


@pytest.fixture
def few_clauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the browser see sixty clauses, which show each kind of line, instead of twice 280."""
    every = to_gigw.clause_states
    monkeypatch.setattr(to_gigw, "clause_states", lambda *card: every(*card)[:60])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_clause_stands_there_in_both_languages(judged: Judged, language: str) -> None:
    tree = lxml_html.document_fromstring(to_gigw.render(judged[0], by_id(), language))
    for half in LANGUAGES:
        assert len(tree.xpath(f"//div[@id='{half}']//article")) == len(clauses())
    assert tree.xpath("//input[@checked]/@id") == [f"choose-{language}"]
    assert tree.xpath("//html/@lang") == [language]


def test_a_clause_tells_its_state_its_rules_the_counts_and_the_places(sample: Sample) -> None:
    tree = lxml_html.document_fromstring(to_gigw.render(*sample))
    [reflow] = tree.xpath("//div[@id='en']//article[starts-with(h3, 'GIGW 3.0 5.2.17 ')]")
    text = " ".join(reflow.text_content().split())
    assert "not met" in text
    assert "Rule 0 is broken (5 of 5 pages)" in text
    assert "Rule 2 is kept (5 of 5 pages)" in text
    assert '<img src="rti.png">' in text
    assert reflow.xpath(".//a/@href")[0] == "https://department.example.gov.in/"


def test_nothing_of_a_page_becomes_markup_script_or_address(judged: Judged) -> None:
    shown = to_gigw.render(judged[0], by_id())
    tree = lxml_html.document_fromstring(shown)
    assert not tree.xpath("//script | //img | //iframe | //*[@onclick or @onerror or @onload]")
    assert {link.partition(":")[0] for link in tree.xpath("//a/@href") if not link.startswith("#")} <= {"http", "https"}
    assert "⟨U+202E⟩" in shown


def test_no_clause_is_said_to_be_kept_as_a_whole(judged: Judged, sample: Sample) -> None:
    for shown in (to_gigw.render(judged[0], by_id()), to_gigw.render(*sample)):
        lowered = shown.casefold()
        assert "conform" not in lowered
        assert "complian" not in lowered.replace("compliance and certification", "")


def test_a_site_that_did_not_open_says_why(unreachable: Callable[[UnreachableReason], Scorecard]) -> None:
    card = unreachable(UnreachableReason.DNS)
    text = lxml_html.document_fromstring(to_gigw.render(card, by_id())).text_content()
    assert "The name of the website was not found." in text
    assert "not met" not in {line.strip() for line in text.split("\n") if "clause" in line}
    assert to_gigw_xlsx.render(card, by_id())


def test_the_workbook_holds_both_languages_and_room_for_the_department(judged: Judged) -> None:
    book = workbook(to_gigw_xlsx.render(judged[0], by_id()))
    names = [sheet.get("name") for sheet in book["xl/workbook.xml"].iter(f"{SHEET}sheet")]
    assert len(names) == 4
    assert names[1].endswith("(English)")
    assert names[3].endswith("(हिन्दी)")
    rows = list(book["xl/worksheets/sheet2.xml"].iter(f"{SHEET}row"))
    assert len(rows) == len(clauses()) + 1
    texts = texts_of(book)
    assert "GIGW 3.0 5.1.5" in texts
    assert "Remark of the department" in texts


def test_a_cell_is_never_a_formula_or_a_link(scorecard_of, invented_rule) -> None:
    texts = ("=1+1", "@SUM(1)", "-2+3", "https://evil.example/", "{=1}", "\x07bell\u202e")
    fault = Finding(message=message("Bad"), occurrences=tuple(Occurrence(quote=text) for text in texts))
    card, rules = scorecard_of([invented_rule(0, [fault])], title="=HYPERLINK(1)")
    book = workbook(to_gigw_xlsx.render(card, rules))
    assert "=HYPERLINK(1)" in texts_of(book)
    for name, tree in book.items():
        assert not [node.tag for node in tree.iter(f"{SHEET}f", f"{SHEET}hyperlink")], name
    assert not any("\x07" in text or "\u202e" in text for text in texts_of(book))


def test_the_same_scorecard_gives_the_same_files(sample: Sample) -> None:
    assert to_gigw_xlsx.render(*sample) == to_gigw_xlsx.render(*sample)
    assert to_gigw.render(*sample) == to_gigw.render(*sample)


@pytest.mark.browser
def test_axe_finds_nothing_in_it_and_nothing_sticks_out(judged: Judged, few_clauses: None, tmp_path: Path) -> None:
    file = tmp_path / "gigw.html"
    file.write_text(to_gigw.render(judged[0], by_id()), encoding="utf-8")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_browser(None), args=["--no-sandbox"])
        for width, scheme in ((320, "light"), (1366, "dark")):
            page = chromium.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
            page.goto(file.as_uri())
            for language in LANGUAGES:
                page.focus(f"#choose-{language}")
                page.keyboard.press("Space")
                assert Axe().run(page).response["violations"] == []
                assert page.evaluate("document.documentElement.scrollWidth") <= width
        chromium.close()


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
async def test_our_own_rules_find_nothing_in_it(
    studio: Studio, sample: Sample, few_clauses: None, language: str
) -> None:
    studio.serve({"/": to_gigw.render(*sample, language)})
    page = (await studio.watch("/")).page
    asked = [rule for rule in RULES if rule.category is not Category.SOCIAL and rule.id not in NOT_ASKED]
    failed = {result.rule: result.findings for result in judge_page(page, asked) if result.outcome is Outcome.FAILED}
    assert failed == {}
