"""How an element that shuts the keyboard out is mended."""

import pytest

from rules.accessibility.keyboard.hidden_focus import as_mere_target
from rules.accessibility.keyboard.mending import in_natural_order, made_operable, with_outline, without


@pytest.mark.parametrize(
    ("html", "after"),
    [
        ('<div onclick="go()">Print</div>', '<button onclick="go()" type="button">Print</button>'),
        ('<span role="button" tabindex="0">Print</span>', '<button type="button">Print</button>'),
        ('<a onclick="go()">Print</a>', '<button onclick="go()" type="button">Print</button>'),
        ('<a href="/x" tabindex="-1">Rules</a>', '<a href="/x">Rules</a>'),
        ('<iframe src="/x" tabindex="-1"></iframe>', '<iframe src="/x"></iframe>'),
        (
            '<img src="m.png" alt="Map" onclick="go()">',
            '<button type="button" onclick="go()"><img src="m.png" alt="Map"></button>',
        ),
        ('<li onclick="go()">List</li>', '<li><button type="button" onclick="go()">List</button></li>'),
    ],
)
def test_what_is_clicked_becomes_a_button(html: str, after: str) -> None:
    assert made_operable(html) == after


@pytest.mark.parametrize(
    "html",
    [
        '<div onclick="go()"><p>Two</p><p>blocks</p></div>',  # a button holds no blocks
        '<span role="link">Old website</span>',  # where to?
        '<div onclick="go()">cut off…',
        '<a href="/x">Rules</a>',
        "<tr onclick='go()'><td>1</td></tr>",
        "no tag",
    ],
)
def test_nothing_is_proposed_where_a_machine_cannot_know(html: str) -> None:
    assert made_operable(html) == ""


def test_a_number_of_its_own_is_taken_away() -> None:
    assert in_natural_order('<input name="a" tabindex="3">') == '<input name="a">'
    assert in_natural_order('<div tabindex="3">a</div>') == '<div tabindex="0">a</div>'
    assert in_natural_order("<input>") == ""


def test_the_outline_comes_back() -> None:
    assert with_outline('<a style="outline: none; color: navy">a</a>') == '<a style="color: navy">a</a>'
    assert with_outline('<a style="outline:0">a</a>') == "<a>a</a>"
    assert with_outline('<a class="plain">a</a>') == ""


def test_handlers_are_taken_away_only_where_they_are() -> None:
    mend = without("onfocus")
    assert mend('<a href="/x" onfocus="this.blur()">a</a>') == '<a href="/x">a</a>'
    assert mend('<a href="/x">a</a>') == ""


@pytest.mark.parametrize(
    ("html", "after"),
    [
        ('<a href="#" name="content"></a>', '<a name="content"></a>'),
        ('<a href="/orders" id="orders"></a>', ""),  # it leads somewhere, and what it should be called is not known
        ('<a href="#" name="content">Content</a>', ""),
    ],
)
def test_an_empty_target_is_no_link(html: str, after: str) -> None:
    assert as_mere_target(html) == after
