"""What fails over the state, and what one template breaks on many websites."""

from reviews import entry, facts, fault, rule_score

from rules.registry import by_id
from rules.reviewing.entry import Entry
from rules.reviewing.facts import Fault
from rules.reviewing.failures import shared_failures, state_failures
from rules.reviewing.platforms import Platform
from rules.rule import Owner

BY_DEVELOPER, BY_EDITOR = "target-size", "expired-notices"


def site(name: str, *faults: Fault, platform: Platform | None = None) -> Entry:
    found = facts(
        60,
        home_url=f"https://{name}.example.gov.in/",
        faults=faults,
        rules={BY_DEVELOPER: rule_score(BY_DEVELOPER, 1, len(faults))},
    )
    return entry(name, found, platform=platform)


def test_the_rules_are_what_the_tests_take_them_for() -> None:
    assert by_id()[BY_DEVELOPER].owner is Owner.DEVELOPER
    assert by_id()[BY_EDITOR].owner is Owner.EDITOR


def test_failures_are_told_by_the_points_they_cost_together() -> None:
    first, second = state_failures(
        [site("a", fault(BY_DEVELOPER, 1.5), fault(BY_EDITOR, 2)), site("b", fault(BY_DEVELOPER, 1)), site("c")]
    )
    assert (first.rule, first.points, len(first.gains), first.measured) == (BY_DEVELOPER, 2.5, 2, 3)
    assert (second.rule, second.points) == (BY_EDITOR, 2)


def test_a_fault_of_one_template_is_told_once_with_what_each_site_gains() -> None:
    sites = [site(name, fault(BY_DEVELOPER, 2.0), platform=Platform.S3WAAS) for name in "abc"]
    [shared] = shared_failures([*sites, site("d", fault(BY_DEVELOPER))], by_id())
    assert shared.platform is Platform.S3WAAS
    assert (len(shared.gains), shared.platform_sites, shared.points) == (3, 3, 6.0)


def test_a_system_is_not_blamed_when_most_of_its_sites_are_fine() -> None:
    failing = [site(name, fault(BY_DEVELOPER), platform=Platform.S3WAAS) for name in "abc"]
    fine = [site(name, platform=Platform.S3WAAS) for name in "defg"]
    assert shared_failures([*failing, *fine], by_id()) == ()


def test_a_system_without_one_template_is_not_blamed() -> None:
    sites = [site(name, fault(BY_DEVELOPER), platform=Platform.WORDPRESS) for name in "abc"]
    assert shared_failures(sites, by_id()) == ()


def test_content_is_no_fault_of_a_template() -> None:
    sites = [site(name, fault(BY_EDITOR, marks=["notice"]), platform=Platform.S3WAAS) for name in "abc"]
    assert shared_failures(sites, by_id()) == ()


def test_one_element_on_three_websites_is_one_template() -> None:
    sites = [site(name, fault(BY_DEVELOPER, marks=["same", name])) for name in "abc"]
    [shared] = shared_failures([*sites, site("d", fault(BY_DEVELOPER, marks=["d"]))], by_id())
    assert shared.platform is None
    assert shared.element is not None
    assert (shared.element.mark, shared.element_sites) == ("same", 3)


def test_what_an_editor_left_in_the_frame_of_a_template_is_told() -> None:
    sites = [site(name, fault(BY_EDITOR, marks=["logo"], is_of_frame=True)) for name in "abc"]
    assert len(shared_failures(sites, by_id())) == 1


def test_two_websites_are_no_template() -> None:
    assert shared_failures([site(name, fault(BY_DEVELOPER, marks=["same"])) for name in "ab"], by_id()) == ()


def test_an_element_that_its_system_is_blamed_for_is_not_told_again() -> None:
    sites = [site(name, fault(BY_DEVELOPER, marks=["same"]), platform=Platform.S3WAAS) for name in "abc"]
    [shared] = shared_failures(sites, by_id())
    assert shared.element is not None
    assert shared.element_sites == 3
