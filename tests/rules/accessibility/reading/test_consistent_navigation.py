"""The menu stands in one order on every page."""

from collections.abc import Callable, Sequence

from rules.accessibility.reading import consistent_navigation
from rules.evaluate import judge_site
from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import Outcome

MENU = ("about", "services", "tenders", "rti", "contact")
SITE = "https://department.example.gov.in/"


def page(page_of: Callable[..., PageEvidence], name: str, menu: Sequence[str]) -> PageEvidence:
    links = "".join(f'<a href="/{target}">{target}</a>' for target in menu)
    return page_of(f"<nav>{links}</nav><main><p>{name}</p></main>", url=SITE + name)


def test_names_the_page_whose_menu_is_turned_round(
    page_of: Callable[..., PageEvidence], site_of: Callable[..., SiteEvidence]
) -> None:
    turned = ("about", "tenders", "services", "rti", "contact")
    pages = [page(page_of, name, MENU) for name in "abcd"]
    site = site_of(*pages, page(page_of, "e", turned))
    [finding] = consistent_navigation.check(site)
    assert [occurrence.page_url for occurrence in finding.occurrences] == [SITE + "e"]
    outcomes = {result.page_url: result.outcome for result in judge_site(site, [consistent_navigation.RULE])}
    assert outcomes == {**{page.url: Outcome.PASSED for page in pages}, SITE + "e": Outcome.FAILED}


def test_lets_links_come_and_go(page_of: Callable[..., PageEvidence], site_of: Callable[..., SiteEvidence]) -> None:
    menus = [MENU, MENU, MENU, MENU, ("home", *MENU[:3], "extra", *MENU[3:]), MENU[1:], ("x", "y")]
    site = site_of(*(page(page_of, name, menu) for name, menu in zip("abcdefg", menus, strict=True)))
    assert not list(consistent_navigation.check(site))


def test_knows_no_order_where_pages_disagree(
    page_of: Callable[..., PageEvidence], site_of: Callable[..., SiteEvidence]
) -> None:
    menus = [MENU, MENU[::-1], MENU, MENU[::-1], MENU[2:] + MENU[:2]]
    site = site_of(*(page(page_of, name, menu) for name, menu in zip("abcde", menus, strict=True)))
    assert not list(consistent_navigation.check(site))
