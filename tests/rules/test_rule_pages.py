"""Every rule on its own bad and good pages, watched in the browser; a rule that asks it nothing gets them as read.

    tests/rules/pages/RULE-ID/bad*.html     reports exactly the elements whose id begins with fail- (findings) or review- (doubts)
    tests/rules/pages/RULE-ID/good*.html    reports nothing, and is not inapplicable
    tests/rules/pages/RULE-ID/none*.html    the rule does not apply

`<html data-expected="fail">` (or "review") marks the page as a whole. Other files of the folder are served beside the page.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields
from mimetypes import guess_type
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from lxml import html as lxml_html
from studio import HOME, Handler, Studio

from rules.evaluate import absent
from rules.evidence import PageEvidence
from rules.finding import Doubt, Finding
from rules.registry import by_id
from rules.rule import Need, Rule

PAGES = Path(__file__).parent / "pages"
CASES = sorted(file for file in PAGES.glob("*/*.html") if file.stem.startswith(("bad", "good", "none")))

pytestmark = pytest.mark.browser


class _BrowserAskedError(Exception):
    """A rule wants to know what the browser saw."""


class _Read(PageEvidence):
    """A page that was read and not watched; it tells a rule that asks for more from one that does not."""

    __slots__ = ()

    def __getattribute__(self, name: str) -> Any:
        if name == "view":
            raise _BrowserAskedError
        return super().__getattribute__(name)


@pytest.mark.parametrize("file", CASES, ids=lambda file: f"{file.parent.name}/{file.stem}")
async def test_reports_the_marked_elements_and_no_others(
    file: Path, studio: Studio, page_of: Callable[..., PageEvidence]
) -> None:
    rule = by_id()[file.parent.name]
    assert isinstance(rule, Rule)
    judged = None
    if not rule.needs:
        page = page_of(str(file.relative_to(PAGES.parent)), url=HOME)
        with suppress(_BrowserAskedError):
            judged = _judged(rule, _Read(**{field.name: getattr(page, field.name) for field in fields(page)}))
    if judged is None:
        page = await _watched(file, studio, rule.needs)
        assert not rule.needs & absent(page), page.view and page.view.incidents
        judged = _judged(rule, page)
    applies, said = judged
    assert applies is not file.stem.startswith("none")
    assert _selectors(said, Finding) == _marked(file, "fail")
    assert _selectors(said, Doubt) == _marked(file, "review")


@pytest.mark.parametrize("folder", sorted(PAGES.glob("*")), ids=lambda folder: folder.name)
def test_every_rule_has_a_bad_and_a_good_page(folder: Path) -> None:
    assert folder.name in by_id()
    bad = list(folder.glob("bad*.html"))
    assert bad
    assert list(folder.glob("good*.html"))
    assert all(_marked(file, "fail") | _marked(file, "review") for file in bad)


def _judged(rule: Rule, page: PageEvidence) -> tuple[bool, list[Finding | Doubt]]:
    applies = rule.applies(page)
    return applies, list(rule.check(page)) if applies else []


async def _watched(file: Path, studio: Studio, needs: frozenset[Need]) -> PageEvidence:
    studio.serve(_answers(file))
    return (await studio.watch("/", needs=needs)).page


def _answers(file: Path) -> dict[str, str | Handler]:
    return {
        "/": file.read_text(encoding="utf-8"),
        **{f"/{other.name}": _sent(other) for other in file.parent.iterdir()},
    }


def _sent(file: Path) -> Handler:
    content, media_type = file.read_bytes(), guess_type(file.name)[0] or "application/octet-stream"

    async def answer(_: web.Request) -> web.StreamResponse:
        return web.Response(body=content, content_type=media_type)

    return answer


def _marked(file: Path, word: str) -> set[str]:
    root = lxml_html.document_fromstring(file.read_text(encoding="utf-8"))
    marked = {f"#{name}" for name in root.xpath("//@id") if str(name).startswith(f"{word}-")}
    return marked | ({"html"} if root.get("data-expected") == word else set())


def _selectors(said: list[Finding | Doubt], kind: type) -> set[str]:
    return {
        occurrence.selector or "html"
        for item in said
        if isinstance(item, kind)
        for occurrence in item.occurrences or ()
    } | ({"html"} if any(isinstance(item, kind) and not item.occurrences for item in said) else set())
