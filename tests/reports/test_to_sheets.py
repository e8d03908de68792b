"""Fix sheets: five actions each, one A4 page, and for every rule a step that shows whether it is done."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html as lxml_html
from opened_pages import opened
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from auditor.browser.launch import find_browser
from reports import to_sheets
from reports.i18n import LANGUAGES, translator
from reports.sheets import checking
from reports.sheets.actions import MOST_ACTIONS, actions
from reports.sheets.checking import how_to_check
from reports.sheets.minutes import minutes, told
from rules.evidence import UnreachableReason
from rules.finding import Occurrence, message, slot
from rules.fixing.edit import Edit, Operation
from rules.fixing.proof import Proof, Verdict
from rules.fixing.server_lines import Server, lines_of
from rules.place import Box
from rules.registry import by_id
from rules.rule import Effort, Owner, Rule, SiteRule
from rules.scorecard import Group, Scorecard, Suggestion, score_when_mended

Sample = tuple[Scorecard, dict[str, Rule]]
Rules = dict[str, Rule | SiteRule]
HOME = "https://department.example.gov.in/"
LONG_PAGE = f"{HOME}notices/{'tender-for-the-supply-of-saplings-' * 4}"
HEADER = Edit(operation=Operation.SET_HEADER, name="X-Content-Type-Options", value="nosniff")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_browser(None), args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def plain_page() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (1024, 1500), "lightgrey").save(stream, "WEBP")
    return stream.getvalue()


def _group(number: int, rule: str, **occurrence: object) -> Group:
    values: dict[str, object] = {
        "selector": "#main > p:nth-of-type(1)",
        "html": f"<p>{'The nursery sells saplings of walnut and apple. ' * 8}</p>",
        "after": f'<p lang="{slot("language")}">{"The nursery sells saplings of walnut and apple. " * 8}</p>',
        "quote": "A notice of the horticulture fair that is quoted at length. " * 5,
        "page_url": HOME,
        "box": Box(x_css_px=100, y_css_px=300, width_css_px=400, height_css_px=40),
    }
    return Group(
        fingerprint=f"{rule}-{number}",
        message=message(
            "The text of this place is too pale, and what it says is told in many words to fill two lines."
        ),
        repair=None,
        occurrence=Occurrence(**values | occurrence),  # type: ignore[arg-type]
        page_urls=(LONG_PAGE, HOME),
        count=2,
    )


def _card(card: Scorecard, rules: Rules, groups: Callable[[str], tuple[Group, ...]], points: float = 1.5) -> Scorecard:
    suggestions = tuple(
        Suggestion(
            rule=rule.id, category=rule.category, points=points, pages_failed=2, pages_judged=3, groups=groups(rule.id)
        )
        for rule in rules.values()
    )
    return replace(card, suggestions=suggestions)


def _longest(owner: Owner, language: str, skipped: int = 0) -> Rules:
    say = translator(language)
    own = [rule for rule in by_id().values() if rule.owner is owner]

    def length(rule: Rule | SiteRule) -> int:
        return sum(len(say.text(text)) for text in (rule.failure_title, rule.repair, how_to_check(rule)))

    return {rule.id: rule for rule in sorted(own, key=length, reverse=True)[skipped:][:MOST_ACTIONS]}


@pytest.mark.browser
def test_the_longest_texts_print_on_one_page(browser: Browser, sample: Sample, plain_page: bytes) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()

    def check_is_one_page(html: str, owner: Owner) -> None:
        page.set_content(html)
        printed = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True, print_background=True))
        assert (len(printed), [round(side) for side in printed[0].get_size()]) == (1, [595, 842]), owner
        assert to_sheets.FILES[owner] in printed[0].get_textpage().get_text_bounded(), "the last line is on it"

    for owner in Owner:
        edits = (HEADER,) if owner is Owner.HOSTING else ()
        for language in LANGUAGES:
            rules = _longest(owner, language)
            card = _card(sample[0], rules, lambda rule, edits=edits: (_group(1, rule, edits=edits),))  # type: ignore[misc]
            html = to_sheets.render(card, rules, lambda name: plain_page, owner, language)
            check_is_one_page(html, owner)
    for language in LANGUAGES:  # the longest that is printed in the larger letters
        for skipped in range(0, 150, 5):
            rules = _longest(Owner.DEVELOPER, language, skipped)
            card = _card(sample[0], rules, lambda rule: (_group(1, rule, quote="", box=None),))
            html = to_sheets.render(card, rules, lambda name: None, Owner.DEVELOPER, language)
            if html.count('class="fixes roomy"') == len(LANGUAGES):
                break
        assert html.count('class="fixes roomy"') == len(LANGUAGES)
        check_is_one_page(html, Owner.DEVELOPER)
    page.context.close()


def test_a_sheet_tells_the_best_five_of_its_owner_and_advice_last(
    sample: Sample, invented_rule: Callable[..., Rule]
) -> None:
    rules: Rules = {
        f"rule-{number}": replace(
            invented_rule(number, ()),
            owner=Owner.DEVELOPER if number == 2 else Owner.EDITOR,
            weight=0 if number == 0 else 5,
        )
        for number in range(8)
    }
    card = _card(sample[0], rules, lambda rule: ())
    assert [action.rule.id for action in actions(card, rules, Owner.EDITOR)] == [
        "rule-1",
        "rule-3",
        "rule-4",
        "rule-5",
        "rule-6",
    ]
    assert [action.rule.id for action in actions(card, rules, Owner.DEVELOPER)] == ["rule-2"]
    few = {id_: rules[id_] for id_ in ("rule-0", "rule-1")}
    assert [action.rule.id for action in actions(_card(card, few, lambda rule: ()), few, Owner.EDITOR)] == [
        "rule-1",
        "rule-0",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_so_when_there_is_nothing_to_do(sample: Sample, language: str) -> None:
    tree = lxml_html.document_fromstring(to_sheets.render(*sample, lambda name: None, Owner.HOSTING, language))
    [half] = tree.xpath(f"//div[@id='{language}']")
    assert not half.xpath(".//article")
    assert translator(language).text("Of what was checked, nothing is left for you to mend. Thank you.") in (
        half.text_content()
    )


def test_it_tells_what_to_paste_the_time_the_points_and_the_score_they_lead_to(
    sample: Sample, screenshot: bytes
) -> None:
    card, rules = sample
    tree = lxml_html.document_fromstring(to_sheets.render(card, rules, lambda name: screenshot, Owner.EDITOR))
    first, *_ = articles = tree.xpath("//div[@id='en']//article")
    assert len(articles) == 3
    assert first.xpath(".//ins")[0].text_content() == ' alt="describe the picture"'
    assert first.xpath(".//mark")[0].text_content() == "describe the picture"
    assert first.xpath(".//div[@role='img']")
    facts = " ".join(first.xpath(".//p[@class='facts']")[0].text_content().split())
    [suggestion] = [one for one in card.suggestions if one.rule == "rule-0"]
    assert facts.startswith(f"Time: 1 to 4 hours +{suggestion.points:.1f} points Menu, on 5 of 5 pages")
    scored = [one.rule for one in card.suggestions if rules[one.rule].weight]
    then = score_when_mended(card.categories, scored)
    assert then is not None
    assert (
        f"from {card.score:.1f} to {then:.1f} points"
        in tree.xpath("//div[@id='en']//p[@class='lead']")[0].text_content()
    )


def test_a_repair_that_was_tried_and_did_not_help_is_not_offered(
    sample: Sample, invented_rule: Callable[..., Rule]
) -> None:
    rules: Rules = {"rule-1": invented_rule(1, ())}
    bad = replace(_group(1, "rule-1"), proof=Proof(verdict=Verdict.NOT_ENOUGH))
    good = replace(_group(2, "rule-1", box=None), proof=Proof(verdict=Verdict.PROVED))
    untried = _group(3, "rule-1")
    [alone] = actions(_card(sample[0], rules, lambda rule: (bad,)), rules, Owner.EDITOR)
    assert (alone.group, alone.after) == (bad, "")
    [chosen] = actions(_card(sample[0], rules, lambda rule: (bad, untried, good)), rules, Owner.EDITOR)
    assert (chosen.group, chosen.is_proved) == (good, True)
    [chosen] = actions(_card(sample[0], rules, lambda rule: (bad, untried)), rules, Owner.EDITOR)
    assert (chosen.group, chosen.is_proved) == (untried, False)


def test_a_setting_of_the_server_comes_for_every_server(sample: Sample, invented_rule: Callable[..., Rule]) -> None:
    rules: Rules = {"rule-1": replace(invented_rule(1, ()), owner=Owner.HOSTING)}
    nginx = lines_of((HEADER,))[Server.NGINX]

    def shown(after: str) -> list[str]:
        card = _card(sample[0], rules, lambda rule: (_group(1, rule, html="", after=after, edits=(HEADER,)),))
        tree = lxml_html.document_fromstring(to_sheets.render(card, rules, lambda name: None, Owner.HOSTING))
        return [label.text_content() for label in tree.xpath("//div[@id='en']//figcaption")]

    assert shown(nginx) == ["Lines for the settings of the server", "Apache", "IIS", "S3WaaS"]
    assert shown("# every server") == ["nginx", "Apache", "IIS", "S3WaaS"]


@pytest.mark.parametrize(
    ("effort", "places", "expected"),
    [
        (Effort.MINUTES, 1, "10 to 60 minutes"),
        (Effort.MINUTES, 40, "2 to 4 hours"),
        (Effort.MINUTES, 300, "2 to 4 working days"),
        (Effort.HOURS, 40, "1 to 4 hours"),
        (Effort.DAYS, 1, "1 to 3 working days"),
    ],
)
def test_the_time_is_a_range_that_grows_with_the_places(effort: Effort, places: int, expected: str) -> None:
    assert translator("en").message(told(*minutes(effort, places))) == expected


def test_every_step_belongs_to_rules_there_are() -> None:
    named = [rule for _, rules in checking.ALIKE for rule in rules.split()]
    assert len(named) == len(set(named))
    assert set(named) <= set(by_id())


@pytest.mark.parametrize("reason", [UnreachableReason.TLS])
def test_an_unreachable_site_has_no_actions_and_a_reason(
    unreachable: Callable[[UnreachableReason], Scorecard], reason: UnreachableReason
) -> None:
    shown = to_sheets.render(unreachable(reason), by_id(), lambda name: None, Owner.EDITOR)
    assert "<article" not in shown
    assert "The security certificate of the website is not valid." in shown


def test_a_strangers_text_stays_text(judged: tuple[Scorecard, object]) -> None:
    for owner in Owner:
        shown = to_sheets.render(judged[0], by_id(), lambda name: None, owner)
        assert "<script" not in shown
        assert 'href="javascript:' not in shown
        assert "\u202e" not in shown


@pytest.mark.browser
def test_it_is_sound_on_a_phone_in_both_languages(
    browser: Browser, sample: Sample, screenshot: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "sheet.html"
    file.write_text(to_sheets.render(*sample, lambda name: screenshot, Owner.EDITOR, "hi"), encoding="utf-8")
    for width, scheme in ((320, "light"), (1366, "dark")):
        page = opened(browser, file, width, scheme)
        assert Axe().run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.context.close()
