"""The review of a batch as the team reads it: the files that were written, each caged, and the order to write it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path, PurePath

from fastapi import HTTPException, Request
from starlette.responses import RedirectResponse, Response

from auditor.review_files import READ_ME
from auditor.web.results import HTML, JSON, PDF, XLSX, ResultFile, answer_with
from auditor.web.routing import Number, PageRouter
from auditor.web.service import database_of, settings_of
from auditor.web.settings import ServeSettings
from auditor.web.team import batch_list, decisions, reviews
from auditor.web.team.gate import Reader, Runner
from auditor.web.team.reviewer import SITE
from auditor.web.team.reviews import folder_of
from reports.i18n import LANGUAGES, NAMES
from reports.review.frame import SCRIPT_FILE, STYLE_FILE, script, style
from rules.finding import N_

MEDIA_TYPES: Mapping[str, str] = {
    ".html": HTML,
    ".xlsx": XLSX,
    ".pdf": PDF,
    ".csv": "text/csv; charset=utf-8",
    ".json": JSON,
}
TO_DOWNLOAD = (
    ("review", ".xlsx", N_("All tables for the meeting")),
    ("leaderboard", ".pdf", N_("Leaderboard on paper")),
    ("categories", ".pdf", N_("Part by part, on paper")),
    ("certificates", ".pdf", N_("Certificates")),
    ("leaderboard", ".csv", N_("Leaderboard as a table")),
    ("review", ".json", N_("Everything for programs")),
)
ASKED = N_("Review asked for")
KNOWN_AT_ONCE = 32
# Asked for by a caged page, which is nobody's: it sends no cookies, so neither is behind the gate. Both are the same
# for every review, and are taken from the program, not from a folder.
ASSETS: Mapping[str, tuple[str, str]] = {
    STYLE_FILE: (style(), "text/css; charset=utf-8"),
    SCRIPT_FILE: (script(), "text/javascript; charset=utf-8"),
}

router = PageRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file of a review to download."""

    name: str
    title: str  # marked text
    language: str  # "": holds both

    @property
    def kind(self) -> str:
        """Return what people call such a file."""
        return self.name.rpartition(".")[2].upper()


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenReview:
    """What is there of a review."""

    first_pages: Mapping[str, str]  # by language
    flags: Mapping[str, str]  # the page that no other leads to, by language; {}: there is none
    downloads: tuple[Download, ...]


def review_of(settings: ServeSettings, batch_id: int) -> WrittenReview | None:
    """Return what can be opened of the review of a batch; None before it is written."""
    folder = folder_of(settings, batch_id) / SITE
    names = {file.name for file in folder.glob("*.*")}
    other = next((language for language in LANGUAGES if f"index.{language}.html" in names), None)
    if other is None:
        return None
    main = next(language for language in LANGUAGES if language != other)  # of the names without a language
    spelled = ((stem, ending, title, language) for stem, ending, title in TO_DOWNLOAD for language in (main, other))
    downloads = []
    for stem, ending, title, language in spelled:
        name = f"{stem}{ending}" if language == main else f"{stem}.{language}{ending}"
        is_alone = f"{stem}.{other}{ending}" not in names
        if name in names:
            downloads.append(Download(name=name, title=title, language="" if is_alone else NAMES[language]))
    return WrittenReview(
        first_pages={main: "index.html", other: f"index.{other}.html"},
        flags={main: "flags.html", other: f"flags.{other}.html"} if "flags.html" in names else {},
        downloads=tuple(downloads),
    )


@router.post("/batches/{number}/review")
def write_now(request: Request, account: Runner, number: Number) -> Response:
    """Have the review of a batch written, of those departments that are done."""
    now = datetime.now(UTC)
    with database_of(request).writing() as session:
        batch = batch_list.batch_of(session, number)
        if batch is None:
            raise HTTPException(404)
        reviews.ask(session, number, now)
        decisions.note(session, account, ASKED, batch.name, now)
    return RedirectResponse(f"/team/batches/{number}", 303)


@router.opened("/batches/{number}/review/assets/{name}")
def asset(number: Number, name: str) -> Response:  # noqa: ARG001, the same for every review
    """Give the style or the script of the reviews."""
    found = ASSETS.get(f"assets/{name}")
    if found is None:
        raise HTTPException(404)
    content, media_type = found
    return Response(content, media_type=media_type, headers={"Cross-Origin-Resource-Policy": "cross-origin"})


@router.opened("/batches/{number}/review/{name:path}")
def file(request: Request, account: Reader, number: Number, name: str) -> Response:  # noqa: ARG001, the gate
    """Give a file of the review of a batch."""
    site = folder_of(settings_of(request), number) / SITE
    try:
        known = _names(site, (site / READ_ME).stat().st_mtime_ns)
    except FileNotFoundError:
        raise HTTPException(404) from None
    media_type = MEDIA_TYPES.get(PurePath(name).suffix)
    if name not in known or media_type is None:
        raise HTTPException(404)
    return answer_with(request, site / name, ResultFile(name=name, title="", media_type=media_type))


@lru_cache(KNOWN_AT_ONCE)
def _names(site: Path, _written_ns: int) -> frozenset[str]:
    """Return the names of all files of a review, as it was written at this moment."""
    return frozenset(one.relative_to(site).as_posix() for one in site.rglob("*") if one.is_file())
