"""The evidence of an audit: what its seal lists, one by one or as one archive that is made while it is sent."""

import hashlib
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from fastapi import APIRouter, Request, Response
from starlette.responses import StreamingResponse

from auditor.seal import SEAL, read_seal
from auditor.web.api.asking import Finished
from auditor.web.api.kinds import Kind
from auditor.web.api.problems import PREFIX, ProblemError
from auditor.web.api.result_models import Evidence, EvidenceFile
from auditor.web.api.results import ETAG, KEPT, REFUSED
from auditor.web.jobs import Job
from auditor.web.results import folder_of, is_known
from auditor.web.service import settings_of

PIECE_BYTES = 256 * 1024

router = APIRouter(tags=["results"])


@router.get("/audits/{audit_id}/evidence", responses=REFUSED)
def list_evidence(request: Request, job: Finished) -> Evidence:
    """List the files from which the audit can be judged again, with size and SHA-256."""
    folder = _folder(request, job)
    return Evidence(
        archive=f"{PREFIX}/audits/{job.id}/evidence.zip",
        files=[
            EvidenceFile(name=name, size_bytes=(folder / name).stat().st_size, sha256=digest)
            for name, digest in _sealed(folder).items()
        ],
    )


@router.get(
    "/audits/{audit_id}/evidence.zip",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "All files of the list and the seal (SHA256SUMS). The same evidence is the same archive.",
            "content": {"application/zip": {"schema": {"type": "string", "contentMediaType": "application/zip"}}},
            "headers": ETAG,
        },
        **KEPT,
        **REFUSED,
    },
)
def read_evidence(request: Request, job: Finished) -> Response:
    """Give the evidence as one archive, for auditor rescore, report and compare."""
    folder = _folder(request, job)
    names = [*_sealed(folder), SEAL]
    headers = {"ETag": f'"{hashlib.sha256((folder / SEAL).read_bytes()).hexdigest()}"'}
    if is_known(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = f'attachment; filename="evidence-{job.id}.zip"'
    return StreamingResponse(zipped(folder, names), media_type="application/zip", headers=headers)


def zipped(folder: Path, names: list[str]) -> Iterator[bytes]:
    """Yield a ZIP archive of files piece by piece; they are packed already, so they are only put together."""
    made = _Made()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name in names:
            entry = zipfile.ZipInfo(f"evidence/{name}")  # of 1980: when it is asked for is no part of the evidence
            entry.external_attr = 0o644 << 16
            entry.file_size = (folder / name).stat().st_size
            with (folder / name).open("rb") as file, archive.open(entry, "w") as place:
                while piece := file.read(PIECE_BYTES):
                    place.write(piece)
                    yield made.taken()
    yield made.taken()


class _Made(io.RawIOBase):
    """What was written since it was taken last."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, piece: bytes) -> int:  # type: ignore[override]
        self._pieces.append(bytes(piece))
        return len(piece)

    def taken(self) -> bytes:
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def _folder(request: Request, job: Job) -> Path:
    return folder_of(settings_of(request), job) / "evidence"


def _sealed(folder: Path) -> dict[str, str]:
    """Return the digests of the files that the seal lists and that are there."""
    try:
        sealed = read_seal(folder)
    except (OSError, ValueError):  # changed since the audit
        sealed = None
    inside = folder.resolve()
    there = {
        name: digest
        for name, digest in (sealed or {}).items()
        if (folder / name).is_file() and (folder / name).resolve().is_relative_to(inside)
    }
    if not there:
        raise ProblemError(Kind.NO_SUCH_RESULT)
    return there
