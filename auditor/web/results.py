"""The files of a finished audit that visitors may open: known names alone, each with the policy that fits it."""

import gzip
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fastapi import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from auditor.store import Bundle
from auditor.web.jobs import Job, JobState
from auditor.web.settings import ServeSettings
from reports.crops import thumbnail
from reports.i18n import Translator
from reports.to_sheets import FILES as SHEETS
from reports.unreachable import EXPLANATIONS
from reports.words import OWNERS
from rules.finding import N_
from rules.rule import Owner

HEAD_CHARACTERS = 4_000
PICTURE_WIDTH_PX = 640  # twice the width it is shown at, for sharp screens
PICTURE_S = 86_400
PACKED_AT_ONCE = 64  # scorecards of a few hundred kB
# Opaque: whatever a stranger's text did to such a file, it could not reach the cookies and forms of the service.
CAGE = "frame-ancestors 'none'; sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"
CLOSED = f"default-src 'none'; style-src 'unsafe-inline'; img-src data:; {CAGE}"
_WRITTEN = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultFile:
    """A file that audits write."""

    name: str
    title: str  # marked text
    media_type: str

    @property
    def is_page(self) -> bool:
        """Return whether browsers show it; the others are downloaded."""
        return self.name.endswith(".html")

    @property
    def kind(self) -> str:
        """Return what people call such a file."""
        return self.name.rpartition(".")[2].upper()


SHEET_TITLES: Mapping[Owner, str] = {
    Owner.EDITOR: N_("Sheet for the content editor"),
    Owner.DEVELOPER: N_("Sheet for the web developer"),
    Owner.HOSTING: N_("Sheet for the hosting provider"),
}
HTML, PDF, JSON = "text/html; charset=utf-8", "application/pdf", "application/json"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SCORECARD = ResultFile(name="scorecard.html", title=N_("Scorecard"), media_type=HTML)
COMPARISON = ResultFile(name="comparison.html", title=N_("What changed since last time"), media_type=HTML)
FILES: Mapping[str, ResultFile] = {
    file.name: file
    for file in (
        SCORECARD,
        COMPARISON,
        *(ResultFile(name=SHEETS[owner], title=SHEET_TITLES[owner], media_type=HTML) for owner in OWNERS),
        ResultFile(name="letter.html", title=N_("Letter to the department"), media_type=HTML),
        ResultFile(name="gigw.html", title=N_("GIGW 3.0, clause by clause"), media_type=HTML),
        ResultFile(name="scorecard.pdf", title=N_("Scorecard"), media_type=PDF),
        ResultFile(name="letter.pdf", title=N_("Letter to the department"), media_type=PDF),
        ResultFile(name="gigw.xlsx", title=N_("GIGW 3.0, clause by clause"), media_type=XLSX),
        ResultFile(name="findings.csv", title=N_("All findings as a table"), media_type="text/csv; charset=utf-8"),
        ResultFile(name="scorecard.json", title=N_("All findings for programs"), media_type=JSON),
    )
}


def folder_of(settings: ServeSettings, job: Job) -> Path:
    """Return the output folder of a job."""
    return settings.audits / job.folder


def files_of(settings: ServeSettings, job: Job) -> tuple[ResultFile, ...]:
    """Return what a job left to see, in the order of FILES; () before it is done."""
    if job.state is not JobState.DONE:
        return ()
    folder = folder_of(settings, job)
    return tuple(file for name, file in FILES.items() if (folder / name).is_file())


def policy_of(path: Path) -> str:
    """Return the policy of a page of ours for the header: what the page itself says, and a cage around it."""
    with path.open(encoding="utf-8") as page:
        written = _WRITTEN.search(page.read(HEAD_CHARACTERS))
    return f"{written[1]}; {CAGE}" if written else CLOSED


def answer_with(request: Request, path: Path, file: ResultFile) -> Response:
    """Return a file as an answer: packed where the browser takes it, not at all where the browser has it already."""
    status = path.stat()
    headers = {"ETag": f'"{status.st_mtime_ns:x}-{status.st_size:x}"'}
    if file.is_page:
        headers |= {"Content-Security-Policy": policy_of(path), "Vary": "Accept-Encoding"}
    if is_known(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    if not file.is_page:
        return FileResponse(path, media_type=file.media_type, filename=path.name, headers=headers)
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(path.read_bytes(), media_type=file.media_type, headers=headers)
    packed = _packed(path, status.st_mtime_ns)
    return Response(packed, media_type=file.media_type, headers={**headers, "Content-Encoding": "gzip"})


def is_known(request: Request, tag: str) -> bool:
    """Return whether who asks has what this tag names (RFC 9110 §13.1.2)."""
    named = request.headers.get("if-none-match", "").split(",")
    return any(one.strip().removeprefix("W/") in {tag, "*"} for one in named)


@lru_cache(PACKED_AT_ONCE)
def _packed(path: Path, _changed_ns: int) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


def picture_of(settings: ServeSettings, job: Job, name: str) -> Response:
    """Return a picture of the evidence, small; 404 where it is no longer there, as after an audit that began anew."""
    content = Bundle(folder_of(settings, job) / "evidence").picture(name)
    small = content and thumbnail(content, PICTURE_WIDTH_PX)
    if not small:
        raise HTTPException(404)
    return Response(small, media_type="image/webp", headers={"Cache-Control": f"private, max-age={PICTURE_S}"})


def reason_of(settings: ServeSettings, job: Job, say: Translator) -> str:
    """Return why a site could not be measured and what its owner can do; "" where it was, or nothing tells."""
    if job.state is not JobState.DONE or job.score is not None:
        return ""
    judged = Bundle(folder_of(settings, job) / "evidence").judged()
    explanation = judged and judged.unreachable and EXPLANATIONS[judged.unreachable.reason]
    return f"{say.text(explanation.what)} {say.text(explanation.advice)}" if explanation else ""
