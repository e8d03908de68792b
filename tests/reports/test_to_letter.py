"""The letter to a department: proper form, honest praise, three things, and nothing invented."""

from collections.abc import Callable
from dataclasses import replace

import pypdfium2
import pytest
from lxml import html as lxml_html

from auditor.pdf import print_pdf
from reports import to_letter
from reports.i18n import LANGUAGES
from reports.letterhead import Letterhead, Sender
from rules.department import Department
from rules.evidence import UnreachableReason
from rules.registry import by_id
from rules.rule import Rule
from rules.scorecard import RuleScore, Scorecard

Sample = tuple[Scorecard, dict[str, Rule]]
LETTERHEAD = Letterhead(
    sender=Sender(office="Web Quality Cell", office_hi="वेब गुणवत्ता प्रकोष्ठ", contact="0135-2700000"),
    department=Department(name="Department of Horticulture", name_hi="उद्यान विभाग", url=""),
)


def _text(html: str, language: str) -> str:
    [half] = lxml_html.document_fromstring(html).xpath(f"//div[@id='{language}']")
    return " ".join(half.text_content().split())


def test_it_is_addressed_in_each_language_by_the_name_the_team_lists(sample: Sample) -> None:
    shown = to_letter.render(*sample, LETTERHEAD)
    assert "Web Quality Cell" in _text(shown, "en")
    assert "The Head of the Department Department of Horticulture" in _text(shown, "en")
    assert "वेब गुणवत्ता प्रकोष्ठ" in _text(shown, "hi")
    assert "उद्यान विभाग" in _text(shown, "hi")


def test_what_nobody_told_is_left_open_and_not_invented(sample: Sample) -> None:
    tree = lxml_html.document_fromstring(to_letter.render(*sample))
    blanks = [blank.text_content() for blank in tree.xpath("//div[@id='en']//span[@class='blank']")]
    assert blanks == [
        "(name of the office)",
        "(postal address)",
        "(number of the letter)",
        "(day of the letter)",
        *["(date)"] * 2,
        "(telephone and e-mail)",
        "(signature)",
        "(name and designation)",
    ]
    known = [*lxml_html.document_fromstring(to_letter.render(*sample, LETTERHEAD)).xpath("//div[@id='en']//span")]
    assert "(telephone and e-mail)" not in [one.text_content() for one in known]


def test_it_tells_the_score_its_range_and_the_day_of_the_audit(sample: Sample) -> None:
    card, rules = sample
    text = _text(to_letter.render(replace(card, score=97.0, margin=4.25), rules), "en")
    assert "On 16 March 2026 the quality" in text
    assert "97.0 of 100 points" in text
    assert "between 92.8 and 100.0 points" in text
    assert "between" not in _text(to_letter.render(replace(card, margin=0.0), rules), "en")


def test_only_what_was_seen_to_pass_is_praised(sample: Sample) -> None:
    card, rules = sample
    assert [score.rule for score in to_letter.praised(card, rules)] == ["rule-2"]

    def changed(**counts: int) -> Scorecard:
        categories = tuple(
            replace(
                one, rules=tuple(replace(score, **counts) if score.rule == "rule-2" else score for score in one.rules)
            )
            for one in card.categories
        )
        return replace(card, categories=categories)

    assert not to_letter.praised(changed(failed=1), rules)
    assert not to_letter.praised(changed(passed=1, cant_tell=4), rules)
    assert not to_letter.praised(changed(passed=0, inapplicable=5), rules)


def test_no_part_fills_the_praise_alone(sample: Sample, invented_rule: Callable[..., Rule]) -> None:
    card, _ = sample
    rules = {f"rule-{number}": invented_rule(0 if number < 6 else 1, (), weight=9) for number in range(8)}
    scores = tuple(RuleScore(rule=id_, weight=9, passed=3, failed=0, cant_tell=0, inapplicable=0) for id_ in rules)
    praised = to_letter.praised(replace(card, categories=(replace(card.categories[0], rules=scores),)), rules)
    assert [score.rule for score in praised] == ["rule-0", "rule-1", "rule-6", "rule-7"]


def test_the_three_that_matter_are_alarms_and_then_what_brings_most(
    sample: Sample, invented_rule: Callable[..., Rule]
) -> None:
    card, _ = sample
    [first, *_] = card.suggestions
    points = {"rule-1": 1.0, "rule-2": 5.0, "rule-3": 3.0, "rule-4": 4.0, "rule-5": 0.5, "rule-6": 9.0}
    rules = {
        id_: replace(invented_rule(1, ()), id=id_, is_alarm=id_ == "rule-5", weight=0 if id_ == "rule-6" else 5)
        for id_ in points
    }
    many = replace(card, suggestions=tuple(replace(first, rule=id_, points=worth) for id_, worth in points.items()))
    assert [one.rule for one in to_letter.important(many, rules)] == ["rule-5", "rule-2", "rule-4"]


def test_to_a_site_that_did_not_open_it_says_why_and_gives_no_grade(
    unreachable: Callable[[UnreachableReason], Scorecard],
) -> None:
    text = _text(to_letter.render(unreachable(UnreachableReason.TLS), by_id()), "en")
    assert "The security certificate of the website is not valid." in text
    assert "of 100 points" not in text
    assert "Enclosures" not in text


def test_a_strangers_text_stays_text(judged: tuple[Scorecard, object]) -> None:
    shown = to_letter.render(judged[0], by_id())
    assert "<script" not in shown
    assert 'href="javascript:' not in shown
    assert "\u202e" not in shown


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_letter_prints_on_two_pages(sample: Sample, language: str) -> None:
    rules = {rule.id: rule for rule in sorted(by_id().values(), key=lambda rule: -len(rule.why + rule.repair))[:3]}
    card = sample[0]
    [first, *_] = card.suggestions
    categories = tuple(replace(one, rules=()) for one in card.categories)
    card = replace(
        card,
        categories=categories,
        suggestions=tuple(replace(first, rule=rule.id, points=2.0) for rule in rules.values() if rule.weight),
    )
    printed = pypdfium2.PdfDocument(print_pdf(to_letter.render(card, rules, language=language, is_printed=True), None))
    assert len(printed) <= 2
    assert [round(side) for side in printed[0].get_size()] == [595, 842]
