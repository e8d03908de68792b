"""Every repair, before and after: exactly the element's own HTML, or "" where a machine cannot know it."""

from dataclasses import replace

import pytest

from rules.accessibility.axe import (
    repair_aria,
    repair_forms,
    repair_language,
    repair_media,
    repair_names,
    repair_structure,
    repair_style,
)
from rules.page_text import Image, Link, Region
from rules.place import Box
from rules.view import ShownText

SIMPLE = [
    (repair_names.picture, '<img src="cm.jpg">', '<img src="cm.jpg" alt="⟦describe the picture⟧">'),
    (repair_names.picture, '<img src="cm.jpg" alt=" ">', '<img src="cm.jpg" alt="⟦describe the picture⟧">'),
    (repair_names.picture, '<img src="c.gif" width="1" height="1">', '<img src="c.gif" width="1" height="1" alt="">'),
    (repair_names.picture, '<img src="data:image/png;base64,AAAA…', ""),
    (
        repair_names.picture_button,
        '<input type="image" src="go.png" class="search-btn">',
        '<input type="image" src="go.png" class="search-btn" alt="⟦name of the button, for example: Search⟧">',
    ),
    (
        repair_names.map_area,
        '<area href="/districts/pune" shape="rect">',
        '<area href="/districts/pune" shape="rect" alt="⟦say where the link leads⟧">',
    ),
    (
        repair_names.picture_label,
        '<svg role="img"><path d="M0"/></svg>',
        '<svg role="img" aria-label="⟦describe the picture⟧"><path d="M0"/></svg>',
    ),
    (
        repair_names.embedded_object,
        '<object data="a.pdf"></object>',
        '<object data="a.pdf" aria-label="⟦say what the file holds⟧"></object>',
    ),
    (repair_names.redundant_picture, '<img src="home.png" alt="Home">', '<img src="home.png" alt="">'),
    (
        repair_names.link,
        '<a href="https://www.facebook.com/department"><i class="fa fa-facebook"></i></a>',
        '<a href="https://www.facebook.com/department" aria-label="Facebook"><i class="fa fa-facebook"></i></a>',
    ),
    (
        repair_names.link,
        '<a href="https://www.facebook.com/sharer.php?u=x"><i></i></a>',
        '<a href="https://www.facebook.com/sharer.php?u=x" aria-label="⟦say where the link leads⟧"><i></i></a>',
    ),
    (
        repair_names.link,
        '<a href="/order.pdf"><img src="pdf.png" alt=""></a>',
        '<a href="/order.pdf"><img src="pdf.png" alt="⟦name of the document⟧"></a>',
    ),
    (repair_names.link, '<a href="/news"></a>', '<a href="/news">⟦say where the link leads⟧</a>'),
    (repair_names.link, '<a href="tel:%3Cb%3E"></a>', '<a href="tel:%3Cb%3E">&lt;b&gt;</a>'),
    (repair_names.link, '<a href="mailto:a@b.in?subject=x"> </a>', '<a href="mailto:a@b.in?subject=x">a@b.in</a>'),
    (repair_names.link, '<a href="#"><i></i></a>', '<a href="#" aria-label="⟦say what the link does⟧"><i></i></a>'),
    (
        repair_names.link,
        '<a href="http://[bad"><i></i></a>',
        '<a href="http://[bad" aria-label="⟦say where the link leads⟧"><i></i></a>',
    ),
    (repair_names.link, '<a href="/x" class="…', ""),
    (
        repair_names.button,
        '<button class="navbar-toggler"><span></span></button>',
        '<button class="navbar-toggler" aria-label="⟦name of the button, for example: Menu⟧"><span></span></button>',
    ),
    (
        repair_names.button,
        '<button type="submit"></button>',
        '<button type="submit">⟦say what the button does⟧</button>',
    ),
    (
        repair_names.input_button,
        '<input type="submit" value="">',
        '<input type="submit" value="⟦say what the button does⟧">',
    ),
    (repair_names.summary, "<summary> </summary>", "<summary>⟦say what this part holds⟧</summary>"),
    (repair_names.summary, "<summary>cut…", ""),
    (
        repair_names.frame,
        '<iframe src="https://www.youtube.com/embed/x"></iframe>',
        '<iframe src="https://www.youtube.com/embed/x" title="⟦Video: topic of the video⟧"></iframe>',
    ),
    (
        repair_names.frame,
        '<iframe title="" src="https://www.google.com/maps/embed?pb=1"></iframe>',
        '<iframe title="⟦Map: place that it shows⟧" src="https://www.google.com/maps/embed?pb=1"></iframe>',
    ),
    (repair_names.frame_in_tab_order, '<iframe tabindex="-1"></iframe>', "<iframe></iframe>"),
    (repair_names.labelled, '<div role="tab"></div>', '<div role="tab" aria-label="⟦say what this is for⟧"></div>'),
    (
        repair_names.labelled_field,
        '<div role="textbox"></div>',
        '<div role="textbox" aria-label="⟦name of the field⟧"></div>',
    ),
    (repair_names.heading, "<h2></h2>", ""),
    (repair_names.heading, '<h2><img src="a.png"></h2>', '<h2><img src="a.png" alt="⟦text of the heading⟧"></h2>'),
    (
        repair_names.landmark,
        "<nav><a>x</a></nav>",
        '<nav aria-label="⟦name of this part, for example: Main menu⟧"><a>x</a></nav>',
    ),
    (repair_names.landmark, "<header>x</header>", ""),
    (repair_names.table_heading, "<th></th>", "<th>⟦say what the column or row holds⟧</th>"),
    (repair_names.table_heading, "<th><img></th>", ""),
    (
        repair_forms.field,
        '<input type="email" id="mail">',
        '<label for="mail">⟦name of the field, for example: E-mail address⟧</label> <input type="email" id="mail">',
    ),
    (repair_forms.field, '<input name="x">', '<label>⟦name of the field⟧ <input name="x"></label>'),
    (
        repair_forms.field,
        '<input type="checkbox" id="c">',
        '<input type="checkbox" id="c"> <label for="c">⟦name of the field⟧</label>',
    ),
    (repair_forms.field, '<input type="radio">', '<label><input type="radio"> ⟦name of the field⟧</label>'),
    (
        repair_forms.field,
        '<select id="district"><option>A…',
        '<label for="district">⟦name of the field, for example: District⟧</label> <select id="district"><option>A…',
    ),
    (repair_forms.field, "<select><option>A…", ""),
    (
        repair_forms.field_from_title,
        '<input id="n" title="Name &amp; post">',
        '<label for="n">Name &amp; post</label> <input id="n" title="Name &amp; post">',
    ),
    (repair_forms.field_from_title, '<input id="n" aria-describedby="h">', ""),
    (repair_forms.autocomplete, '<input autocomplete="mobile">', '<input autocomplete="tel">'),
    (repair_forms.autocomplete, '<input autocomplete="nope">', '<input autocomplete="off">'),
    (repair_forms.autocomplete, '<input type="email" autocomplete="x">', '<input type="email" autocomplete="email">'),
    (repair_forms.autocomplete, '<input autocomplete="favourite-colour">', ""),
    (
        repair_media.standing_text,
        '<marquee behavior="scroll" class="news" onmouseover="stop()"><a href="/a">News</a></marquee>',
        '<div class="news"><a href="/a">News</a></div>',
    ),
    (repair_media.standing_text, "<marquee>News of the…", "<div>News of the…"),
    (repair_media.standing_text, "<blink>New</blink>", "<span>New</span>"),
    (
        repair_media.captions,
        '<video controls><source src="a.mp4"></video>',
        '<video controls><source src="a.mp4">'
        '<track kind="captions" src="⟦file with the captions, .vtt⟧" default></video>',
    ),
    (repair_media.captions, "<video>cut…", ""),
    (
        repair_media.immediate_redirect,
        '<meta http-equiv="refresh" content="5; url=/new">',
        '<meta http-equiv="refresh" content="0; url=/new">',
    ),
    (repair_media.immediate_redirect, '<meta http-equiv="refresh" content="30">', ""),
    (repair_media.immediate_redirect, '<meta http-equiv="refresh" content="30; url=/">', ""),
    (
        repair_structure.list_of_items,
        '<ul class="m">first<li>a</li><ol><li>b</li></ol><a href="#">c</a> d <!-- e --></ul>',
        '<ul class="m"><li>first</li><li>a<ol><li>b</li></ol></li><li><a href="#">c</a></li><li>d</li><!-- e --></ul>',
    ),
    (repair_structure.list_of_items, "<ul><div>a</div>…", ""),
    (repair_structure.list_of_items, '<ul><li role="tab">a</li></ul>', ""),
    (repair_structure.list_of_items, "<ul><li>a</li></ul>", ""),
    (repair_structure.item_in_list, "<li>a</li>", "<ul><li>a</li></ul>"),
    (repair_structure.item_in_list, "<li>a…", ""),
    (
        repair_structure.reachable_box,
        '<div class="box">a…',
        '<div class="box" tabindex="0" role="region" aria-label="⟦name of this part, for example: Notices⟧">a…',
    ),
    (repair_structure.reachable_box, '<pre tabindex="-1">a</pre>', '<pre tabindex="0">a</pre>'),
    (repair_structure.natural_order, '<a href="/" tabindex="3">x</a>', '<a href="/">x</a>'),
    (repair_structure.natural_order, '<div tabindex="3">x</div>', '<div tabindex="0">x</div>'),
    (repair_structure.valid_scope, '<th scope="column">x</th>', '<th scope="col">x</th>'),
    (repair_structure.valid_scope, '<td scope="row">x</td>', "<td>x</td>"),
    (repair_structure.valid_scope, '<th scope="all">x</th>', ""),
    (repair_structure.single_caption, '<table summary="A"><caption>A</caption>…', "<table><caption>A</caption>…"),
    (repair_language.part_language, '<p lang="Hindi">x</p>', '<p lang="hi">x</p>'),
    (
        repair_language.part_language,
        '<p lang="xx-yy">विभाग की वेबसाइट में आपका स्वागत है</p>',
        '<p lang="hi">विभाग की वेबसाइट में आपका स्वागत है</p>',
    ),
    (repair_language.part_language, '<p lang="xx">?</p>', ""),
    (repair_style.underlined, '<a href="/">x</a>', '<a href="/" style="text-decoration: underline">x</a>'),
    (
        repair_style.free_spacing,
        '<p style="line-height: 1 !important; color: red !important">x</p>',
        '<p style="line-height: 1; color: red !important">x</p>',
    ),
    (repair_style.free_spacing, '<p style="color: red">x</p>', ""),
    (repair_aria.valid_role, '<div role="nav">x</div>', '<div role="navigation">x</div>'),
    (repair_aria.valid_role, '<div role="wrapper">x</div>', "<div>x</div>"),
    (repair_aria.valid_role, '<div role="wrapper button">x</div>', ""),
    (repair_aria.current_role, '<ul role="directory">x</ul>', '<ul role="list">x</ul>'),
    (repair_aria.current_role, '<p role="other">x</p>', ""),
    (repair_aria.audible, '<body class="a" aria-hidden="true"><p>…', '<body class="a">'),
    (repair_aria.hidden_throughout, '<a href="/" aria-hidden="true">Home</a>', '<a href="/">Home</a>'),
    (
        repair_aria.hidden_throughout,
        '<a href="/" aria-hidden="true"><img src="a.png"></a>',
        '<a href="/" aria-hidden="true" tabindex="-1"><img src="a.png"></a>',
    ),
    (repair_aria.hidden_throughout, '<div aria-hidden="true"><a href="/">Home</a></div>', ""),
]


