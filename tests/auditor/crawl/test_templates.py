from dataclasses import replace

import pytest

from auditor.crawl.templates import templates

URL = "https://department.example/"
FRAME = "<header class=top><nav><ul><li>x</ul></nav></header>{}<footer><div class=foot><ul><li>y</ul></div></footer>"
KINDS = {
    "notice": "<main class=notice><article><h1>x</h1><div class=body><table><tr><td>{}</table></div></article></main>",
    "list": (
        "<main class=listing><section><ul class=cards>{}</ul></section><aside>"
        "<div class=filters><form></form></div></aside></main>"
    ),
    "gallery": "<main><div class=gallery><figure>{}</figure></div><div class=pager></div></main>",
}


@pytest.fixture
def pages(page_of):
    def build(kind: str, count: int):
        extra = ["", "<p>a</p>", "<div class=note>b</div>", "<h2>c</h2>"]
        return [page_of(FRAME.format(KINDS[kind].format(extra[n % 4])), URL + f"{kind}/{n}") for n in range(count)]

    return build


def test_pages_of_one_template_are_found_by_their_structure(pages):
    named = templates([*pages("gallery", 4), *pages("notice", 12), *pages("list", 8)])
    assert {url.split("/")[3]: name for url, name in named.items()} == {
        "notice": "template-1",
        "list": "template-2",
        "gallery": "template-3",
    }
    assert len(set(named.values())) == 3


def test_the_order_of_pages_does_not_matter(pages):
    some = [*pages("gallery", 4), *pages("notice", 12), *pages("list", 8)]
    assert templates(some) == templates(reversed(some))


def test_a_site_of_one_template_has_one(pages):
    assert set(templates(pages("notice", 9)).values()) == {"template-1"}


def test_pages_without_structure_are_a_template_too(page_of):
    plain = [replace(page_of("<p>x</p>", URL + str(n)), url=URL + str(n)) for n in range(3)]
    bare = [replace(page, text=replace(page.text, signature=())) for page in plain]
    assert set(templates(bare).values()) == {"template-1"}
    assert templates([]) == {}
