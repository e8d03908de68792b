"""A site that could not be measured gets a reason, a line of advice, and no grade."""

import io
from collections.abc import Callable

import pytest
from lxml import html as lxml_html
from rich.console import Console

from reports import to_html, to_text
from reports.i18n import LANGUAGES, translator
from reports.unreachable import EXPLANATIONS
from rules.evidence import UnreachableReason
from rules.registry import by_id
from rules.scorecard import Grade, Scorecard

Unreachable = Callable[[UnreachableReason], Scorecard]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", list(UnreachableReason))
def test_every_reason_is_told_with_advice_in_every_language(
    reason: UnreachableReason, language: str, unreachable: Unreachable
) -> None:
    say = translator(language)
    shown = to_html.render(unreachable(reason), by_id(), lambda name: None, language)
    [half] = lxml_html.document_fromstring(shown).xpath(f"//div[@id='{language}']")
    assert say.text(EXPLANATIONS[reason].what) in half.text_content()
    assert say.text(EXPLANATIONS[reason].advice) in half.text_content()
    assert say.text("Grade: not measured") in half.text_content()
    assert not half.xpath(".//*[contains(@class, 'bars')]")


def test_it_has_no_score(unreachable: Unreachable) -> None:
    card = unreachable(UnreachableReason.DNS)
    assert (card.score, card.grade) == (None, Grade.NOT_MEASURED)


def test_the_terminal_says_the_same(unreachable: Unreachable) -> None:
    stream = io.StringIO()
    Console(file=stream, width=120).print(
        to_text.summary(unreachable(UnreachableReason.TLS), by_id(), translator("en"))
    )
    assert EXPLANATIONS[UnreachableReason.TLS].advice in stream.getvalue()
    assert "\x1b" not in stream.getvalue()
