"""The questions that only a person can decide, for the team: which audits ask, and answering them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Annotated

from fastapi import BackgroundTasks, Depends, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from auditor.answers import FILE
from auditor.errors import InputError
from auditor.store import Bundle
from auditor.web import queue
from auditor.web.findings import picture_at, scorecard_of
from auditor.web.jobs import Job
from auditor.web.reader import language_for
from auditor.web.rejudging import rejudged
from auditor.web.rendering import page
from auditor.web.results import folder_of
from auditor.web.routing import PageRouter
from auditor.web.service import database_of, settings_of
from auditor.web.team import answering
from auditor.web.team.answering import CANNOT, NO, YES, Said
from auditor.web.team.gate import Answerer, Reader
from auditor.web.written import in_a_line
from reports.escape import address
from reports.i18n import language_of, translator
from rules.finding import N_

MOST_NOTE_CHARACTERS = 500
HERE = "/team/questions"
UNREADABLE = N_("The file with the answers of this check cannot be read. Whoever runs this service finds it as {file}.")
CHOICES = {YES: N_("Yes, it is as it should be"), NO: N_("No, this is a fault"), CANNOT: N_("I cannot tell")}

router = PageRouter(prefix="/questions")


def found_job(request: Request, job_id: str) -> Job:
    """Return the job of an address; 404 where there is none."""
    job = queue.job(database_of(request), job_id)
    if job is None:
        raise HTTPException(404)
    return job


async def filled_in(request: Request) -> Mapping[str, Said]:
    """Return what a form says, by the key of each question."""
    sent = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    keys = [name.removeprefix("before-") for name in sent if name.startswith("before-")]
    return {
        key: Said(
            word=sent.get(f"answer-{key}", ""),
            note=_note(sent.get(f"note-{key}", "")),
            word_before=sent[f"before-{key}"],
            note_before=_note(sent.get(f"note-before-{key}", "")),
        )
        for key in keys
    }


Found = Annotated[Job, Depends(found_job)]
Filled = Annotated[Mapping[str, Said], Depends(filled_in)]


@router.opened("")
def list_of_audits(request: Request, account: Reader) -> Response:  # noqa: ARG001, the gate
    """List the audits that ask."""
    return page(request, "team/questions.html", jobs=answering.audits_that_ask(database_of(request)))


@router.opened("/{job_id}")
def questions(request: Request, account: Reader, job: Found) -> Response:  # noqa: ARG001, the gate
    """Show the questions of an audit, and what was answered."""
    say, settings = translator(language_for(request)), settings_of(request)
    scorecard = scorecard_of(settings, job)
    with _readable(request, job):
        asked = tuple(answering.asked_by(settings, job, scorecard, say))
    return page(
        request,
        "team/question.html",
        job=job,
        asked=asked,
        is_kept=not Bundle.open(folder_of(settings, job)).pruned(),
        choices=CHOICES,
        most=MOST_NOTE_CHARACTERS,
        short=lambda url: address(url, scorecard.home_url),
        language_of=language_of,
    )


@router.post("/{job_id}")
def answer(request: Request, account: Answerer, job: Found, said: Filled, background: BackgroundTasks) -> Response:
    """Keep answers, and have the audit judged again."""
    settings, database = settings_of(request), database_of(request)
    scorecard_of(settings, job)
    with _readable(request, job):
        answered = answering.answer(settings, database, job.id, said, account, datetime.now(UTC))
    if answered is not None:
        background.add_task(rejudged, settings, database, answered)
    return RedirectResponse(f"{HERE}/{job.id}", 303, background=background)


@router.post("/{job_id}/judge")
def judge_again(
    request: Request,
    account: Answerer,  # noqa: ARG001, the gate
    job: Found,
    background: BackgroundTasks,
) -> Response:
    """Have an audit judged again whose answers are not in its score, as after a server that ended meanwhile."""
    if job.answered_at is not None:
        background.add_task(rejudged, settings_of(request), database_of(request), job)
    return RedirectResponse(f"{HERE}/{job.id}", 303, background=background)


@router.opened("/{job_id}/{key}/picture")
def picture(request: Request, account: Reader, job: Found, key: str) -> Response:  # noqa: ARG001, the gate
    """Show the place that a question is about."""
    settings = settings_of(request)
    scorecard = scorecard_of(settings, job)
    question = answering.question_of(scorecard, key)
    if question is None:
        raise HTTPException(404)
    return picture_at(settings, job, scorecard, question.occurrence)


@contextmanager
def _readable(request: Request, job: Job) -> Iterator[None]:
    """Answer with 409 where somebody has damaged the file with the answers."""
    try:
        yield
    except InputError as error:
        say = translator(language_for(request))
        raise HTTPException(409, say.text(UNREADABLE, file=f"{job.folder}/{FILE}")) from error


def _note(text: str) -> str:
    return in_a_line(text)[:MOST_NOTE_CHARACTERS]
