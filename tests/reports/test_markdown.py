"""A comment on a pull request: verdict first, never too long, and nothing of a page has an effect in it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from comparisons import HOSTILE, change, comparison_of
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reports import to_markdown
from reports.comparing import to_markdown as comparison_markdown
from reports.escape import visible
from reports.i18n import LANGUAGES, translator
from reports.markdown import MOST_CHARACTERS, code, escaped
from rules.comparing.comparison import ChangeState
from rules.evaluate import Result
from rules.evidence import UnreachableReason
from rules.registry import by_id
from rules.rule import Rule
from rules.scorecard import Scorecard

Judged = tuple[Scorecard, list[tuple[Result, ...]]]
PARSER = MarkdownIt("commonmark", {"html": True}).enable("table")
OURS = ("details", "/details", "summary", "/summary")


def tokens(text: str) -> Iterator[Token]:
    for token in PARSER.parse(text):
        yield token
        yield from token.children or ()


def assert_without_effect(text: str) -> None:
    """Assert that pages put in no element, link, picture, mention or line of their own."""
    for token in tokens(text):
        assert token.type not in {"link_open", "image", "fence", "code_block", "hr"}, token
        if token.type.startswith("html_"):
            assert all(name in OURS for name in re.findall(r"<([^\s>]*)", token.content)), token.content
        elif token.type == "text":
            assert not re.search(r"@\w|#\d|://", token.content), token.content
    assert not set("\x00\x07\x1b\u202e\ufffe") & set(text)


@pytest.mark.parametrize(
    "text",
    [
        *("# h", "- l", "+ l", "1. n", "1) n", "=====", "---", "***", "> q", "```js", "    code", "| a | b |"),
        *(
            "<b>x</b>",
            "<!-- x",
            "&lt;",
            "**b**",
            "_i_",
            "~~s~~",
            "`c`",
            "![a](b)",
            "[a](b)",
            "[a]: b",
            "<https://e.in>",
        ),
        *("@owner", "owner@evil.in", "#12", "https://evil.in/?q=1", "www.evil.in", "$x$", "\\", "a\n\nb", HOSTILE),
    ],
)
def test_an_escaped_text_reads_the_same_and_is_one_plain_paragraph(text: str) -> None:
    for before in ("", "- ", "## "):
        found = [token for token in tokens(f"{before}{escaped(text)}") if token.type not in {"inline"}]
        shown = "".join(token.content for token in found if token.type in {"text", "text_special"})
        assert shown.replace("\u200b", "") == " ".join(visible(text).split())
        kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in found}
        assert kinds <= {"paragraph", "heading", "bullet_list", "list_item", "text", "text_special"}
    assert "|" not in escaped(text).replace("\\|", "")
    assert not re.search(r"@\w", escaped(text))
    assert "www." not in escaped(text)


@pytest.mark.parametrize("text", ["plain", "`", "``", "` `` ```", "a|b", "x" * 1000, HOSTILE])
def test_code_is_one_span_whatever_it_holds(text: str) -> None:
    [_, inline, _] = PARSER.parse(code(text))
    [span] = inline.children or []
    assert span.type == "code_inline"
    assert len(span.content) <= 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_verdict_comes_first_then_the_parts_then_new_failures_with_place_and_repair(
    judged: Judged, language: str
) -> None:
    say = translator(language)
    text = comparison_markdown.render(comparison_of(judged[0]), by_id(), say)
    assert text.startswith(f"## ❌ {say.text('The website got worse')}\n")
    order = [
        say.text("Compared with {date}: {older} points before, {newer} now.").partition("{")[0],
        f"| {say.text('Accessibility')} | 90.0 | 80.0 | −10.0 |",
        f"### {say.text('New failures')} \\(1\\)",
        say.text(by_id()["image-alt"].failure_title),
        "#element-1 > a",
        escaped(say.text(by_id()["image-alt"].repair)),
        f"<summary>{say.text('Moved to another page')} (1)",
        f"<summary>{say.text('Mended')} (1)",
        f"<summary>{say.text('Still failing')} (2)",
        f"<summary>{say.text('Not comparable')} (1)",
    ]
    places = [text.find(part) for part in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)


def test_nothing_of_a_page_has_an_effect(judged: Judged) -> None:
    for language in LANGUAGES:
        assert_without_effect(comparison_markdown.render(comparison_of(judged[0]), by_id(), translator(language)))
        assert_without_effect(to_markdown.render(judged[0], by_id(), translator(language)))


def test_lost_pages_accepted_failures_and_exceptions_are_told(judged: Judged) -> None:
    text = comparison_markdown.render(comparison_of(judged[0]), by_id(), translator("en"))
    assert "lost could not be measured" in text
    assert "Accepted until 4 March 2027 by Web officer" in text
    assert "Line 3 of the exceptions" in text
    assert "Not confirmed: the page could not be visited a second time." in text
    assert "Of the difference −2.0 points come from changed rules and −8.0 from the website." in text


def test_a_comment_is_never_too_long_and_says_what_it_leaves_out(judged: Judged) -> None:
    many = tuple(change(ChangeState.NEW, "image-alt", 100 + n, is_regression=True) for n in range(1000))
    for more in (many, tuple(replace(one, state=ChangeState.PERSISTING) for one in many)):
        text = comparison_markdown.render(comparison_of(judged[0], more=more), by_id(), translator("hi"))
        assert len(text) <= MOST_CHARACTERS
        assert text.count("<details>") == text.count("</details>")
    rules = [rule for rule in by_id() if by_id()[rule].weight]
    mixed = tuple(replace(one, rule=rules[n % len(rules)]) for n, one in enumerate(many))
    text = comparison_markdown.render(comparison_of(judged[0], more=mixed), by_id(), translator("en"))
    assert 50_000 < len(text) <= MOST_CHARACTERS
    assert re.search(r"[\d,]+ more stand in the full report", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_audit_tells_grade_parts_and_what_fails(sample: tuple[Scorecard, dict[str, Rule]], language: str) -> None:
    say = translator(language)
    text = to_markdown.render(*sample, say)
    assert str(sample[0].grade) in text.partition("\n")[0]
    assert text.index("Rule 0 is broken") < text.index("Rule 3 is broken")
    assert say.text("Further advice, without points") in text
    assert_without_effect(text)


def test_a_site_out_of_reach_tells_why(unreachable: Callable[..., Scorecard]) -> None:
    text = to_markdown.render(unreachable(UnreachableReason.DNS), by_id(), translator("en"))
    assert "The name of the website was not found" in text
    assert_without_effect(text)
