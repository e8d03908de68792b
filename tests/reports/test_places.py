"""The same fault is told once for all its places, and long lists are cut fairly."""

from reports.places import GROUPS_BYTES, MOST_GROUPS, told, ways
from rules.finding import Message, Occurrence, message
from rules.rule import Category
from rules.scorecard import Group, Suggestion


def group(number: int, text: str = "Fault", note: Message | None = None, html: str = "<p>") -> Group:
    occurrence = Occurrence(selector=f"#p{number}", html=html, note=note)
    return Group(
        fingerprint=f"{number:016x}",
        message=message(text),
        repair=None,
        occurrence=occurrence,
        page_urls=("https://a.gov.in/",),
        count=1,
    )


def suggestion(rule: str, *groups: Group) -> Suggestion:
    return Suggestion(rule=rule, category=Category.MOBILE, points=1.0, pages_failed=1, pages_judged=1, groups=groups)


def test_places_with_the_same_fault_are_told_under_one_sentence() -> None:
    pale, dark = message("The contrast is {found}.", found=2.4), message("The contrast is {found}.", found=2.6)
    gathered = ways([group(1, note=pale), group(2, note=dark), group(3, note=pale), group(4), group(5)])
    assert [(way.message.text, [g.occurrence.selector for g in way.groups]) for way in gathered] == [
        ("The contrast is {found}.", ["#p1", "#p3"]),
        ("The contrast is {found}.", ["#p2"]),
        ("Fault", ["#p4", "#p5"]),
    ]


def test_a_short_list_is_told_whole() -> None:
    assert told([suggestion("a", *(group(n) for n in range(5))), suggestion("b")]) == {"a": 5, "b": 0}


def test_a_long_list_ends_at_the_limit() -> None:
    assert told([suggestion("a", *(group(n) for n in range(99)))]) == {"a": MOST_GROUPS}


def test_where_room_is_short_every_suggestion_tells_its_first_and_the_rest_is_shared_evenly() -> None:
    long = "<p>" * 3000
    many = [suggestion(f"rule-{number}", *(group(n, html=long) for n in range(30))) for number in range(12)]
    counts = told(many)
    assert min(counts.values()) >= 1
    assert max(counts.values()) - min(counts.values()) <= 1
    assert sum(counts.values()) * len(long) < GROUPS_BYTES
