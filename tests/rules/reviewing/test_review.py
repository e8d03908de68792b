"""The review: who is honoured, who gained, who is not ranked, who stands how among peers."""

from dataclasses import replace

from reviews import entry, facts, reviewed, rule_score

from rules.reviewing.changes import changes_between
from rules.reviewing.review import FLOOR, Review
from rules.rule import Category


def ranks_of(review: Review) -> dict[str, int]:
    return {one.entry.name: one.rank for one in review.standings}


def test_three_are_honoured_when_all_can_be_told_apart() -> None:
    review = reviewed(*(entry(name, score) for name, score in (("a", 90), ("b", 60), ("c", 80), ("d", 70))))
    assert [one.entry.name for one in review.honoured] == ["a", "c", "d"]
    assert ranks_of(review) == {"a": 1, "c": 2, "d": 3, "b": 4}


def test_all_who_may_be_among_the_first_three_are_honoured() -> None:
    review = reviewed(
        *(entry(name, score) for name, score in zip("abcdef", (90, 89.5, 89, 88.5, 88.2, 60), strict=True))
    )
    assert [one.entry.name for one in review.honoured] == list("abcde")
    assert {one.rank for one in review.honoured} == {1}
    assert all(one.shared_by == 5 for one in review.honoured)


def test_what_was_hardly_measured_is_listed_apart_and_ranked_nowhere() -> None:
    best = entry("best", facts(99, breadth=FLOOR - 0.01), group="g")
    review = reviewed(best, entry("other", 50, group="g"))
    assert [one.name for one in review.too_little] == ["best"]
    assert ranks_of(review) == {"other": 1}
    assert all(one.name != "best" for found in review.best.values() for one in found)
    assert review.medians[Category.MOBILE] == 50


def test_a_site_that_was_not_measured_has_no_rank_and_lowers_no_median() -> None:
    review = reviewed(entry("dark", None), entry("bright", 80))
    assert [one.name for one in review.unmeasured] == ["dark"]
    assert ranks_of(review) == {"bright": 1}
    assert review.median_score == 80


def test_only_gains_beyond_both_margins_are_improvements() -> None:
    review = reviewed(entry("sure", 70, 75), entry("unsure", 70, 71.9), entry("worse", 70, 60))
    assert [one.entry.name for one in review.gained] == ["sure"]
    assert [one.entry.name for one in review.lost] == ["worse"]
    assert review.most_improved[0].change.score == 5


def test_the_most_improved_share_the_honour_when_their_gains_overlap() -> None:
    review = reviewed(entry("a", 70, 80), entry("b", 60, 69), entry("c", 60, 63))
    assert [one.entry.name for one in review.most_improved] == ["a", "b"]
    assert all(one.shared_by == 2 for one in review.most_improved)


def test_a_first_quarter_or_one_hardly_measured_is_no_ground_for_an_improvement() -> None:
    hardly = facts(20, breadth=0.3)
    review = reviewed(entry("new", None, 90), entry("hardly", hardly, 90))
    assert review.gained == ()


def test_peers_are_ranked_among_themselves() -> None:
    review = reviewed(entry("a", 90, group="x"), entry("b", 80, group="y"), entry("c", 70, group="y"), entry("d", 60))
    ranked = {one.entry.name: (one.rank, one.group_rank) for one in review.standings}
    assert ranked == {"a": (1, 1), "b": (2, 1), "c": (3, 2), "d": (4, None)}
    assert [one.entry.name for one in review.groups["y"]] == ["b", "c"]


def test_the_best_of_a_part_need_a_score_that_was_broadly_decided_there() -> None:
    strong = facts(95, breadths={**facts(95).breadths, Category.MOBILE: 0.2})
    review = reviewed(entry("narrow", strong), entry("broad", 90))
    assert [one.name for one in review.best[Category.MOBILE]] == ["broad"]
    assert [one.name for one in review.best[Category.SECURITY]] == ["narrow"]


def test_the_order_of_the_list_changes_no_standing() -> None:
    entries = [entry(name, score) for name, score in zip("abcde", (80, 79, 77, 90, 90), strict=True)]
    forth, back = reviewed(*entries), reviewed(*reversed(entries))
    assert forth.standings == back.standings
    assert forth.best == back.best


def test_a_review_of_nothing_measured_is_a_review_still() -> None:
    review = reviewed(entry("a", None), entry("b", None))
    assert review.standings == ()
    assert review.median_score is None
    assert review.honoured == ()


def test_changes_leave_out_what_one_of_the_audits_could_not_decide() -> None:
    older = replace(
        facts(70),
        rules={
            "link-name": rule_score("link-name", 0, 3),
            "image-alt": rule_score("image-alt", 3, 0),
            "page-title": rule_score("page-title", 0, 0, cant_tell=3),
        },
    )
    newer = replace(
        facts(72),
        rules={
            "link-name": rule_score("link-name", 3, 0),
            "image-alt": rule_score("image-alt", 1, 2),
            "page-title": rule_score("page-title", 0, 3),
        },
    )
    changes = changes_between(older, newer)
    assert changes.mended == ("link-name",)
    assert changes.failing == ("image-alt",)
