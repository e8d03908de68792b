from auditor.crawl.frontier import MAX_MENU, TURN, Frontier, Origin, is_document
from auditor.crawl.scope import Scope
from rules.evidence import Fate

HOME = "https://department.example/"


def frontier_of(*met: tuple[str, Origin, int | None]) -> Frontier:
    frontier = Frontier(Scope(HOME))
    for path, origin, clicks in met:
        frontier.meet(HOME + path, found_on=HOME, clicks=clicks, origin=origin)
    return frontier


def order(frontier: Frontier) -> list[str]:
    return [url.removeprefix(HOME) for url in iter(frontier.next, None)]


def test_home_then_menus_then_the_rest_by_clicks():
    frontier = frontier_of(
        ("deep", Origin.CONTENT, 3),
        ("listed", Origin.CONTENT, None),
        ("near", Origin.CONTENT, 1),
        ("menu", Origin.NAVIGATION, 1),
        ("", Origin.HOME, 0),
    )
    assert order(frontier) == ["", "menu", "near", "listed", "deep"]


def test_families_take_turns():
    notices = [(f"notice/{number}", Origin.CONTENT, 1) for number in range(50)]
    frontier = frontier_of(*notices, ("schemes/list", Origin.CONTENT, 4))
    assert order(frontier).index("schemes/list") == TURN


def test_a_menu_of_hundreds_is_an_archive():
    entries = [(f"notice/{number}", Origin.NAVIGATION, 1) for number in range(100)]
    frontier = frontier_of(*entries, ("about", Origin.NAVIGATION, 9))
    assert order(frontier).index("about") == MAX_MENU


def test_an_address_a_menu_names_later_moves_up_and_is_handed_out_once():
    frontier = frontier_of(
        ("near", Origin.CONTENT, 1),
        ("rti", Origin.CONTENT, 5),
        ("rti", Origin.NAVIGATION, 2),
        ("near", Origin.CONTENT, 1),
    )
    assert order(frontier) == ["rti", "near"]
    assert frontier.clicks_of(HOME + "rti") == 2


def test_what_was_put_back_comes_first():
    frontier = frontier_of(("a", Origin.CONTENT, 1), ("b", Origin.NAVIGATION, 1))
    url = frontier.next()
    assert url is not None
    frontier.put_back(url)
    assert order(frontier) == ["b", "a"]


def test_everything_met_is_in_the_ledger_with_its_reason():
    frontier = frontier_of(
        ("a/a/a/", Origin.CONTENT, 1), ("order.PDF", Origin.CONTENT, 1), ("later", Origin.CONTENT, 1)
    )
    frontier.meet("http://www.department.example/later", found_on=HOME, clicks=1, origin=Origin.CONTENT)
    frontier.meet("https://other.example/", found_on=HOME, clicks=1, origin=Origin.CONTENT)
    frontier.settle(HOME + "new", Fate.FAILED, "404", found_on=HOME)
    assert [
        (record.url.rpartition("/")[2] or record.url, record.fate, record.detail) for record in frontier.ledger()
    ] == [
        (HOME + "a/a/a/", Fate.TRAP, "the path repeats itself"),
        ("order.PDF", Fate.DOCUMENT, "by its ending"),
        ("later", Fate.OVER_BUDGET, ""),
        ("later", Fate.DUPLICATE, HOME + "later"),
        ("https://other.example/", Fate.OUT_OF_SCOPE, "other.example"),
        ("new", Fate.FAILED, "404"),
    ]
    assert frontier.waiting == 1


def test_documents_are_known_by_their_ending():
    assert is_document(HOME + "orders/GO%20No.4.pdf?download=1")
    assert not is_document(HOME + "view.aspx?file=order.pdf")
    assert not is_document(HOME + "v1.2/notice")
