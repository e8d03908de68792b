"""The parser's selectors, tried in the browser whose elements they name."""

import pytest
from playwright.async_api import async_playwright

from auditor.browser.launch import find_browser
from auditor.crawl.parse import parse_page

PAGE = """<!doctype html><html lang=en><head><title>T</title><meta name=a content=b></head><body>
<div id=top><h1>One</h1><p>Text <a href=/1>one</a><p>More<div>Last</div></div>
<table id=t><caption>C</caption><tr><th>No<tr><td><a href=/2>two</a></table>
<ul><li>a<li>b <ul><li>c</ul><li>d</ul><div id=top><p>twice</p></div><div id="1x"><p>odd</p></div>
<o:p>word</o:p><svg role=img aria-label=Map><g></g></svg><font><marquee>Moving</marquee></font>
<form><label>Name <input></label><select><option>x</select></form><p hidden>y</p><nav><a href=/3>three</a></nav>
<script>document.body.append(Object.assign(document.createElement('p'), {textContent: 'scripted'}))</script></body></html>"""

SAME_ELEMENT = """pairs => pairs.filter(([selector, text]) => {
  const found = document.querySelector(selector);  // an id written twice: the first is meant
  return !found || !found.textContent.replace(/\\s+/g, ' ').includes(text);
})"""


@pytest.mark.browser
async def test_every_selector_names_its_own_element_in_the_rendered_page():
    executable = find_browser(None)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=executable, chromium_sandbox=False)
        tab = await browser.new_page()
        await tab.set_content(PAGE)
        page = parse_page(await tab.content(), "https://department.example/")
        pairs = [(link.selector, link.text) for link in page.links]
        pairs += [(block.selector, block.text) for block in page.blocks if block.text != "Name"]
        pairs += [(heading.selector, heading.text) for heading in page.headings]
        pairs += [(row.selector, row.cells[0]) for table in page.tables for row in table.rows]
        pairs += [(item.selector, "") for item in (*page.images, *page.meta, *page.forms, *page.forms[0].fields)]
        wrong = await tab.evaluate(SAME_ELEMENT, pairs)
        await browser.close()
    assert len(pairs) > 20
    assert wrong == []
