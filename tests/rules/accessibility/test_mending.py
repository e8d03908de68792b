"""Elements mended for the keyboard and the finger, and outdated markup under today's names."""

import pytest

from rules.accessibility.keyboard.mending import made_operable, with_button
from rules.accessibility.markup import declaring
from rules.accessibility.reading.old_markup import modern
from rules.mobile.target_size import enlarged
from rules.page_text import PageText

LIST = '<select{}><option value="a.html">A</option></select>'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            '<font color="red" size="2" face="Verdana">a</font>',
            '<span style="font-size: small; font-family: Verdana; color: red">a</span>',
        ),
        ('<font size="+1">a</font>', ""),
        ("<center>a</center>", '<div style="text-align: center">a</div>'),
        ("<strike>a</strike>", "<s>a</s>"),
        ("<b>a</b>", ""),
        ("<font color=…", ""),
    ],
)
def test_outdated_markup_gets_the_name_of_today_and_keeps_its_look(before, after):
    assert modern(before) == after


def test_what_leads_to_a_page_becomes_a_link_and_other_work_a_button():
    leads = '<span onclick="window.location.href=\'contact.html\';" role="button" class="x">Contact</span>'
    assert made_operable(leads) == '<a class="x" href="contact.html">Contact</a>'
    assert made_operable('<span onclick="go()">Go</span>') == '<button onclick="go()" type="button">Go</button>'


@pytest.mark.parametrize(
    ("script", "button"),
    [
        (
            "location.href=this.value",
            '<button type="button" onclick="location.href=this.previousElementSibling.value">Go</button>',
        ),
        (
            "window.location = this.options[this.selectedIndex].value;",
            '<button type="button" onclick="window.location = this.previousElementSibling.value">Go</button>',
        ),
        ("this.form.submit()", '<button type="submit">Go</button>'),
    ],
)
def test_a_list_that_leads_away_gets_a_button_that_does(page_text, script, button):
    assert with_button(LIST.format(f' onchange="{script}"'), page_text) == LIST.format("") + button


def test_a_list_whose_script_does_something_else_is_left_alone(page_text):
    assert with_button(LIST.format(' onchange="fill(this.value)"'), page_text) == ""


def test_a_target_in_a_line_leaves_it_to_grow_and_what_has_a_box_only_grows():
    assert enlarged('<a href="/">x</a>', 44) == (
        '<a href="/" style="display: inline-block; min-width: 44px; min-height: 44px">x</a>'
    )
    assert enlarged("<button>x</button>", 44) == '<button style="min-width: 44px; min-height: 44px">x</button>'
    assert enlarged('<a style="display:flex">x</a>', 44).startswith('<a style="display: flex; min-width')


def test_several_declarations_are_set_at_once_or_not_at_all():
    assert declaring("<p>x</p>", font_size="16px", color="red") == '<p style="font-size: 16px; color: red">x</p>'
    assert declaring('<p style="color: \'x">y</p>', color="red") == ""
    assert declaring("text", color="red") == ""


@pytest.fixture
def page_text(page_of) -> PageText:
    return page_of('<html lang="en"><body><p>English</p>').text
