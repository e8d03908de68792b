"""Writing the reports of a scorecard into a folder, each file whole or not at all."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from auditor.patch.patch import patch_of
from auditor.pdf import print_pdf
from auditor.store import Bundle
from auditor.whole_files import write_stream
from reports import (
    to_csv,
    to_earl,
    to_gigw,
    to_gigw_xlsx,
    to_github,
    to_html,
    to_json,
    to_junit,
    to_letter,
    to_markdown,
    to_patch,
    to_sarif,
    to_sheets,
)
from reports.i18n import translator
from reports.letterhead import NO_LETTERHEAD, Letterhead
from rules.registry import by_id
from rules.rule import Owner
from rules.scorecard import Scorecard

FORMATS = (
    *("html", "json", "pdf", "sheets", "letter", "gigw"),
    *("csv", "markdown", "junit", "sarif", "earl", "github", "patch"),
)


def write_reports(
    bundle: Bundle,
    scorecard: Scorecard,
    output: Path,
    formats: tuple[str, ...],
    language: str,
    browser: Path | None,
    letterhead: Letterhead = NO_LETTERHEAD,
) -> list[Path]:
    """Write the formats asked for into the folder and return the files, in that order."""
    output.mkdir(parents=True, exist_ok=True)
    rules, say = by_id(), translator(language)

    def html(*, is_printed: bool = False) -> str:
        return to_html.render(scorecard, rules, bundle.picture, language, is_printed=is_printed)

    def sheet(owner: Owner) -> list[bytes]:
        return [to_sheets.render(scorecard, rules, bundle.picture, owner, language).encode()]

    def letter(*, is_printed: bool = False) -> str:
        return to_letter.render(scorecard, rules, letterhead, language, is_printed=is_printed)

    writers: Mapping[str, Mapping[str, Callable[[], Iterable[bytes]]]] = {
        "html": {"scorecard.html": lambda: [html().encode()]},
        "json": {"scorecard.json": lambda: _encoded(to_json.render(scorecard, bundle.results(), rules))},
        "pdf": {"scorecard.pdf": lambda: [print_pdf(html(is_printed=True), browser)]},
        "sheets": {name: partial(sheet, owner) for owner, name in to_sheets.FILES.items()},
        "letter": {
            "letter.html": lambda: [letter().encode()],
            "letter.pdf": lambda: [print_pdf(letter(is_printed=True), browser)],
        },
        "gigw": {
            "gigw.html": lambda: [to_gigw.render(scorecard, rules, language).encode()],
            "gigw.xlsx": lambda: [to_gigw_xlsx.render(scorecard, rules, language)],
        },
        "csv": {"findings.csv": lambda: _encoded(to_csv.render(scorecard, bundle.results(), rules, say))},
        "markdown": {"scorecard.md": lambda: [to_markdown.render(scorecard, rules, say).encode()]},
        "junit": {"scorecard.junit.xml": lambda: _encoded(to_junit.render(scorecard, bundle.results(), rules, say))},
        "sarif": {"scorecard.sarif": lambda: _encoded(to_sarif.render(scorecard, rules, say))},
        "earl": {"scorecard.earl.jsonld": lambda: _encoded(to_earl.render(scorecard, bundle.results(), rules, say))},
        "github": {"scorecard.github.txt": lambda: [to_github.render(scorecard, rules, say).encode()]},
        "patch": {to_patch.FILE_NAME: lambda: to_patch.render(patch_of(bundle, scorecard), say)},
    }
    files = []
    for name in formats:
        for file_name, pieces in writers[name].items():
            file = output / file_name
            write_stream(file, pieces())
            files.append(file)
    return files


def _encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    return (piece.encode() for piece in pieces)