@pytest.mark.parametrize(
    ("mend", "before", "after"), SIMPLE, ids=[f"{m.__name__}-{i}" for i, (m, _, _) in enumerate(SIMPLE)]
)
def test_before_and_after(mend, before, after, node, page):
    assert mend(node(before), page()) == after


SAID = [
    (
        repair_aria.without_named_attributes,
        '<div aria-label="x" aria-live="polite">a</div>',
        "aria-label attribute cannot be used on a div with no valid role attribute.",
        '<div aria-live="polite">a</div>',
    ),
    (repair_aria.without_named_attributes, '<div aria-label="x">a</div>', "", ""),
    (
        repair_aria.spelled_attribute,
        '<input aria-labeledby="n" aria-description="d" aria-shown="1">',
        "Invalid ARIA attribute names: aria-labeledby, aria-shown",
        '<input aria-description="d" aria-labelledby="n">',
    ),
    (
        repair_aria.valid_values,
        '<a aria-expanded="no" aria-haspopup="perhaps" aria-label="x">a</a>',
        'Invalid ARIA attribute values: aria-expanded="no", aria-haspopup="perhaps"',
        '<a aria-expanded="false" aria-label="x">a</a>',
    ),
    (repair_structure.item_in_list, "<li>a</li>", 'List item parent element has a role that is not role="list"', ""),
    (repair_forms.field, '<input id="a">', "Form element has explicit <label> that is hidden", ""),
]


