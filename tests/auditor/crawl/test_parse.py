import json
from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.crawl.parse import parse_page
from auditor.crawl.regions import ROLES
from rules.page_text import Region

URL = "https://department.example/en/home.html"


def parse(html: str):
    return parse_page(html, URL)


def texts(html: str) -> list[str]:
    return [block.text for block in parse(html).blocks]


def test_reads_the_head():
    page = parse(
        '<!doctype html><html lang="hi" dir="ltr" class="no-js"><head><base href="/portal/"><title> A \n title </title>'
        '<meta name="Viewport" content="width=device-width"><meta property="og:Title" content="T"><meta charset=utf-8>'
        '<link rel="Canonical" href="x"><link rel=alternate hreflang=hi href="/hi/"></head><body></body></html>'
    )
    assert (page.title, page.lang, page.dir) == ("A title", "hi", "ltr")
    assert page.html_tag == '<html lang="hi" dir="ltr" class="no-js">'
    assert page.base_url == "https://department.example/portal/"
    assert [(meta.name, meta.content) for meta in page.meta] == [
        ("viewport", "width=device-width"),
        ("og:title", "T"),
        ("", ""),
    ]
    assert page.meta[0].selector == "html > head > meta:nth-of-type(1)"
    assert [(link.rel, link.href, link.hreflang) for link in page.head_links] == [
        ("canonical", "https://department.example/portal/x", ""),
        ("alternate", "https://department.example/hi/", "hi"),
    ]


def test_the_title_of_a_picture_is_not_the_title_of_the_page():
    assert parse("<body><svg><title>Arrow</title></svg>").title == ""


@pytest.mark.parametrize("first", ["header", "main", "section", "article", "dialog open", "p"])
def test_a_page_that_writes_neither_head_nor_body_has_both(first):
    page = parse_page(f"<meta charset=utf-8><title>Water</title><{first}>Notice<footer>Updated</footer>", URL)
    assert (page.title, [block.text for block in page.blocks]) == ("Water", ["Notice", "Updated"])


@pytest.mark.parametrize("root", ['<html lang="en" />', "<HTML lang=en / >", '<html lang="en"\n/>'])
def test_an_html_element_that_is_closed_at_once_holds_the_page_all_the_same(root):
    page = parse(f"<!DOCTYPE html>{root}<head><title>Roads</title></head><body><p>Notice</p></body></html>")
    assert (page.lang, page.title, [block.text for block in page.blocks]) == ("en", "Roads", ["Notice"])


def test_selectors_start_at_the_first_plain_id_and_count_elements_of_one_tag():
    page = parse(
        "<body><div><p>a</p></div><div id=menu><span>x</span><ul><li><a href=/1>1</a></li><li>"
        "<a href=/2>2</a></li></ul></div>"
        "<div id=menu><a href=/3>3</a></div><div id='1 odd'><a href=/4>4</a></div></body>"
    )
    assert [link.selector for link in page.links] == [
        "#menu > ul:nth-of-type(1) > li:nth-of-type(1) > a:nth-of-type(1)",
        "#menu > ul:nth-of-type(1) > li:nth-of-type(2) > a:nth-of-type(1)",
        "html > body > div:nth-of-type(3) > a:nth-of-type(1)",
        "html > body > div:nth-of-type(4) > a:nth-of-type(1)",
    ]


def test_rows_written_without_a_body_get_one_as_in_a_browser():
    page = parse("<table id=t><tr><td>a</td></tr><tr><td>b</td></tr></table>")
    assert [row.selector for row in page.tables[0].rows] == [
        "#t > tbody:nth-of-type(1) > tr:nth-of-type(1)",
        "#t > tbody:nth-of-type(1) > tr:nth-of-type(2)",
    ]


def test_snippets_are_the_elements_own_html_cut_at_400_characters():
    page = parse(f"<p title='a \"b\" & c'>x &lt; y\n\n  &amp; <b>z</b><br></p><p>{'word ' * 200}</p>")
    assert page.blocks[0].html == '<p title="a &quot;b&quot; &amp; c">x &lt; y &amp; <b>z</b><br></p>'
    assert len(page.blocks[1].html) <= 400
    assert page.blocks[1].html.endswith("…")


def test_a_link_is_named_by_what_is_seen_in_it():
    page = parse(
        "<a href='notice.pdf'>  Notice <b>no. 4</b> </a><a href=/><img src=logo.png alt='State emblem'></a>"
        "<a href=/s aria-label=Search><i class=icon></i></a><a href=/t title=Twitter></a>"
        "<a href=/x><span aria-label='Mail'></span></a>"
        "<a href=/h><span hidden>secret</span>shown <i aria-hidden=true>arrow_right</i></a>"
        "<a href=/svg><svg><title>Print</title></svg></a>"
        "<map><area href=/map alt=District></map><a href=/e></a><a>no link</a>"
    )
    assert [link.text for link in page.links] == [
        "Notice no. 4",
        "State emblem",
        "Search",
        "Twitter",
        "Mail",
        "shown",
        "Print",
        "District",
        "",
    ]
    assert page.links[0].href == "https://department.example/en/notice.pdf"
    assert page.links[0].raw_href == "notice.pdf"


