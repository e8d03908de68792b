"""Every rule on its own bad and good pages, watched in the browser.

    tests/rules/pages/RULE-ID/bad*.html     reports exactly the elements whose id begins with fail- (findings) or review- (doubts)
    tests/rules/pages/RULE-ID/good*.html    reports nothing, and is not inapplicable
    tests/rules/pages/RULE-ID/none*.html    the rule does not apply

`<html data-expected="fail">` (or "review") marks the page as a whole. Other files of the folder are served beside the page.
"""

from mimetypes import guess_type
from pathlib import Path

import pytest
from aiohttp import web
from lxml import html as lxml_html
from studio import Handler, Studio

from rules.evaluate import absent
from rules.evidence import PageEvidence
from rules.finding import Doubt, Finding
from rules.registry import by_id
from rules.rule import Need, Rule

PAGES = Path(__file__).parent / "pages"
CASES = sorted(file for file in PAGES.glob("*/*.html") if file.stem.startswith(("bad", "good", "none")))

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("file", CASES, ids=lambda file: f"{file.parent.name}/{file.stem}")
async def test_reports_the_marked_elements_and_no_others(file: Path, studio: Studio) -> None:
    rule = by_id()[file.parent.name]
    assert isinstance(rule, Rule)
    page = await _watched(file, studio, rule.needs)
    assert not rule.needs & absent(page), page.view and page.view.incidents
    applies = rule.applies(page)
    assert applies is not file.stem.startswith("none")
    said = list(rule.check(page)) if applies else []
    assert _selectors(said, Finding) == _marked(file, "fail")
    assert _selectors(said, Doubt) == _marked(file, "review")


@pytest.mark.parametrize("folder", sorted(PAGES.glob("*")), ids=lambda folder: folder.name)
def test_every_rule_has_a_bad_and_a_good_page(folder: Path) -> None:
    assert folder.name in by_id()
    bad = list(folder.glob("bad*.html"))
    assert bad
    assert list(folder.glob("good*.html"))
    assert all(_marked(file, "fail") | _marked(file, "review") for file in bad)


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
