"""The first views of the home page with the places of its faults."""

from dataclasses import replace

import pytest
from views import NOTHING_SEEN

from reports.first_views import NARROWEST_CSS_PX, marked_numbers, marked_views
from rules.evaluate import Result
from rules.finding import Finding, Occurrence, Outcome, message
from rules.first_views import FaultArea, FirstView, HomeViews
from rules.place import Box
from rules.rule import Category
from rules.view import Layout, Screenshot

HOME = "https://department.example.gov.in/"
DESK = Screenshot(name="pages/1/first-view.jpg", width_css_px=1366, height_css_px=768, scale=1)
PHONE = Screenshot(name="pages/1/phone-view.jpg", width_css_px=360, height_css_px=800, scale=1)


def box(x, y, width, height):
    return Box(x_css_px=x, y_css_px=y, width_css_px=width, height_css_px=height)


def failed(rule, *selectors):
    places = tuple(Occurrence(selector=one, page_url=HOME) for one in selectors)
    finding = Finding(message=message("x"), occurrences=places)
    return Result(rule=rule, page_url=HOME, outcome=Outcome.FAILED, findings=(finding,))


def layout(boxes, client_width=360):
    return Layout(width_css_px=360, height_css_px=800, is_mobile=True, client_width_css_px=client_width,
                  scroll_width_css_px=client_width, overflows=(), text_sizes=(), small_texts=(), targets=(),
                  boxes=boxes)  # fmt: skip


@pytest.fixture
def home(page_of):
    def build(desk_boxes, phone_boxes, client_width=360):
        view = replace(NOTHING_SEEN, boxes=desk_boxes, first_view=DESK, phone_view=PHONE,
                       layouts=(layout(phone_boxes, client_width),))  # fmt: skip
        return page_of("<p>Lakes", view=view)

    return build


def told(views):
    return [[(area.rule, area.box) for area in view.areas] for view in views]


def test_places_are_found_at_both_widths_cut_to_the_view_and_left_out_below_it(home):
    views = HomeViews()
    page = home(
        {"#a": box(10, 700, 200, 200), "#below": box(0, 800, 100, 100), "#all": box(0, 0, 1366, 768)},
        {"#a": box(0, 40, 400, 60)},
    )
    views.add(page, [failed("r", "#a", "#below", "#all")])
    desk, phone = told(views.told([("r", Category.ACCESSIBILITY)]))
    assert desk == [("r", box(10, 700, 200, 68))]
    assert phone == [("r", box(0, 40, 360, 60))]


def test_what_fails_on_phones_is_marked_on_the_phone_alone(home):
    views = HomeViews()
    views.add(home({"#a": box(0, 0, 20, 20)}, {"#a": box(0, 0, 20, 20)}), [failed("target", "#a")])
    desk, phone = told(views.told([("target", Category.MOBILE)]))
    assert (desk, len(phone)) == ([], 1)


def test_a_page_that_a_phone_draws_small_has_no_marks_there(home):
    views = HomeViews()
    views.add(home({}, {"#a": box(0, 0, 20, 20)}, client_width=980), [failed("r", "#a")])
    assert told(views.told([("r", Category.ACCESSIBILITY)])) == [[], []]


def test_an_element_in_another_is_marked_once_and_a_rule_twice_at_most(home):
    boxes = {"#around": box(0, 0, 100, 50), "#in": box(5, 5, 90, 40)} | {
        f"#n{n}": box(0, 100 * n, 50, 50) for n in range(1, 5)
    }
    views = HomeViews()
    views.add(home(boxes, {}), [failed("r", *boxes)])
    desk, _ = told(views.told([("r", Category.ACCESSIBILITY)]))
    assert [place.y_css_px for _, place in desk] == [0, 100]


def test_rules_of_the_whole_site_are_marked_too_and_other_pages_are_not(home):
    views = HomeViews()
    views.add(home({"#a": box(0, 0, 50, 50)}, {}), [])
    views.add_results([failed("site-rule", "#a")])
    other = replace(failed("r", "#a").findings[0].occurrences[0], page_url=HOME + "b")
    views.add_results([replace(failed("r"), findings=(Finding(message=message("x"), occurrences=(other,)),))])
    desk, _ = told(views.told([("site-rule", Category.SOCIAL), ("r", Category.SOCIAL)]))
    assert [rule for rule, _ in desk] == ["site-rule"]


def test_numbers_touch_their_area_never_meet_and_stay_in_the_picture():
    areas = tuple(FaultArea(rule=f"r{n % 8}", box=box(20 + 3 * n, 10 + 2 * n, 300, 60)) for n in range(16))
    [view] = marked_views([FirstView(screenshot=DESK, areas=areas)], {f"r{n}": n + 1 for n in range(8)})
    width = NARROWEST_CSS_PX["front"]
    height = width * 768 / 1366
    places = [(mark.number_left * width / 100, mark.number_top * height / 100) for mark in view.marks]
    assert len(view.marks) >= 6, "what finds no room beside its area is left out"
    for number, (left, top) in enumerate(places):
        assert 0 <= left <= width - 24
        assert 0 <= top <= height - 24
        assert all(abs(left - x) >= 24 or abs(top - y) >= 24 for x, y in places[:number])
    assert list(marked_numbers([view])) == sorted({mark.number for mark in view.marks})
