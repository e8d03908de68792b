"""What a hostile page says stays text in every report about it."""

import asyncio
import csv
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from hostile import words
from hostile.site import HOME, served
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from playwright.async_api import async_playwright
from rich.console import Console

from auditor.audit import capture
from auditor.browser.launch import launch
from auditor.config import Manner
from auditor.judge import judge
from auditor.store import Bundle
from auditor.write import write_reports
from reports.i18n import translator
from reports.to_text import summary
from rules.registry import by_id
from rules.scorecard import Scorecard

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FORMATS = ("html", "json", "sheets", "gigw", "csv", "markdown", "junit", "sarif", "earl", "github")
UNSEEN = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]")
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
HANDLERS = "@*[starts-with(name(), 'on')]"


class Silence:
    """Hears an audit and says nothing."""

    def step(self, stage: str, done: int, total: int, url: str) -> None:
        pass

    def note(self, text: str, **values: str | int | float) -> None:
        pass


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Scorecard]:
    """Return the folder of an audit of the page of attacks, and its scorecard."""
    behaviours = tuple(words.behaviours())
    output = tmp_path_factory.mktemp("hostile") / "audit"
    bundle = Bundle.create(output)
    with served(*behaviours) as site:
        manner = Manner(pins=site.pins, requests_per_second=None)
        listed = [HOME + one.path for one in behaviours[:4]]
        asyncio.run(capture(manner.options(HOME, output, listed=listed), bundle, Silence()))
    scorecard = judge(bundle)
    write_reports(bundle, scorecard, output, FORMATS, "hi", None)
    return output, scorecard


def pages(written: tuple[Path, Scorecard]) -> list[Path]:
    return sorted(written[0].glob("*.html"))


def test_the_attacks_reach_the_reports(written: tuple[Path, Scorecard]) -> None:
    told = (written[0] / "scorecard.json").read_text(encoding="utf-8")
    for word in (
        "<script>alert(1)",
        "javascript:alert(1)",
        "cmd|'/C calc'!A0",
        "::add-mask::",
        "{{7*7}}",
        "etc/passwd",
    ):
        assert json.dumps(word)[1:-1] in told or word in told, word


def test_nothing_is_written_beside_the_folder(written: tuple[Path, Scorecard]) -> None:
    output = written[0]
    assert [entry.name for entry in output.parent.iterdir()] == [output.name]
    names = [entry.name for entry in output.rglob("*")]
    assert all(re.fullmatch(r"[A-Za-z0-9.-]{1,60}", name) and not name.startswith(".") for name in names)


def test_html_holds_no_script_handler_or_address_of_the_page(written: tuple[Path, Scorecard]) -> None:
    for file in pages(written):
        text = file.read_text(encoding="utf-8")
        tree = lxml_html.document_fromstring(text)
        assert not UNSEEN.search(text), file.name
        assert not tree.xpath(f"//script[contains(., 'alert')] | //img | //iframe | //object | //base | //{HANDLERS}")
        links = {str(link) for link in tree.xpath("//@href | //@src | //@action") if not link.startswith("#")}
        assert {link.partition(":")[0] for link in links} <= {"http", "https", "data"}, file.name


async def test_a_browser_runs_nothing_of_the_page(written: tuple[Path, Scorecard]) -> None:
    alarms: list[str] = []
    async with async_playwright() as playwright:
        browser = await launch(playwright, None)
        tab = await browser.new_page()
        tab.on("dialog", lambda dialog: alarms.append(dialog.message))
        tab.on("request", lambda request: alarms.append(request.url) if "192.168" in request.url else None)
        for file in pages(written):
            await tab.goto(file.as_uri())
            for _ in range(5):
                await tab.keyboard.press("Tab")
            await tab.mouse.move(300, 300)
            await tab.mouse.wheel(0, 2_000)
        await browser.close()
    assert alarms == []


def test_no_cell_is_a_formula(written: tuple[Path, Scorecard]) -> None:
    with (written[0] / "findings.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert [cell for cell in cells if FORMULA.match(cell) and not NUMBER.fullmatch(cell)] == []
    assert not any(UNSEEN.search(cell) for cell in cells)
    book = openpyxl.load_workbook(written[0] / "gigw.xlsx")
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_every_document_of_a_program_can_be_read_and_hides_nothing(written: tuple[Path, Scorecard]) -> None:
    for name in ("scorecard.json", "scorecard.sarif", "scorecard.earl.jsonld"):
        text = (written[0] / name).read_text(encoding="utf-8")
        json.loads(text)
        assert not UNSEEN.search(text), name
    ElementTree.parse(written[0] / "scorecard.junit.xml")


def test_markdown_shows_what_was_written_and_leads_nowhere_else(written: tuple[Path, Scorecard]) -> None:
    text = (written[0] / "scorecard.md").read_text(encoding="utf-8")
    tree = lxml_html.document_fromstring(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))
    assert not tree.xpath(f"//script | //img | //b[@*] | //{HANDLERS}")
    assert {str(link).partition("/")[0] for link in tree.xpath("//@href")} <= {"http:", "https:"}
    assert not UNSEEN.search(text)
    assert not re.search(r"(?<![`\w\\])@everyone", re.sub(r"`+[^`]*`+", "", text))


def test_a_job_of_github_is_given_no_command_of_the_page(written: tuple[Path, Scorecard]) -> None:
    lines = (written[0] / "scorecard.github.txt").read_text(encoding="utf-8").splitlines()
    assert lines
    assert all(re.match(r"::(error|warning|notice)( title=[^:,]*)?::", line) for line in lines)
    assert not any(UNSEEN.search(line) for line in lines)


def test_a_terminal_is_given_no_command_of_the_page(written: tuple[Path, Scorecard]) -> None:
    console = Console(highlight=False, width=100, color_system=None, force_terminal=False)
    with console.capture() as shown:
        console.print(summary(written[1], by_id(), translator("en")))
    assert not UNSEEN.search(shown.get())
