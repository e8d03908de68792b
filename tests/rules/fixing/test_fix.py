"""Fixes are read off the HTML before and after: exactly, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.finding import Occurrence
from rules.fixing.edit import HERE, Edit, Operation
from rules.fixing.fix import fix_of
from rules.fixing.mending import mended
from rules.fixing.pieces import pieces


def fix(before, after, selector="#it"):
    return [(e.operation, e.name, e.value) for e in fix_of(Occurrence(selector=selector, html=before, after=after))]


@pytest.mark.parametrize(
    ("before", "after", "steps"),
    [
        pytest.param(
            '<img src="a.png">',
            '<img src="a.png" alt="⟦describe the picture⟧">',
            [(Operation.SET_ATTRIBUTE, "alt", "⟦describe the picture⟧")],
            id="attribute set",
        ),
        pytest.param(
            '<a href="/x" accesskey="s" title="a &amp; b">x</a>',
            '<a href="/x" title="a &amp; c">x</a>',
            [(Operation.REMOVE_ATTRIBUTE, "accesskey", ""), (Operation.SET_ATTRIBUTE, "title", "a & c")],
            id="attribute removed, another changed",
        ),
        pytest.param(
            '<p style="color:#fff;padding:1rem">x</p>',
            '<p style="padding: 1rem; color: #5e5e5e">x</p>',
            [(Operation.DECLARE, "color", "#5e5e5e")],
            id="style declared",
        ),
        pytest.param(
            '<p style="outline: none; color: red">x</p>',
            '<p style="color: red">x</p>',
            [(Operation.SET_ATTRIBUTE, "style", "color: red")],
            id="declaration taken away",
        ),
        pytest.param("<h4>a <b>b</b></h4>", "<h3>a <b>b</b></h3>", [(Operation.RENAME, "", "h3")], id="renamed"),
        pytest.param(
            '<marquee loop="3">a</marquee>',
            "<div>a</div>",
            [(Operation.REMOVE_ATTRIBUTE, "loop", ""), (Operation.RENAME, "", "div")],
            id="renamed last, when its selector has been found",
        ),
        pytest.param(
            "<p>© 2023 A &amp; B <b>2023</b></p>",
            "<p>© 2026 A &amp; B <b>2023</b></p>",
            [(Operation.REPLACE_TEXT, "© 2023 A", "© 2026 A")],
            id="as many words as make the place the only one",
        ),
        pytest.param(
            '<p>Call <a href="tel:123">123</a></p>',
            '<p>Call <a href="tel:456">456</a></p>',
            [(Operation.SET_CONTENT, "", 'Call <a href="tel:456">456</a>')],
            id="content set where more than words differ",
        ),
        pytest.param("<label>Name</label>", "<label>Name *</label>", [(Operation.INSERT_LAST, "", " *")], id="last"),
        pytest.param(
            "<table><tbody><tr><td>cut…",
            "<table><caption>⟦name⟧</caption><tbody><tr><td>cut…",
            [(Operation.INSERT_FIRST, "", "<caption>⟦name⟧</caption>")],
            id="first",
        ),
        pytest.param(
            '<input id="a">',
            '<label for="a">⟦name⟧</label> <input id="a">',
            [(Operation.INSERT_BEFORE, "", '<label for="a">⟦name⟧</label> ')],
            id="before",
        ),
        pytest.param(
            '<input id="a" type="radio">',
            '<input id="a" type="radio" name="n"> <label for="a">⟦name⟧</label>',
            [
                (Operation.SET_ATTRIBUTE, "name", "n"),
                (Operation.INSERT_AFTER, "", ' <label for="a">⟦name⟧</label>'),
            ],
            id="changed, and after",
        ),
        pytest.param(
            '<input name="a">',
            '<label>⟦name⟧ <input name="a"></label>',
            [(Operation.WRAP, "", f"<label>⟦name⟧ {HERE}</label>")],
            id="wrapped",
        ),
        pytest.param(
            "<table><tr><td>cut…",
            '<div tabindex="0"><table><tr><td>cut…</div>',
            [(Operation.WRAP, "", f'<div tabindex="0">{HERE}</div>')],
            id="wrapped though it was cut",
        ),
        pytest.param(
            "<p>a. b.</p>",
            "<p>a.</p>\n<p>b.</p>",
            [(Operation.REPLACE, "", "<p>a.</p>\n<p>b.</p>")],
            id="replaced by several",
        ),
        pytest.param("<head>", "<head>\n  <meta>", [(Operation.INSERT_LAST, "", "<meta>")], id="into the head"),
        pytest.param("<body>", '<body><a href="#m">x</a>', [(Operation.INSERT_FIRST, "", '<a href="#m">x</a>')], id="body"),
        pytest.param('<html class="a">', '<html class="a" lang="hi">', [(Operation.SET_ATTRIBUTE, "lang", "hi")], id="html"),
        pytest.param(
            "<table><tr><td>a</td></tr></table>",
            '<table role="presentation">…</table>',
            [(Operation.SET_ATTRIBUTE, "role", "presentation")],
            id="only the opening tag is told",
        ),
        pytest.param(
            '<meta name="description" content="A very long…',
            '<meta name="description" content="Short.">',
            [(Operation.SET_ATTRIBUTE, "content", "Short.")],
            id="a line of the head cut within its value",
        ),
        pytest.param(
            "<table><tr><td>cut…",
            '<div tabindex="0"><table>…</table></div>',
            [(Operation.WRAP, "", f'<div tabindex="0">{HERE}</div>')],
            id="wrapped, told by its opening tag",
        ),
        pytest.param("<div><p>cut…", '<div style="width: 3px">…', [(Operation.DECLARE, "width", "3px")], id="opening, cut"),
    ],
)  # fmt: skip
def test_the_steps_are_those_that_lead_from_before_to_after(before, after, steps):
    assert fix(before, after) == steps


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("<p>a</p>", "", id="nothing known"),
        pytest.param("<p>a</p>", "Say it in three sentences.", id="prose"),
        pytest.param('<p class="cut…', '<p class="cut" lang="hi">', id="the opening tag is cut"),
        pytest.param("<p>one two…", "<p>other two three</p>", id="the content is cut"),
        pytest.param("<p>a b</p>", "<p>a</p>\n…\n<h2>b</h2>", id="something is left out between"),
        pytest.param("<table><tr><td>a</td></tr></table>", "<table><tr><th>a</th></tr>…</table>", id="left out inside"),
        pytest.param("<p>a…", "<h3>x</h3>\n<p>a</p>\n<p>b</p>", id="several for one that is cut"),
        pytest.param("<p>a</p>", "<p>a", id="the mended one does not end"),
        pytest.param("<head>", "<header>", id="another element than the head"),
    ],
)
def test_what_would_be_a_guess_is_no_fix(before, after):
    assert fix(before, after) == []


def test_a_page_as_a_whole_has_no_fix_of_its_own_and_given_steps_are_taken_as_they_are():
    given_steps = (Edit(operation=Operation.SET_HEADER, name="X-Frame-Options", value="DENY"),)
    assert fix("<p>a</p>", "<p>b</p>", selector="") == []
    assert fix_of(Occurrence(edits=given_steps)) == given_steps


def test_a_title_goes_into_the_head_of_the_page():
    [edit] = fix_of(Occurrence(selector="html", html="<html>", after="<html><head><title>T</title>"))
    assert (edit.operation, edit.value, edit.selector) == (Operation.INSERT_LAST, "<title>T</title>", "html > head")


def test_words_are_found_however_they_are_spaced_and_escaped():
    edit = Edit(operation=Operation.REPLACE_TEXT, name="A & B", value="<C>")
    assert mended("<p>x A\n  &amp;&nbsp;B y</p>", [edit]) == "<p>x &lt;C&gt; y</p>"
    assert mended('<p title="A & B">x</p>', [edit]) is None
    assert mended("<p>A & B <b>A &amp; B</b></p>", [edit]) is None


def test_every_step_does_what_it_is_called():
    steps = [
        Edit(operation=Operation.INSERT_BEFORE, value="1"),
        Edit(operation=Operation.INSERT_AFTER, value="2"),
        Edit(operation=Operation.INSERT_FIRST, value="3"),
        Edit(operation=Operation.INSERT_LAST, value="4"),
        Edit(operation=Operation.WRAP, value=f"<i>{HERE}</i>"),
        Edit(operation=Operation.SET_ATTRIBUTE, name="id", value="elsewhere", selector="#other"),
        Edit(operation=Operation.SET_HEADER, name="a", value="b"),
    ]
    assert mended("<p>x</p>", steps) == "1<i><p>3x4</p></i>2"
    assert mended("<p>x</p>", [Edit(operation=Operation.REMOVE)]) == ""
    assert mended("<p>x</p>", [Edit(operation=Operation.REPLACE, value="<hr>")]) == "<hr>"
    assert mended("<p>cut…", [Edit(operation=Operation.INSERT_LAST, value="4")]) is None


def test_the_parts_of_a_snippet_cover_it_without_gaps():
    html = "a <!-- <p> --><br>\n<p>b <br> <b>c</b></p><svg/> <ul><li>d"
    found = pieces(html)
    assert "".join(html[part.start : part.end] for part in found) == html
    assert [part.name for part in found if part.name] == ["br", "p", "svg", "ul"]
    assert [part.is_closed for part in found if part.name] == [True, True, True, False]


WORD = st.text(alphabet="ab\u0915", min_size=1, max_size=4)
ATTRIBUTES = st.dictionaries(st.sampled_from(["alt", "class", "role", "title"]), WORD, max_size=3)
LEAF = st.builds("<b>{}</b>".format, WORD) | WORD | st.just("<br>") | st.just("&amp;")
CONTENT = st.lists(LEAF, max_size=4).map(" ".join)
STYLE = st.dictionaries(st.sampled_from(["color", "width", "margin"]), st.sampled_from(["1px", "2px"]), max_size=2)


@st.composite
def elements(draw):
    tag = draw(st.sampled_from(["p", "div", "h2"]))
    attributes = draw(ATTRIBUTES)
    style = draw(STYLE)
    if style:
        attributes["style"] = "; ".join(f"{key}: {value}" for key, value in style.items())
    written = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{tag}{written}>{draw(CONTENT)}</{tag}>"


def plain(html):
    return "".join(html.split())


@given(
    before=elements(),
    after=elements(),
    around=st.sampled_from(["{}", "<i>x</i> {}", "{}<hr>", "<section>{}</section>"]),
)
def test_the_steps_make_of_the_element_what_was_wanted(before, after, around):
    wanted = around.format(after)
    steps = fix_of(Occurrence(selector="p", html=before, after=wanted))
    if steps:
        made = mended(before, steps)
        # The order of attributes and of declarations tells nothing.
        assert sorted(plain(made).replace(";", "")) == sorted(plain(wanted).replace(";", ""))


@given(before=elements(), steps=st.lists(st.sampled_from(Operation), max_size=3), value=elements())
def test_whatever_is_done_to_an_element_can_be_told_again(before, steps, value):
    chosen = [Edit(operation=step, name="title", value=value, selector="") for step in steps if step in TELLABLE]
    wanted = mended(before, chosen)
    told = fix_of(Occurrence(selector="p", html=before, after=wanted))
    assert wanted == before or plain(mended(before, told)) == plain(wanted)


TELLABLE = {Operation.SET_ATTRIBUTE, Operation.SET_CONTENT, Operation.INSERT_FIRST, Operation.INSERT_LAST}


@given(before=st.text(alphabet="<>ab/\"'=…&; p", max_size=30), after=st.text(alphabet="<>ab/\"'=…&; p", max_size=30))
def test_no_snippet_raises(before, after):
    fix_of(Occurrence(selector="p", html=f"<p{before}", after=f"<p{after}"))
    pieces(after)