@pytest.mark.parametrize(
    ("raw", "href"),
    [
        ("", ""),
        ("javascript:void(0)", ""),
        ("data:text/html,x", ""),
        ("mailto:web@department.example", "mailto:web@department.example"),
        ("tel:+911352710000", "tel:+911352710000"),
        ("#top", "https://department.example/en/home.html"),
        ("#/schemes", "https://department.example/en/home.html#/schemes"),
        ("  /a b.html\n", "https://department.example/a%20b.html"),
        ("http://[broken", ""),
        ("?id=3&utm_source=x", "https://department.example/en/home.html?id=3"),
    ],
)
def test_addresses_are_absolute_and_normalised(raw, href):
    [link] = parse(f'<a href="{raw}">x</a>').links
    assert (link.href, link.raw_href) == (href, raw)


def test_links_of_menus_that_unfold_are_kept_with_their_names():
    page = parse("<nav><ul style='display:none'><li><a href=/rti>Right to information</a></li></ul></nav>")
    assert [(link.text, link.region) for link in page.links] == [("Right to information", Region.NAVIGATION)]
    assert page.blocks == ()


def test_what_is_not_shown_is_no_text():
    assert texts(
        "<p>shown</p><p hidden>a</p><div style='color:red; DISPLAY : none'><p>b</p></div>"
        "<script>c()</script><style>d{}</style>"
        "<noscript><p>e</p></noscript><template><p>f</p></template>"
        "<p style='visibility:hidden'>g</p><select><option>h</option></select>"
        "<p>also<!-- comment --> shown</p>"
    ) == ["shown", "also shown"]


def test_old_elements_are_text():
    assert texts("<marquee><font color=red>Last date 31.03.2026</font></marquee><center>Welcome</center>") == [
        "Last date 31.03.2026",
        "Welcome",
    ]


def test_each_block_has_text_of_its_own_and_its_place():
    page = parse(
        "<html lang=en><body><main><h2>Orders</h2><div>Before<p lang=hi>आदेश <a href=/o.pdf>क्रमांक 4</a>"
        "<img src='/img/new%20badge.gif?v=2' alt=New></p>after</div></main></body></html>"
    )
    heading, block, paragraph = page.blocks
    assert (heading.text, heading.section) == ("Orders", "")
    assert (block.text, block.tag, block.section, block.lang) == ("Before after", "div", "Orders", "en")
    assert paragraph.text == "आदेश क्रमांक 4"
    assert (paragraph.lang, paragraph.region, paragraph.section) == ("hi", Region.MAIN, "Orders")
    assert paragraph.hrefs == ("https://department.example/o.pdf",)
    assert paragraph.image_names == ("New", "new badge.gif")


def test_neighbouring_links_and_lines_stay_apart():
    assert texts("<p><a href=/a>Home</a><a href=/b>About</a> 12<br>March <b>20</b>26</p>") == [
        "Home About 12 March 2026"
    ]


def test_a_block_inside_a_link_knows_the_address():
    [block] = parse("<a href=/notice><div>Notice</div></a>").blocks
    assert block.hrefs == ("https://department.example/notice",)


def test_a_badge_beside_a_paragraph_belongs_to_it():
    page = parse("<ul><li><p>Notice</p><img src=/new.gif></li><li><p>Order</p></li></ul>")
    assert [(block.text, block.image_names) for block in page.blocks] == [("Notice", ("new.gif",)), ("Order", ())]


def test_regions_follow_landmarks():
    page = parse(
        "<header><a href=/1>1</a><nav><a href=/2>2</a></nav></header><main><article><header>"
        "<a href=/3>3</a></header></article>"
        "<aside><a href=/4>4</a></aside></main><div role=contentinfo><a href=/5>5</a></div><a href=/6>6</a>"
    )
    assert [link.region for link in page.links] == [
        Region.HEADER,
        Region.NAVIGATION,
        Region.MAIN,
        Region.ASIDE,
        Region.FOOTER,
        Region.BODY,
    ]
    assert page.landmarks == (Region.HEADER, Region.NAVIGATION, Region.MAIN, Region.ASIDE, Region.FOOTER)


def test_the_role_of_a_footer_on_several_blocks_makes_a_footer_only_of_the_one_that_is_called_so():
    page = parse(
        "<div role=contentinfo class=block><a href=/1>1</a></div><div role=contentinfo class=block><a href=/2>2</a></div>"
        "<div role=contentinfo class=page-footer><a href=/3>3</a></div>"
    )
    assert [link.region for link in page.links] == [Region.BODY, Region.BODY, Region.FOOTER]