@pytest.mark.parametrize(("mend", "before", "summary", "after"), SAID)
def test_the_repair_follows_what_axe_says(mend, before, summary, after, node, page):
    assert mend(node(before, summary=summary), page()) == after


def test_attributes_named_in_the_data_are_found_as_well(node, page):
    before = node('<div aria-label="x">a</div>', prohibited="aria-label")
    assert repair_aria.without_named_attributes(before, page()) == "<div>a</div>"


def test_the_only_picture_of_a_link_is_named_after_its_target(node, page):
    link = Link(
        href="https://www.youtube.com/@department",
        raw_href="",
        text="",
        lang="",
        region=Region.FOOTER,
        rel="",
        selector="#social",
        html="",
    )
    picture = "#social > img:nth-of-type(1)"
    image = Image(src="", alt=None, region=Region.FOOTER, link_href=link.href, selector=picture, html="")
    before = node('<img src="y.png">', selector=picture)
    alone, worded = (page(images=(image,), links=(replace(link, text=text),)) for text in ("", "Our videos"))
    assert repair_names.picture(before, alone) == '<img src="y.png" alt="YouTube">'
    assert repair_names.picture(before, worded) == '<img src="y.png" alt="⟦describe the picture⟧">'


GREY = {"fgColor": "#999999", "bgColor": "#ffffff", "contrastRatio": 2.84, "expectedContrastRatio": "4.5:1"}


