"""The interface for programs: scorecard, files, evidence, comparison and history of audits that are over."""

import hashlib
import io
import json
import os
import shutil
import zipfile
from pathlib import Path

import httpx
import jsonschema
import pytest
from programs import API, SITE, Service

from auditor.seal import SEAL
from auditor.store import Bundle
from auditor.web.api import comparisons
from auditor.web.api.evidence import zipped
from reports import to_json
from reports.comparing import to_json as comparison_to_json


def kind_of(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, str(answer.json()["type"]).partition("#")[2]


async def test_the_scorecard_is_the_one_of_the_audit_and_sent_once(
    program: httpx.AsyncClient, service: Service
) -> None:
    address = f"{service.address('newer')}/scorecard"
    answer = await program.get(address)
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.content == (service.folder("newer") / "scorecard.json").read_bytes()
    jsonschema.validate(answer.json(), to_json.schema())
    tags = [answer.headers["ETag"], f'"other", W/{answer.headers["ETag"]}', "*"]
    again = [await program.get(address, headers={"If-None-Match": tag}) for tag in tags]
    assert [(one.status_code, one.content) for one in again] == [(304, b"")] * len(tags)
    part = await program.get(address, headers={"Range": "bytes=5-1", "If-None-Match": '"other"'})
    assert (part.status_code, part.content) == (200, answer.content)


async def test_every_listed_file_is_given_and_pages_are_caged(program: httpx.AsyncClient, service: Service) -> None:
    files = (await program.get(f"{service.address('newer')}/files", headers={"Accept-Language": "hi"})).json()["files"]
    assert [file["name"] for file in files] == ["scorecard.html", "comparison.html", "findings.csv", "scorecard.json"]
    for file in files:
        answer = await program.get(file["address"])
        assert answer.headers["Content-Type"] == file["media_type"]
        assert answer.content == (service.folder("newer") / file["name"]).read_bytes()
        assert len(answer.content) == file["size_bytes"]
        if file["name"].endswith(".html"):
            assert "sandbox allow-scripts" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["letter.pdf", "evidence", "..%2f..%2fsecret", "evidence%2fsite.json.gz", "%00"])
async def test_no_other_file_is_given(program: httpx.AsyncClient, service: Service, name: str) -> None:
    answer = await program.get(f"{service.address('newer')}/files/{name}")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"