@pytest.mark.parametrize(("role", "region"), ROLES.items())
def test_a_role_makes_a_landmark_of_any_element(role, region):
    assert parse(f"<div role={role}><p>x</p></div>").landmarks == (region,)


def test_well_known_names_give_a_region_where_no_landmark_does():
    page = parse(
        "<div id=header><a href=/1>1</a></div><div class='menu wide'><a href=/2>2</a></div>"
        "<div id=content><p><a href=/3>3</a></div>"
        "<div class=footer><a href=/4>4</a></div>"
    )
    assert [link.region for link in page.links] == [Region.HEADER, Region.NAVIGATION, Region.MAIN, Region.FOOTER]
    assert page.landmarks == ()


def test_a_class_many_elements_share_gives_no_region():
    page = parse("<div class=header><a href=/1>1</a></div><div class=header><a href=/2>2</a></div>")
    assert {link.region for link in page.links} == {Region.BODY}


def test_headings_by_tag_and_by_role():
    page = parse(
        "<h1>One</h1><div role=heading aria-level=3>Three</div><h2 role=presentation>No</h2><h4 hidden>No</h4>"
    )
    assert [(heading.level, heading.text) for heading in page.headings] == [(1, "One"), (3, "Three")]


def test_pictures_and_the_links_around_them():
    page = parse(
        "<a href=/x><img src=a.png></a>"
        "<img alt='' src=data:image/gif;base64,AAAA data-src=/lazy.jpg><input type=image src=go.gif alt=Go>"
        "<svg role=img aria-label=Map></svg><svg></svg><img hidden src=no.png><input type=text>"
    )
    assert [(image.src.rpartition("/")[2], image.alt) for image in page.images] == [
        ("a.png", None),
        ("lazy.jpg", ""),
        ("go.gif", "Go"),
        ("", "Map"),
    ]
    assert page.images[0].link_href == "https://department.example/x"


def test_fields_have_their_accessible_names():
    [form] = parse(
        "<form action=/send method=POST><label for=n>Your name</label><input id=n name=n required autocomplete=Name>"
        "<label>Mobile <input type=TEL name=m></label><input aria-label=Email type=email><span id=l>District</span>"
        "<select aria-labelledby=l><option>Dehradun</select><textarea title=Message></textarea>"
        "<input placeholder='Search here'><input type=hidden><input type=submit value=Send><button>Go</button></form>"
    ).forms
    assert (form.action, form.method) == ("https://department.example/send", "post")
    assert [(field.tag, field.type, field.label) for field in form.fields] == [
        ("input", "text", "Your name"),
        ("input", "tel", "Mobile"),
        ("input", "email", "Email"),
        ("select", "select", "District"),
        ("textarea", "textarea", "Message"),
        ("input", "text", ""),
    ]
    assert form.fields[0].required
    assert form.fields[0].autocomplete == "name"
    assert form.fields[5].placeholder == "Search here"


def test_buttons_of_a_form_keep_their_words():
    [form] = parse(
        "<form><input type=submit value='  हिन्दी '><input type=image alt=Go src=go.png><button>Find <b>it</b></button>"
        "<input type=button title=Close><input type=reset hidden value=Clear><input type=submit></form>"
    ).forms
    assert [button.text for button in form.buttons] == ["हिन्दी", "Go", "Find it", "Close", ""]
    assert form.buttons[0].selector.endswith("input:nth-of-type(1)")
    assert form.fields == ()


def test_a_hidden_label_is_a_label():
    [form] = parse("<form><span id=l hidden>Year</span><input aria-labelledby=l></form>").forms
    assert form.fields[0].label == "Year"


def test_a_search_landmark_without_a_form_is_a_form():
    forms = parse(
        "<form role=search><input></form><div role=search><input></div><search><form><input></form></search>"
    ).forms
    assert [(form.role, len(form.fields)) for form in forms] == [("search", 1), ("search", 1), ("search", 1)]


def test_dates_marked_up_as_such():
    page = parse(
        "<time datetime=2026-03-01>1 March</time><span itemprop=datePublished content=2026-02-01>Feb</span>"
        "<dd property='dateModified'>2026-01-01</dd><span property=name>x</span>"
    )
    assert [(time.datetime, time.text, time.property) for time in page.times] == [
        ("2026-03-01", "1 March", ""),
        ("2026-02-01", "Feb", "datePublished"),
        ("", "2026-01-01", "dateModified"),
    ]


