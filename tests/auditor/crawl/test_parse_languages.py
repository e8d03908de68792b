"""Which element declares the language of which text."""

from auditor.crawl.parse import parse_page

URL = "https://department.example.gov.in/"


def test_each_block_knows_the_element_that_declares_its_language() -> None:
    page = parse_page('<html lang="en"><body><p>One</p><main lang="hi"><p>दो</p><p lang="">तीन</p></main>', URL)
    assert [mark.lang for mark in page.marks] == ["en", "hi"]
    assert [page.marks[block.mark].lang for block in page.blocks] == ["en", "hi", "hi"]


def test_a_block_is_told_in_parts_where_an_element_inside_declares_a_language() -> None:
    page = parse_page('<html lang="en"><p>The word <i lang="hi">नमस्ते <b>जी</b></i> is a greeting.</p><p>Plain</p>', URL)
    told = [(part.text, page.marks[part.mark].lang) for part in page.blocks[0].parts]
    assert told == [("The word", "en"), ("नमस्ते जी", "hi"), ("is a greeting.", "en")]
    assert page.blocks[1].parts == ()


def test_alternative_texts_belong_to_the_mark_around_them() -> None:
    page = parse_page('<html lang="en"><img alt="A tree"><div lang="hi"><img alt="पेड़"><img hidden alt="x"></div>', URL)
    assert [mark.names for mark in page.marks] == [("A tree",), ("पेड़",)]


def test_without_a_language_there_is_no_mark() -> None:
    page = parse_page("<p>One</p>", URL)
    assert page.marks == ()
    assert page.blocks[0].mark == -1


def test_elements_with_several_blocks_are_nests() -> None:
    page = parse_page("<body><main><div><p>One</p></div><ul><li>Two</li><li>Three</li></ul></main><p>Four</p>", URL)
    nests = [page.nests[block.nest].html for block in page.blocks]
    assert nests == ["<main>", "<ul>", "<ul>", "<body>"]
    assert page.nests[page.nests[page.blocks[1].nest].parent].html == "<main>"


def test_a_block_that_holds_another_is_its_nest() -> None:
    page = parse_page("<ul><li>One<p>Two</p></li></ul>", URL)
    assert [page.nests[block.nest].html for block in page.blocks] == ["<li>", "<li>"]
