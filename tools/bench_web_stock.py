"""Finished audits for readers: one audit of the sample site, in both languages, under many names and with a past."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from sqlalchemy import select

from auditor.history.database import Database
from auditor.history.models import AuditRow, Base, CategoryRow, JudgementRow, SiteRow
from auditor.history.record import record
from auditor.store import Bundle
from auditor.web import claims, queue
from auditor.web.jobs import AuditRequest, JobState, Limits, Outcome, Submission
from auditor.web.settings import ServeSettings

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "examples" / "department"
SAMPLE_DAY = "2026-11-20"
FORMATS = "html,json,csv,sheets,letter,gigw"
LANGUAGES = ("hi", "en")
QUARTER = timedelta(days=91)
PAST = 6  # audits of each site before
MANY = Limits(of_asker_an_hour=10_000, of_domain_an_hour=10_000, in_queue=10_000)
R = TypeVar("R", bound=Base)


def made(folder: Path) -> dict[str, Path]:
    """Return the output folder of an audit by language, audited now unless it lies there from another time."""
    for language in LANGUAGES:
        output, first = folder / language, folder / LANGUAGES[0]
        if (output / "letter.pdf").exists():
            continue
        if language == LANGUAGES[0]:
            _run("site", SAMPLE, "--depth", "quick", "--as-of", SAMPLE_DAY, "--database", "none", "--out", output)
        else:
            shutil.copytree(first / "evidence", output / "evidence")
        _run("report", output, "--format", FORMATS, "--lang", language)
    return {language: folder / language for language in LANGUAGES}


def _run(*words: object) -> None:
    subprocess.run(
        [sys.executable, "-m", "auditor.cli", *map(str, words)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )


def put(settings: ServeSettings, database: Database, outputs: dict[str, Path], sites: int) -> Iterator[tuple[str, str]]:
    """Put finished audits of many sites into the service; yield site and id of each job."""
    scorecard = Bundle.open(outputs["hi"]).scorecard()
    record(settings.database, Bundle.open(outputs["hi"]))
    for number in range(1, sites + 1):
        language, site = LANGUAGES[number % len(LANGUAGES)], f"reading-{number}.gov.in"
        now = datetime.now(UTC)
        request = AuditRequest(target=f"https://{site}/", language=language, asker="bench")
        asked = queue.submit(database, request, now, MANY)
        job = claims.claim(database, "bench", now)
        assert isinstance(asked, Submission)
        assert job is not None
        shutil.copytree(outputs[language], settings.audits / job.folder, copy_function=os.link)
        done = Outcome(
            state=JobState.DONE, score=scorecard.score, grade=scorecard.grade.value, pages=scorecard.pages_read
        )
        claims.finish(database, job, "bench", done, now + timedelta(seconds=60))
        _give_past(database, site)
        yield site, job.id


def _give_past(database: Database, host: str) -> None:
    """Copy the one audit of the history, some points up and down, as the past of a site."""
    with database.writing() as session:
        model = session.scalars(select(AuditRow).order_by(AuditRow.id).limit(1)).one()
        site = SiteRow(host=host, path="", is_listing=False, name="", name_hi="")
        session.add(site)
        session.flush()
        for before in range(PAST):
            moment = model.observed_at - QUARTER * before
            audit = _copy(AuditRow, model, site_id=site.id, evidence=f"{host} {before}", observed_at=moment)
            session.add(audit)
            session.flush()
            for old in model.judgements:
                judgement = _copy(JudgementRow, old, audit_id=audit.id, score=max((old.score or 0) - before, 0))
                session.add(judgement)
                session.flush()
                session.add_all(_copy(CategoryRow, one, judgement_id=judgement.id) for one in old.categories)


def _copy(kind: type[R], row: R, **changes: object) -> R:
    """Return a row like another one, with a number of its own."""
    values = {column.key: getattr(row, column.key) for column in kind.__mapper__.column_attrs if column.key != "id"}
    return kind(**values | changes)