def test_frames_and_linked_data():
    page = parse(
        '<script type=application/ld+json>{"@type": "GovernmentOrganization"}</script>'
        "<iframe src=/map></iframe><iframe></iframe>"
    )
    assert json.loads(page.json_ld[0]) == {"@type": "GovernmentOrganization"}
    assert page.frames == ("https://department.example/map",)


def test_the_content_hash_ignores_what_surrounds_the_content():
    one = parse("<header>12 visitors</header><main><p>Same</p></main><footer>A</footer>")
    two = parse("<header>13 visitors</header><main><p> Same </p></main><footer>B</footer>")
    other = parse("<main><p>Other</p></main>")
    assert one.content_hash == two.content_hash != other.content_hash


def test_the_signature_counts_kinds_of_layout_not_entries():
    def listing(entries: int) -> str:
        return "<div class=list>" + "<div class='row item-17'><h3>x</h3></div>" * entries + "</div>"

    assert parse(listing(3)).signature == parse(listing(90)).signature
    assert parse(listing(3)).signature != parse("<div class=article><h3>x</h3></div>").signature


def test_what_the_caller_knows_of_the_answer_is_passed_on():
    page = parse_page("<p>é", URL, encoding="windows-1252", declared_encodings=["iso-8859-1"], html_bytes=4)
    assert (page.encoding, page.declared_encodings, page.html_bytes) == ("windows-1252", ("iso-8859-1",), 4)
    assert parse("<p>é").html_bytes == 5


# fmt: off
PIECES = st.sampled_from([
    "<p>", "</p>", "<a href=x>", "<a href=http://[>", "</a>", "<table>", "<tr>", "<td rowspan=9>", "</table>", "<h1>",
    "<form>", "<input>", "<label for=a>", "<div id=a>", "<!--", "-->", "<script>", "</script>", "<svg>", "<title>",
    "<base href=//>", "<o:p>", "<html>", "<body lang>", "</body>", "<img src=x alt=y>", "<select>", "<option>",
    "\x00", "\ud800", "&#0;", "&", "<", ">", "<?", "]]>", "<nav role=main>", "<iframe src=z>", "<template>",
    "<frameset>", "text", "हिन्दी", "<meta name=a>", "<time>",
])
# fmt: on


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=60).map(" ".join)))
def test_no_html_is_too_broken_to_be_read(html):
    page = parse(html)
    assert asdict(page)
    named = [item.selector for kind in (page.links, page.blocks, page.headings, page.images) for item in kind]
    assert all(selector.startswith(("html", "#")) for selector in named)


@pytest.mark.parametrize(
    "opening", ["<div>", "<ul><li>x", "<h1>x", "<table><tr><td>x", "<label><input>", "<a href=x>", "<font>"]
)
def test_deep_nesting_is_read(opening):
    page = parse(opening * 10_000 + "the end")
    assert "the end" in " ".join(block.text for block in page.blocks)


def test_a_form_knows_what_it_sends_untouched() -> None:
    [form] = parse(
        """<form><input type=hidden name=lang value=hi><input type=hidden value=unnamed><input name=q value=typed>
        <select name=in><option value=all>All<option selected>Orders</select>
        <select name=first><optgroup label=a><option value=1>One</optgroup></select>
        <input type=checkbox name=on checked><input type=checkbox name=off><input type=hidden name=x value=1 disabled>
        <button type=button name=b value=1>No</button><button name=go value=find>Find</button>
        <input type=submit name=late value=1></form>"""
    ).forms
    assert form.sent == (("lang", "hi"), ("in", "Orders"), ("first", "1"), ("on", "on"), ("go", "find"))
    assert [field.name for field in form.fields] == ["q", "in", "first", "on", "off"]


@pytest.mark.parametrize(
    "html",
    [
        "<html><head><title>A</title><html><head><title>B</title></head><body></body></html></head><body><p>One<p>Two</body></html>",
        "<html><head><title>A</title></head><body></body></html><html><head></head><body><p>One</p><p>Two</p></body></html>",
        "<html><head><title>A</title></head><body><p>One</p></body></html><footer><p>Two</p></footer>",
        "<head><title>A</title><body><div><html><head></head><body><p>One</p></body></html></div><p>Two</p></body>",
    ],
    ids=["within the head", "behind the end", "a footer behind the end", "within the body"],
)
def test_a_page_put_together_from_whole_documents_keeps_its_text(html: str) -> None:
    page = parse_page(html, "https://department.example.gov.in/")
    assert (page.title, [block.text for block in page.blocks]) == ("A", ["One", "Two"])
    assert all(block.selector.startswith("html > body > ") for block in page.blocks)


def test_a_second_html_element_adds_the_language_that_the_first_does_not_say() -> None:
    page = parse_page(
        "<html><body></body></html><html lang=hi><body><p>एक</p></html>", "https://department.example.gov.in/"
    )
    assert page.lang == "hi"
