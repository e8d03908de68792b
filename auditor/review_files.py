"""Writing a review: the whole folder, or nothing."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from auditor.errors import InputError
from auditor.pdf import print_pdf
from auditor.review import Gathered, scorecard_alike
from reports import to_html
from reports.i18n import LANGUAGES
from reports.review import certificates, leaderboard, to_csv, to_json, to_xlsx
from reports.review.categories import categories
from reports.review.frame import FLAGS, Site
from reports.review.pages import pages
from rules.registry import by_id
from rules.reviewing.entry import Entry
from rules.reviewing.failures import shared_failures, state_failures

FORMATS = ("html", "xlsx", "pdf", "csv", "json")
READ_ME = "READ-ME.txt"
OPENED_FIRST = ("index.html", f"{FLAGS}.html")  # no page leads to the second
_MADE_BY_US = "This folder holds a review made by the government website auditor."
_READ_ME = f"""{_MADE_BY_US}
Open index.html in a browser. The folder needs no server and no network: copy it as a whole.
flags.html, where there is one, is for the team alone; no other page leads to it. Delete it before you publish this.

यह फ़ोल्डर सरकारी वेबसाइट ऑडिटर की समीक्षा है। index.html ब्राउज़र में खोलें। इसे सर्वर या इंटरनेट की आवश्यकता नहीं है:
पूरा फ़ोल्डर एक साथ कॉपी करें। flags.html, यदि हो, केवल टीम के लिए है; कोई दूसरा पृष्ठ उस तक नहीं ले जाता। फ़ोल्डर प्रकाशित
करने से पहले उसे हटा दें।
"""


def site_of(gathered: Gathered, language: str) -> Site:
    """Return what the pages of a review draw on."""
    entries = gathered.review.entries
    return Site(
        review=gathered.review,
        failures=state_failures(entries),
        shared=shared_failures(entries, by_id()),
        rules=by_id(),
        language=language,
        scorecards=frozenset(
            entry.name for entry in entries if (gathered.folders[entry.name] / "scorecard.html").is_file()
        )
        | {entry.name for entry in gathered.review.measured},
    )


def check_output(output: Path) -> None:
    """Raise InputError when a folder holds anything but an older review, which a new one may replace."""
    if not output.exists() or (output.is_dir() and not any(output.iterdir())):
        return
    note = output / READ_ME
    if not (note.is_file() and note.read_text(encoding="utf-8", errors="replace").startswith(_MADE_BY_US)):
        raise InputError(f"{output} holds other files.", hint="Name a new folder with --out.")


def write_review(
    gathered: Gathered, output: Path, language: str, formats: tuple[str, ...], browser: Path | None
) -> list[Path]:
    """Write the review aside and put it into its place; return the files to open first.

    An older review in its place is replaced as a whole.
    """
    check_output(output)
    output.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{output.name}.", dir=output.parent))
    try:
        first = _fill(aside, gathered, site_of(gathered, language), formats, browser)
        aside.chmod(0o755)
        _put_in_place(aside, output)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return [output / name for name in first]


def _fill(folder: Path, gathered: Gathered, site: Site, formats: tuple[str, ...], browser: Path | None) -> list[str]:
    makers: Mapping[str, Callable[[], Iterator[tuple[str, bytes]]]] = {
        "html": lambda: _html(gathered, site),
        "xlsx": lambda: ((_named("review", "xlsx", site, name), to_xlsx.render(site, name)) for name in _both(site)),
        "pdf": lambda: _pdf(site, browser),
        "csv": lambda: (
            (_named("leaderboard", "csv", site, name), "".join(to_csv.render(site, name)).encode())
            for name in _both(site)
        ),
        "json": lambda: iter([("review.json", to_json.render(site).encode())]),
    }
    _write(folder / READ_ME, _READ_ME.encode())
    first = []
    for name in formats:
        files = []
        for file, content in makers[name]():
            _write(folder / file, content)
            files.append(file)
        first += [file for file in files if file in OPENED_FIRST] if name == "html" else files
    return first


def _html(gathered: Gathered, site: Site) -> Iterator[tuple[str, bytes]]:
    for file, text in pages(site):
        yield file, text.encode()
    for entry in site.review.entries:
        if entry.name in site.scorecards:
            yield f"scorecards/{entry.name}.html", _scorecard(gathered, entry, site.language)


def _scorecard(gathered: Gathered, entry: Entry, language: str) -> bytes:
    """Return the scorecard of a department: the file of its audit, unless the review is by other rules."""
    folder = gathered.folders[entry.name]
    file = folder / "scorecard.html"
    if entry.now.facts is None or gathered.reference is None:
        return file.read_bytes()
    bundle, scorecard, is_saved = scorecard_alike(folder, gathered.reference)
    if is_saved and file.is_file():
        return file.read_bytes()
    return to_html.render(scorecard, by_id(), bundle.picture, language).encode()


def _pdf(site: Site, browser: Path | None) -> Iterator[tuple[str, bytes]]:
    for language in _both(site):
        page = leaderboard.leaderboard(site, language, is_printed=True)
        yield _named("leaderboard", "pdf", site, language), print_pdf(page, browser)
        page = categories(site, language, is_printed=True)
        yield _named("categories", "pdf", site, language), print_pdf(page, browser)
    sheets = certificates.all_certificates(site)
    if sheets:
        yield "certificates.pdf", print_pdf(sheets, browser)


def _both(site: Site) -> tuple[str, ...]:
    return (site.language, *(language for language in LANGUAGES if language != site.language))


def _named(name: str, ending: str, site: Site, language: str) -> str:
    return f"{name}.{ending}" if language == site.language else f"{name}.{language}.{ending}"


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _put_in_place(aside: Path, output: Path) -> None:
    """Swap the finished folder with what stood in its place; what stood there comes back when that fails."""
    if not output.exists():
        aside.rename(output)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{output.name}.old.", dir=output.parent))
    output.rename(old / "was")
    try:
        aside.rename(output)
    except OSError:
        (old / "was").rename(output)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
