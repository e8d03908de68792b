import pytest

from auditor.crawl.traps import MAX_CALENDAR, MAX_FACETED, MAX_PAGING, Traps, shape_of

HOST = "http://x.example"


def let_through(*paths: str) -> int:
    traps = Traps()
    return sum(not traps.verdict(HOST + path) for path in paths)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/notice/17", "/notice/4"),
        ("/view.php?id=3", "/view.php?id=99"),
        ("/news/2024-05-01", "/news/2023-12-31"),
        ("/file/3f2504e04f8941d39a0c0305e82c3301", "/file/9f86d081884c7d659a2feaa0c55ad015"),
        ("/press/minister-opens-new-bridge-at-river", "/press/new-rules-for-old-age-pension"),
        ("/list?f[0]=a&f[1]=b", "/list?f[3]=z"),
        ("/order-12.html", "/order-345.html"),
    ],
)
def test_members_of_a_family_have_one_shape(one, other):
    assert shape_of(HOST + one) == shape_of(HOST + other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("/about", "/contact"), ("/view?id=3", "/view?id=3&lang=hi"), ("/a/1", "/b/1"), ("/en/about-us", "/hi/about-us")],
)
def test_other_pages_have_other_shapes(one, other):
    assert shape_of(HOST + one) != shape_of(HOST + other)


def test_a_calendar_is_read_for_half_a_year():
    months = [f"/calendar/{year}/{month}" for year in range(2000, 2030) for month in range(1, 13)]
    assert let_through(*months) == MAX_CALENDAR
    assert let_through(*(f"/page?month={month}&year=2026" for month in range(99))) == MAX_CALENDAR


def test_a_list_is_turned_a_dozen_leaves_and_another_list_is_another():
    assert let_through(*(f"/list?page={leaf}" for leaf in range(99))) == MAX_PAGING
    assert (
        let_through(*(f"/list?id={number}&page={leaf}" for number in range(2) for leaf in range(99))) == 2 * MAX_PAGING
    )


def test_sort_orders_do_not_multiply_a_list():
    orders = [f"/list?sort={key}&order={way}&page={leaf}" for key in range(9) for way in range(2) for leaf in range(9)]
    assert let_through(*orders) <= MAX_PAGING


def test_facets_do_not_multiply_a_list():
    combinations = [f"/list?dept={a}&type={b}&district={c}" for a in range(9) for b in range(9) for c in range(9)]
    assert let_through(*combinations) == MAX_FACETED
    assert let_through(*(f"/list?f[0]=a{one}&f[1]=b{two}" for one in range(9) for two in range(9))) == MAX_FACETED


def test_paths_that_climb_down_for_ever_end():
    assert let_through("/a/b/a/b/", "/a/b/a/b/a/b/", "/" + "/".join(f"s{step}" for step in range(20))) == 1


@pytest.mark.parametrize(
    "family",
    [
        "/notice/{}",
        "/view.php?id={}",
        "/index.php?option=com_content&view=article&id={}&Itemid=3",
        "/?p={}",
        "/archives/2020/03/order-{}",
        "/press/{}-new-scheme-for-farmers",
    ],
)
def test_families_of_true_pages_are_no_traps(family):
    assert let_through(*(family.format(number) for number in range(300))) == 300