def test_pale_text_is_given_the_nearest_colour_that_is_enough(node, page):
    before = node('<p style="margin: 0; color: #999">x…', **GREY)
    assert repair_style.readable_colour(before, page()) == '<p style="margin: 0; color: #767676">x…'


@pytest.mark.parametrize(
    "changes",
    [{"messageKey": "fgOnShadowColor"}, {"bgColor": None}, {"expectedContrastRatio": None}, {"fgColor": "#000000"}],
)
def test_without_both_colours_or_with_a_shadow_no_colour_is_offered(changes, node, page):
    assert repair_style.readable_colour(node("<p>x</p>", **GREY | changes), page()) == ""


@pytest.mark.parametrize(("declared", "is_mended"), [("rgb(153, 153, 153)", True), ("rgb(0, 0, 0)", False)])
def test_text_made_pale_by_opacity_is_left_to_a_person(declared, is_mended, node, page):
    shown = ShownText(
        text="x",
        characters=1,
        lang="",
        size_css_px=16,
        line_height_css_px=None,
        weight=400,
        family="",
        colour=declared,
        selector="#fail",
        box=Box(x_css_px=0, y_css_px=0, width_css_px=1, height_css_px=1),
    )
    evidence = page()
    evidence = replace(evidence, view=replace(evidence.view, texts=(shown,)))
    assert bool(repair_style.readable_colour(node("<p>x</p>", **GREY), evidence)) is is_mended


def test_a_heading_moves_up_to_the_level_that_is_missing(node, page):
    evidence = page(headings=("h2 #a News", "h5 #b Notice", "h2 #c Next"))
    assert repair_structure.next_heading_level(node("<h5>Notice</h5>", selector="#b"), evidence) == "<h3>Notice</h3>"
    assert repair_structure.next_heading_level(node("<h2>News</h2>", selector="#a"), evidence) == ""
    assert repair_structure.next_heading_level(node("<h2>Next</h2>", selector="#c"), evidence) == ""


HINDI = "विभाग की योजनाओं के लिए आवेदन यहाँ करें और स्थिति देखें।"
ENGLISH = "Apply for the schemes of the department and see the state of your application."
MARATHI = "या विभागाच्या योजनांची माहिती येथे आहे आणि अर्ज करणे सोपे आहे."


@pytest.mark.parametrize(
    ("html", "text", "after"),
    [
        ('<html class="x"><head>…', HINDI, '<html class="x" lang="hi">'),
        ("<html>", ENGLISH, '<html lang="en">'),
        ("<html>", MARATHI, '<html lang="mr">'),
        ("<html>", "தமிழ்நாடு அரசு இணையதளம் வரவேற்கிறது", '<html lang="ta">'),
        ("<html>", "অসমৰ চৰকাৰৰ ৱেবছাইট আদৰণি", '<html lang="as">'),
        ("<html>", HINDI + ENGLISH, ""),
        ("<html>", "yojana ke liye aavedan karen", ""),
        ("<html>", "", ""),
        ('<html lang="en_in">', HINDI, '<html lang="en-IN">'),
        ('<html lang="Hindi">', "", '<html lang="hi">'),
        ('<html class="cut…', HINDI, '<html class="no-js" lang="hi">'),
    ],
)
def test_the_language_of_the_page_is_read_off_its_text(html, text, after, node, page):
    assert repair_language.page_language(node(html, selector="html"), page(text=text)) == after


def test_both_language_attributes_are_made_to_agree(node, page):
    before = node('<html lang="en" xml:lang="hi">', selector="html")
    assert repair_language.agreeing_language(before, page(text=HINDI)) == '<html lang="hi" xml:lang="hi">'
    assert repair_language.agreeing_language(before, page()) == ""


def test_the_title_is_made_of_the_main_heading(node, page):
    before = node('<html lang="en"><head>…', selector="html")
    headed = page(headings=("h1 #a Roads <&> Bridges",))
    assert (
        repair_language.titled(before, headed)
        == '<html lang="en"><head><title>Roads &lt;&amp;&gt; Bridges – ⟦name of the department⟧</title>'
    )
    assert "<title>⟦topic of the page⟧ – ⟦name of the department⟧</title>" in repair_language.titled(before, page())
