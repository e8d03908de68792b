"""What of a page is written to be read sentence by sentence."""

import pytest

from rules.readability.sentences import sentences_of

SENTENCE = "You can come to the nursery without a letter."
TITLE = "Information to candidates about submission of the forms which are to be signed"


@pytest.mark.parametrize(
    "other",
    [
        f"<ul><li><a href=1>{TITLE}</a></li></ul>",
        f"<div><a href=1>{TITLE} – Reg</a></div>",
        f"<marquee><p>{TITLE}.</p></marquee>",
        f"<p>{TITLE} | {TITLE} | {TITLE}.</p>",
        f"<p><a href=1>{TITLE}</a> <a href=2>{TITLE}</a><br><a href=3>{TITLE}</a>.</p>",
        f"<div class=newstape-content>{TITLE}.</div>",
        "<ul><li>वायरलेस नेटवर्क प्रशिक्षण कार्यक्रम जो सम्पन्न हुआ है</li></ul>",
    ],
)
def test_titles_links_and_running_news_are_no_sentences(other, page_of):
    page = page_of(f"<main><h1>Nursery</h1><p>{SENTENCE}</p>{other}</main>")
    assert [sentence.text for sentence in sentences_of(page.text)] == [SENTENCE]


@pytest.mark.parametrize(
    "other",
    [
        f"<ul><li>{TITLE}.</li></ul>",
        f"<div>{TITLE}.</div>",
        f"<p>{TITLE}</p>",
        f"<p>{TITLE} by <a href=1>post</a> or by <a href=2>mail</a> to <a href=3>the office</a>.</p>",
    ],
)
def test_sentences_of_points_and_paragraphs_are_read(other, page_of):
    page = page_of(f"<main><h1>Nursery</h1><p>{SENTENCE}</p>{other}</main>")
    assert len(sentences_of(page.text)) == 2


def test_a_bar_behind_a_hindi_verb_ends_a_sentence(page_of):
    text = "आवेदन कार्यालय में जमा करना होता है | रसीद उसी दिन दी जाती है| शुल्क वापस नहीं होता है | "
    page = page_of(f"<main><h1>Nursery</h1><p>{text}</p></main>")
    assert len(sentences_of(page.text)) == 3


def test_lines_of_links_in_one_element_are_no_sentence(page_of):
    lines = " : ".join(f"<a href={n}>{TITLE}</a>" for n in range(4)) + "<br>Helpdesk."
    page = page_of(f"<main><h1>Nursery</h1><p>{SENTENCE}</p><div>{lines}</div></main>")
    assert len(sentences_of(page.text)) == 1
