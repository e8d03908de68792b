import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.accessibility.markup import declarations, read_tag, styled, with_mended_picture


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/x?a=1&amp;b=2" title="&quot;x&quot;">text</a>',
        "<img src=/logo.png>",
        "<input type='text' disabled>",
        '<svg viewBox="0 0 1 1"/>',
        '<div class="a">cut in the mid…',
    ],
)
def test_an_element_read_and_written_is_the_same(html):
    assert str(read_tag(html)) == html


@pytest.mark.parametrize("html", ["", "text", '<div class="cut…', "<a href='cut…", "<!-- comment -->", "</p>", "<"])
def test_what_is_cut_or_no_element_is_not_read(html):
    assert read_tag(html) is None


def test_values_are_unescaped_when_read_and_escaped_when_written():
    tag = read_tag('<a title="&lt;b&gt; &amp; c">x</a>')
    assert tag.get("title") == "<b> & c"
    assert str(tag.having("title", '"><script>')) == '<a title="&quot;>&lt;script>">x</a>'


def test_an_attribute_keeps_its_place_and_the_others_their_form():
    tag = read_tag("<img src=a.png alt=' ' WIDTH=3>")
    assert str(tag.having("alt", "Text")) == '<img src=a.png alt="Text" WIDTH=3>'


def test_content_is_known_only_when_the_element_is_whole():
    assert read_tag("<p>a <b>c</b></p>").content == "a <b>c</b>"
    assert read_tag("<p>a <b>c</b>…").content is None
    assert read_tag("<img src=x>").is_whole
    assert not read_tag("<p>cut…").is_whole


def test_a_renamed_element_closes_under_its_new_name_or_stays_cut():
    assert str(read_tag("<h5>a</h5>").renamed("h3")) == "<h3>a</h3>"
    assert str(read_tag("<h5>a…").renamed("h3")) == "<h3>a…"


def test_only_a_single_picture_is_given_the_text():
    assert str(with_mended_picture(read_tag("<a><img src=x></a>"), "y")) == '<a><img src=x alt="y"></a>'
    assert with_mended_picture(read_tag("<a><img src=x><img src=z></a>"), "y") is None
    assert with_mended_picture(read_tag('<a><img src="cut…'), "y") is None


def test_a_style_keeps_its_other_declarations():
    tag = read_tag("""<p style="background:url('a;b.png'); COLOR: red !important;">x</p>""")
    assert styled(tag, "color", "#000000").get("style") == "background: url('a;b.png'); color: #000000"


@pytest.mark.parametrize("style", ["color: 'red", "background: url(a", "width: calc((1px))"])
def test_a_style_that_cannot_be_read_is_left_alone(style):
    assert declarations(style) is None
    assert styled(read_tag("<p>x</p>").having("style", style), "color", "#000000") is None


@given(st.text(alphabet="<>ab \"'=/&;…", max_size=60))
def test_no_snippet_raises(html):
    tag = read_tag(f"<p{html}")
    if tag is not None:
        assert read_tag(str(tag)) is not None
