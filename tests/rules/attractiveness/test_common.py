"""Pages of one website look as one."""

from dataclasses import replace

from looks import colour, face, seen

from rules.attractiveness import common_frame, common_look
from rules.attractiveness.manner import without_view
from rules.evaluate import judge_site
from rules.finding import Outcome
from rules.views.looks import Looks, Script

HOST = "https://department.example.gov.in"
LINKS = {"about": "About us", "schemes": "Schemes", "forms": "Forms", "tenders": "Tenders", "contact": "Contact"}
HINDI = {"about": "हमारे बारे में", "schemes": "योजनाएँ", "forms": "प्रपत्र", "tenders": "निविदाएँ", "contact": "संपर्क"}


FOOT = {"terms": "Terms of use", "privacy": "Privacy", "copyright": "Copyright", "help": "Help"}


def framed(menu=LINKS, footer=FOOT, logo="/logo.png", prefix=""):
    def links(of):
        return "".join(f'<a href="{HOST}/{prefix}{path}">{name}</a> ' for path, name in of.items())

    picture = f'<img src="{logo}" alt="Department of Fisheries">' if logo else ""
    return f"<header>{picture}</header><nav>{links(menu)}</nav><main><p>Lakes</main><footer>{links(footer)}</footer>"


def site(page_of, site_of, *htmls):
    return site_of(*(page_of(html, url=f"{HOST}/page-{number}") for number, html in enumerate(htmls)))


def failed(result):
    return {result.page_url for result in result if result.outcome is Outcome.FAILED}


def test_pages_without_the_logo_the_menu_or_the_footer_of_the_others_are_named(page_of, site_of):
    some = {"about": "About us", "schemes": "Schemes"}
    pages = [framed()] * 9 + [framed(logo=""), framed(menu=some), framed(footer={})]
    whole = site(page_of, site_of, *pages)
    assert failed(judge_site(whole, [common_frame.RULE])) == {f"{HOST}/page-{number}" for number in (9, 10, 11)}
    whole = site(page_of, site_of, *[framed(footer={})] * 9, framed(menu=some, footer={}))
    [finding] = common_frame.check(whole)
    [place] = finding.occurrences
    assert place.page_url == f"{HOST}/page-9"
    assert place.note.values["names"] == "Forms, Tenders, Contact"


def test_more_entries_and_another_language_are_no_other_frame(page_of, site_of):
    more = framed(menu=LINKS | {"minutes": "Minutes"})
    whole = site(page_of, site_of, *[framed()] * 5, more, *[framed(HINDI, HINDI, prefix="hi/")] * 4)
    assert list(common_frame.check(whole)) == []


def test_pages_read_and_pages_watched_are_not_compared(page_of, site_of):
    bare = [page_of("<header></header><p>Lakes", url=f"{HOST}/read-{number}") for number in range(2)]
    drawn = [without_view(page_of(framed(), url=f"{HOST}/seen-{number}", view=seen(Looks()))) for number in range(4)]
    assert list(common_frame.check(site_of(*drawn, *bare))) == []


def test_few_pages_show_no_usual_frame(page_of, site_of):
    whole = site(page_of, site_of, framed(), framed(), framed(logo=""))
    assert {result.outcome for result in judge_site(whole, [common_frame.RULE])} == {Outcome.INAPPLICABLE}


BLUE = Looks(
    typefaces=(face("Noto Sans", 900), face("Noto Sans Devanagari", 400, Script.DEVANAGARI)),
    colours=(colour("#0040c0", 0.1), colour("#c00000", 0.05)),
)


def looking(page_of, site_of, *looks):
    pages = [
        without_view(page_of("<p>Lakes", url=f"{HOST}/page-{number}", view=seen(one)))
        for number, one in enumerate(looks)
    ]
    return site_of(*pages)


def test_a_page_in_other_letters_and_a_page_in_another_tone_are_named(page_of, site_of):
    serif = replace(BLUE, typefaces=(face("Georgia", 900),))
    green = replace(BLUE, colours=(colour("#008030", 0.2),))
    letters, tone = common_look.check(looking(page_of, site_of, *[BLUE] * 6, serif, green))
    assert [place.page_url for place in letters.occurrences] == [f"{HOST}/page-6"]
    assert letters.occurrences[0].note.values == {"found": "Georgia", "usual": "Noto Sans"}
    assert [place.page_url for place in tone.occurrences] == [f"{HOST}/page-7"]


def test_grey_pages_and_a_heading_face_beside_the_usual_one_are_no_other_look(page_of, site_of):
    grey = replace(BLUE, colours=(colour("#808080", 0.5),))
    mixed = replace(BLUE, typefaces=(face("Georgia", 900), face("Noto Sans", 300)))
    whole = looking(page_of, site_of, *[BLUE] * 6, grey, mixed)
    [result] = judge_site(whole, [common_look.RULE])
    assert result.outcome is Outcome.PASSED


def test_without_a_look_at_four_pages_there_is_no_usual_look(page_of, site_of):
    [result] = judge_site(looking(page_of, site_of, BLUE, BLUE, BLUE), [common_look.RULE])
    assert result.outcome is Outcome.INAPPLICABLE
