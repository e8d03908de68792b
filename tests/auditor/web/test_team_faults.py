"""What is wrong in files of the team is told on the pages in Hindi, whole, and without a word of libraries or commands."""

import re
from dataclasses import replace

import httpx
import offices
import pytest
from faulty_files import EXCEPTIONS, FAULTY_EXCEPTIONS, FAULTY_LINES, NO_LISTS, hostile_workbooks
from lxml.html import HtmlElement, document_fromstring

from auditor import tables_yaml
from auditor.batch import listing
from auditor.batch.template import template
from auditor.web.settings import ServeSettings

BATCHES, EXCEPTIONS_PAGE = "/team/batches/new", "/team/exceptions"
OTHER_LINES = f"name,url\nLong,https://{'x' * 500}.gov.in\nShop,https://shop.example.com\n"


@pytest.fixture
def settings(settings: ServeSettings) -> ServeSettings:
    return replace(settings, language="hi")


def is_hindi(text: str) -> bool:
    """Return whether no English is left beside names, addresses and what the file itself says."""
    ours = re.sub("‘[^’]*’", "", text)
    return bool(re.search("[\u0900-\u097f]", ours)) and not re.search("[A-Za-z]{2,} [a-z]{2,}|auditor", ours)


def language_of(element: HtmlElement) -> str:
    return str(element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)"))


async def faults_of(browser: httpx.AsyncClient, token: str, name: str, content: bytes) -> list[list[str]]:
    fields = {"token": token, "name": "November", "language": "hi"}
    answer = await browser.post(BATCHES, data=fields, files={"departments": (name, content)})
    assert answer.status_code == 422
    cells = document_fromstring(answer.text).xpath("//table[caption[@id='faults']]/tbody//td")
    assert {language_of(cell) for cell in cells} == {"hi"}
    texts = [cell.text_content() for cell in cells]
    return [texts[at : at + 2] for at in range(0, len(texts), 2)]


async def test_every_fault_of_a_list_is_told_in_hindi(editor: httpx.AsyncClient) -> None:
    token = await offices.form_token(editor, BATCHES)
    of_lines = {"lines.csv": (FAULTY_LINES, 7), "other.csv": (OTHER_LINES, 2), "template.csv": (template(".csv"), 2)}
    whole = [(name, content or "\n", 1) for name, content, _ in (*NO_LISTS, *hostile_workbooks())]
    for name, content, count in [*whole, *((name, *given) for name, given in of_lines.items())]:
        told = await faults_of(editor, token, name, content.encode() if isinstance(content, str) else content)
        assert len(told) == count, name
        assert [text for pair in told for text in pair if not is_hindi(text)] == [], name
        assert all(name in what for what, _ in told)


async def test_a_list_that_is_too_long_is_told_in_hindi(
    editor: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "MAX_DEPARTMENTS", 1_200)
    monkeypatch.setattr(tables_yaml, "MAX_ENTRIES", 1_200)
    token = await offices.form_token(editor, BATCHES)
    rows = "".join(f"A{number},a{number}.gov.in\n" for number in range(1_201))
    for name, content in (("list.csv", f"name,url\n{rows}"), ("list.yaml", "- {}\n" * 1_201)):
        [told] = await faults_of(editor, token, name, content.encode())
        assert "1,200" in told[0]
        assert all(map(is_hindi, told))


async def test_every_fault_of_an_exceptions_file_is_told_in_hindi(editor: httpx.AsyncClient) -> None:
    token = await offices.form_token(editor, EXCEPTIONS_PAGE)
    texts = [EXCEPTIONS.replace(*change).encode() for change, _, _ in FAULTY_EXCEPTIONS]
    for content in (*texts, b"\xff\xfe\x00", b"- &a b\n- *a\n", b"x" * (1024 * 1024 + 1)):
        files = {"file": ("exceptions.yaml", content)}
        answer = await editor.post(EXCEPTIONS_PAGE, data={"token": token, "domain": "gardens.gov.in"}, files=files)
        assert answer.status_code == 422
        [said] = document_fromstring(answer.text).find_class("said")
        what, _, repair = said.text_content().partition("\n")
        assert language_of(said) == "hi"
        assert is_hindi(what), what
        assert is_hindi(repair), repair
        assert "exceptions.yaml" in what
