"""Evidence of axe-core for tests: written by hand, or taken from a real run in Chromium."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page, sync_playwright
from views import NOTHING_SEEN

from auditor.browser.launch import find_browser
from rules.evidence import PageEvidence
from rules.page_text import Heading, PageText, Region, TextBlock
from rules.view import AxeNode, AxeReport, AxeRule

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
ADDRESS = "https://department.example.gov.in/"

RUN_AXE = """async () => {
  const selector = node => {
    const element = document.querySelector(node.target[0]);
    return element.id ? `#${element.id}` : element.localName;
  };
  const html = node => document.querySelector(node.target[0]).outerHTML.replace(/\\s+/g, ' ');
  const data = node => Object.assign({}, ...[...node.any, ...node.all, ...node.none].map(
    check => check.data && typeof check.data === 'object' && !Array.isArray(check.data) ? check.data : {}));
  const flat = object => Object.fromEntries(Object.entries(object).filter(([, v]) => typeof v !== 'object'));
  const rule = result => ({id: result.id, tags: result.tags, node_count: result.nodes.length, nodes:
    result.nodes.map(node => ({selector: selector(node), html: html(node), impact: node.impact || '',
      summary: node.failureSummary || '', data: flat(data(node))}))});
  const results = await axe.run(document);
  return {version: axe.version, violations: results.violations.map(rule), incomplete: results.incomplete.map(rule),
    passes: results.passes.map(r => r.id), inapplicable: results.inapplicable.map(r => r.id)};
}"""


def node(html: str, *, selector: str = "#fail", summary: str = "", **data: Any) -> AxeNode:
    return AxeNode(selector=selector, html=html, impact="serious", summary=summary, data=data)


def page(
    *, axe: AxeReport | None = None, headings: tuple[str, ...] = (), text: str = "", **changes: Any
) -> PageEvidence:
    """A page with headings such as "h2 #news News", a text, and what axe-core found."""
    written = PageText(
        title="",
        lang="",
        dir="",
        base_url=ADDRESS,
        encoding="utf-8",
        declared_encodings=(),
        html_tag='<html class="no-js">',
        meta=(),
        head_links=(),
        links=(),
        headings=tuple(_heading(*heading.split(" ", 2)) for heading in headings),
        images=(),
        blocks=(_block(text),) if text else (),
        tables=(),
        forms=(),
        times=(),
        json_ld=(),
        frames=(),
        landmarks=(),
        signature=(),
        content_hash="",
        html_bytes=0,
    )
    view = replace(NOTHING_SEEN, axe=axe)
    evidence = PageEvidence(
        url=ADDRESS,
        requested_url=ADDRESS,
        observed_at=datetime(2026, 3, 16, 6, 30, tzinfo=UTC),
        status=200,
        headers=(),
        redirects=(),
        clicks_from_home=0,
        template="",
        text=written,
        view=view,
    )
    return replace(evidence, text=replace(written, **changes)) if changes else evidence


def report(**changes: Any) -> AxeReport:
    values: dict[str, Any] = {"version": "4", "violations": (), "incomplete": (), "passes": (), "inapplicable": ()}
    return AxeReport(**values | changes)


def found(id_: str, *nodes: AxeNode) -> AxeRule:
    return AxeRule(id=id_, tags=(), nodes=nodes, node_count=len(nodes))


def _heading(tag: str, selector: str, text: str) -> Heading:
    return Heading(level=int(tag[1]), text=text, region=Region.MAIN, selector=selector, html=f"<{tag}>{text}</{tag}>")


def _block(text: str) -> TextBlock:
    return TextBlock(
        text=text,
        tag="p",
        lang="",
        region=Region.MAIN,
        section="",
        hrefs=(),
        image_names=(),
        selector="html > body > p:nth-of-type(1)",
        html=f"<p>{text}</p>",
    )


@pytest.fixture(name="node")
def _node() -> Callable[..., AxeNode]:
    return node


@pytest.fixture(name="page")
def _page() -> Callable[..., PageEvidence]:
    return page


@pytest.fixture(name="report")
def _report() -> Callable[..., AxeReport]:
    return report


@pytest.fixture(name="found")
def _found() -> Callable[..., AxeRule]:
    return found


@pytest.fixture(scope="session")
def axe_source() -> str:
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tab() -> Iterator[Page]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=find_browser(), args=arguments)
        yield browser.new_page()
        browser.close()


@pytest.fixture
def axe_here(tab: Page, axe_source: str) -> Callable[[], AxeReport]:
    """Return a function to the report of the real axe-core on what the tab shows."""

    def run() -> AxeReport:
        if tab.evaluate("typeof axe") == "undefined":
            tab.evaluate(axe_source)
        said = tab.evaluate(RUN_AXE)
        for verdict in ("violations", "incomplete"):
            said[verdict] = tuple(_axe_rule(rule) for rule in said[verdict])
        return AxeReport(**{**said, "passes": tuple(said["passes"]), "inapplicable": tuple(said["inapplicable"])})

    return run


def _axe_rule(rule: dict[str, Any]) -> AxeRule:
    nodes = tuple(AxeNode(**each) for each in rule["nodes"])
    return AxeRule(id=rule["id"], tags=tuple(rule["tags"]), nodes=nodes, node_count=rule["node_count"])
