"""Writing the reports of a scorecard into a folder, each file whole or not at all."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from auditor.pdf import print_pdf
from auditor.store import Bundle, write_stream
from reports import to_gigw, to_gigw_xlsx, to_html, to_json
from rules.registry import by_id
from rules.scorecard import Scorecard

FORMATS = ("html", "json", "pdf", "gigw")


def write_reports(
    bundle: Bundle,
    scorecard: Scorecard,
    output: Path,
    formats: tuple[str, ...],
    language: str,
    browser: Path | None,
) -> list[Path]:
    """Write the formats asked for into the folder and return the files, in that order."""
    output.mkdir(parents=True, exist_ok=True)

    def html(*, is_printed: bool = False) -> str:
        return to_html.render(scorecard, by_id(), bundle.picture, language, is_printed=is_printed)

    writers: Mapping[str, Mapping[str, Callable[[], Iterable[bytes]]]] = {
        "html": {"scorecard.html": lambda: [html().encode()]},
        "json": {
            "scorecard.json": lambda: (piece.encode() for piece in to_json.render(scorecard, bundle.results(), by_id()))
        },
        "pdf": {"scorecard.pdf": lambda: [print_pdf(html(is_printed=True), browser)]},
        "gigw": {
            "gigw.html": lambda: [to_gigw.render(scorecard, by_id(), language).encode()],
            "gigw.xlsx": lambda: [to_gigw_xlsx.render(scorecard, by_id(), language)],
        },
    }
    files = []
    for name in formats:
        for file_name, pieces in writers[name].items():
            file = output / file_name
            write_stream(file, pieces())
            files.append(file)
    return files
