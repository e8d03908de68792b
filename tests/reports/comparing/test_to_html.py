"""A comparison as a page: everything told in both languages and nothing of a stranger's page alive."""

from html.parser import HTMLParser

from comparisons import comparison_of

from reports.comparing import to_html
from reports.comparing.words import STATES
from reports.i18n import LANGUAGES, translator
from rules.evaluate import Result
from rules.registry import by_id
from rules.scorecard import Scorecard

Judged = tuple[Scorecard, list[tuple[Result, ...]]]


class Tags(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def html_of(judged: Judged, language: str) -> str:
    return to_html.render(comparison_of(judged[0]), by_id(), translator(language))


def test_every_kind_of_change_is_told_in_both_languages(judged: Judged) -> None:
    html = html_of(judged, "hi")
    for language in LANGUAGES:
        say = translator(language)
        half = html.partition(f'id="{language}" lang="{language}"')[2].partition('<div class="half')[0]
        for said in (*STATES.values(), by_id()["image-alt"].title, by_id()["image-alt"].failure_title):
            assert say.text(said) in half
    for said in (
        "Compared with 13 February 2026",
        "Time until the main content is seen: 0.90 s before, 2.90 s now",
        "Accepted until 4 March 2027 by Web officer",
        "A second visit saw it again.",
        "/lost could not be measured. The page did not open. The older audit found 3 failures there.",
        "The samples differ.",
    ):
        assert said in html
    assert 'id="choose-hi" autocomplete="off" checked' in html


def test_nothing_a_page_wrote_is_alive(judged: Judged) -> None:
    for tag, attributes in Tags(html_of(judged, "en")).found:
        assert tag not in {"script", "iframe", "img", "form", "object"}
        assert not any(name.startswith("on") or name == "src" for name in attributes)
        assert not (attributes.get("href") or "#").startswith("javascript:")