async def test_the_evidence_is_whole_and_can_be_judged_again(
    program: httpx.AsyncClient, service: Service, tmp_path: Path
) -> None:
    listed = (await program.get(f"{service.address('newer')}/evidence")).json()
    answer = await program.get(listed["archive"])
    assert answer.headers["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path)
    assert {file["name"] for file in listed["files"]} >= {"site.json.gz", "scorecard.json.gz"}
    for file in listed["files"]:
        content = (tmp_path / "evidence" / file["name"]).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (file["size_bytes"], file["sha256"])
    assert (tmp_path / "evidence" / SEAL).read_bytes() == (service.folder("newer") / "evidence" / SEAL).read_bytes()
    assert Bundle.open(tmp_path).scorecard() == Bundle.open(service.folder("newer")).scorecard()
    assert (await program.get(listed["archive"])).content == answer.content
    known = await program.get(listed["archive"], headers={"If-None-Match": answer.headers["ETag"]})
    assert (known.status_code, known.content) == (304, b"")


def test_an_archive_is_made_piece_by_piece(tmp_path: Path) -> None:
    content = bytes(range(256)) * 20_000  # 5 MB
    (tmp_path / "picture.jpg").write_bytes(content)
    pieces = list(zipped(tmp_path, ["picture.jpg"]))
    assert max(map(len, pieces)) < 300_000
    with zipfile.ZipFile(io.BytesIO(b"".join(pieces))) as archive:
        assert archive.read("evidence/picture.jpg") == content


async def test_a_seal_that_was_changed_leads_nowhere_else(
    program: httpx.AsyncClient, service: Service, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(service.folder("other site"), tmp_path / "copy"))
    seal = service.folder("other site") / "evidence" / SEAL
    (service.settings.data / "secret").write_bytes(b"key of the service")
    try:
        seal.write_text(f"{'0' * 64}  ../../../secret\n{'0' * 64}  site.json.gz\n{'0' * 64}  gone.gz\n")
        listed = (await program.get(f"{service.address('other site')}/evidence")).json()
        assert [file["name"] for file in listed["files"]] == ["site.json.gz"]
        assert b"key of the service" not in (await program.get(listed["archive"])).content
        for wrong in ("no digest", ""):
            seal.write_text(wrong)
            for what in ("evidence", "evidence.zip"):
                answer = await program.get(f"{service.address('other site')}/{what}")
                assert kind_of(answer) == (404, "no-such-result")
    finally:
        shutil.copy(copy / "evidence" / SEAL, seal)


async def test_the_comparison_with_the_audit_before_is_the_one_of_the_audit(
    program: httpx.AsyncClient, service: Service
) -> None:
    answer = await program.get(f"{service.address('newer')}/comparison")
    assert answer.content == (service.folder("newer") / "comparison.json").read_bytes()
    jsonschema.validate(answer.json(), comparison_to_json.schema())
    first = await program.get(f"{service.address('older')}/comparison")
    assert kind_of(first) == (404, "no-such-result")


async def test_any_two_audits_of_a_website_are_compared_once_whichever_is_named_first(
    program: httpx.AsyncClient, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    older, newer = (service.jobs[name].id for name in ("older", "newer"))
    made = await program.get(f"{service.address('older')}/comparison", params={"with": newer})
    assert made.status_code == 200, made.text
    found = made.json()
    assert [change["rule"] for change in found["changes"] if change["state"] == "fixed"]
    assert found["older"]["observed_at"] < found["newer"]["observed_at"]
    monkeypatch.setattr(comparisons, "compared", None)  # kept: nothing is made again
    again = await program.get(f"{service.address('newer')}/comparison", params={"with": older})
    assert again.content == made.content
    os.utime(service.folder("older") / "evidence" / "scorecard.json.gz")  # judged again
    with comparisons._at_work:
        answer = await program.get(f"{service.address('newer')}/comparison", params={"with": older})
    assert kind_of(answer) == (429, "comparing")
    before = await program.get(f"{service.address('newer')}/comparison")
    assert before.content == (service.folder("newer") / "comparison.json").read_bytes()


async def test_one_comparison_is_made_at_a_time(program: httpx.AsyncClient, service: Service) -> None:
    shutil.rmtree(service.folder("newer") / comparisons.KEPT_IN, ignore_errors=True)
    with comparisons._at_work:
        answer = await program.get(f"{service.address('older')}/comparison", params={"with": service.jobs["newer"].id})
    assert kind_of(answer) == (429, "comparing")
    assert int(answer.headers["Retry-After"]) > 0


@pytest.mark.parametrize(
    ("one", "other", "answered"),
    [
        ("newer", "newer", (422, "other-series")),
        ("newer", "other site", (422, "other-series")),
        ("newer", "team", (422, "other-series")),
        ("team", "newer", (422, "other-series")),
        ("newer", "unmeasured", (409, "not-comparable")),
        ("newer", "running", (409, "not-finished")),
        ("newer", "failed", (404, "no-such-result")),
        ("running", "newer", (409, "not-finished")),
    ],
)
async def test_what_is_not_comparable_is_refused(
    program: httpx.AsyncClient, service: Service, one: str, other: str, answered: tuple[int, str]
) -> None:
    answer = await program.get(f"{service.address(one)}/comparison", params={"with": service.jobs[other].id})
    assert kind_of(answer) == answered
    assert not list(service.settings.audits.glob(f"*/{comparisons.KEPT_IN}/{service.jobs[other].id}*"))


async def test_audits_whose_evidence_was_removed_cannot_be_compared(
    program: httpx.AsyncClient, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def removed(*_: object) -> str:
        return "The pages were removed to save room; the scorecard is kept."

    shutil.rmtree(service.folder("newer") / comparisons.KEPT_IN, ignore_errors=True)
    monkeypatch.setattr(comparisons, "compared", removed)
    answer = await program.get(f"{service.address('older')}/comparison", params={"with": service.jobs["newer"].id})
    assert kind_of(answer) == (409, "not-comparable")
    assert not comparisons._at_work.locked()


def test_the_comparisons_made_longest_ago_make_room(tmp_path: Path) -> None:
    kept = tmp_path / "audit" / comparisons.KEPT_IN
    kept.parent.mkdir()
    for number in range(comparisons.MOST_KEPT + 5):
        comparisons._make_room(kept / f"{number:03}")
    assert len(list(kept.iterdir())) == comparisons.MOST_KEPT
    assert (kept / f"{comparisons.MOST_KEPT + 4:03}").is_dir()


async def test_the_history_of_a_website_is_that_of_visitors(program: httpx.AsyncClient, service: Service) -> None:
    for spelling in (SITE, f"https%3A%2F%2Fwww.{SITE}%2F"):
        told = (await program.get(f"{API}/sites/{spelling}/history")).json()
        assert (told["site"], told["latest_audit"]) == (SITE, service.jobs["newer"].id)
        older, newer = told["points"]
        scores = [
            json.loads((service.folder(name) / "scorecard.json").read_text())["score"] for name in ("older", "newer")
        ]
        assert [older["score"], newer["score"]] == scores
        assert older["change"] is None
        assert newer["change"]["points"] == pytest.approx(scores[1] - scores[0])
        assert newer["low"] <= newer["score"] <= newer["high"]
        assert older["day"] < newer["day"]


async def test_the_history_of_other_websites_is_refused(program: httpx.AsyncClient) -> None:
    assert kind_of(await program.get(f"{API}/sites/water.gov.in/history")) == (404, "unknown-site")
    assert kind_of(await program.get(f"{API}/sites/example.com/history")) == (422, "not-allowed")
    assert kind_of(await program.get(f"{API}/sites/%00/history")) == (422, "unreadable")
