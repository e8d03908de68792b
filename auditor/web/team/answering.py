"""Answers of the team to the questions of audits: which audits ask, what was said, and taking in what is said now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from auditor.answers import Given, give, kept_in, write_answers
from auditor.history.database import Database
from auditor.store import Bundle
from auditor.web import queue
from auditor.web.findings import is_pictured
from auditor.web.jobs import Job
from auditor.web.results import folder_of
from auditor.web.rows import job_of
from auditor.web.settings import ServeSettings
from auditor.web.tables import JobRow
from auditor.web.team import decisions
from auditor.web.team.accounts import Account
from reports.i18n import Translator
from rules.dates import today_of
from rules.finding import N_
from rules.questions import Question, Verdict
from rules.registry import by_id
from rules.scorecard import Scorecard

ANSWERED = N_("Questions of a check answered")
YES, NO, CANNOT = "yes", "no", "cannot"
VERDICTS = {YES: Verdict.FINE, NO: Verdict.FAULT, CANNOT: None}
WORDS = {Verdict.FINE: YES, Verdict.FAULT: NO}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as a page shows it."""

    key: str
    title: str  # marked text: what should hold
    how: str  # how to look, in the reader's language
    page_url: str
    element: str
    is_pictured: bool
    given: Given

    @property
    def word(self) -> str:
        """What was said to it; "": nothing."""
        if self.given.verdict is not None:
            return WORDS[self.given.verdict]
        return CANNOT if self.given.by else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a form says to a question, and what it showed before: only what differs is an answer."""

    word: str
    note: str
    word_before: str
    note_before: str

    @property
    def is_new(self) -> bool:
        """Whether somebody answered here."""
        return self.word in VERDICTS and (self.word, self.note) != (self.word_before, self.note_before)


def audits_that_ask(database: Database) -> tuple[Job, ...]:
    """Return the latest audit of every site that has questions or answers not judged yet, the latest first.

    The audits of visitors and those of the team are told apart, as they are in comparisons.
    """
    is_asking = (JobRow.questions > 0) | JobRow.answered_at.is_not(None)
    asking = (
        select(JobRow)
        .where(JobRow.id.in_(queue.latest_measured(1)), is_asking)
        .order_by(JobRow.finished_at.desc(), JobRow.id)
    )
    with database.reading() as session:
        return tuple(map(job_of, session.scalars(asking)))


def asked_by(settings: ServeSettings, job: Job, scorecard: Scorecard, say: Translator) -> Iterator[Asked]:
    """Yield the questions of an audit, the open ones first, then what was answered."""
    rules = by_id()
    kept = {one.key: one for one in kept_in(folder_of(settings, job))}
    open_keys = {question.key for question in scorecard.questions}
    for question in scorecard.questions:
        yield Asked(
            key=question.key,
            title=rules[question.rule].title,
            how=say.message(question.message),
            page_url=question.page_urls[0],
            element=question.occurrence.html or question.occurrence.quote,
            is_pictured=is_pictured(scorecard, question.occurrence),
            given=kept[question.key].given if question.key in kept else Given(),
        )
    for one in kept.values():
        if one.key not in open_keys and one.given.verdict is not None and one.rule in rules:
            yield Asked(
                key=one.key,
                title=rules[one.rule].title,
                how=one.how.get(say.language, ""),
                page_url=one.page_url,
                element=one.element,
                is_pictured=False,
                given=one.given,
            )


def question_of(scorecard: Scorecard, key: str) -> Question | None:
    """Return an open question by its key."""
    return next((question for question in scorecard.questions if question.key == key), None)


def answer(
    settings: ServeSettings, database: Database, job_id: str, said: Mapping[str, Said], account: Account, now: datetime
) -> Job | None:
    """Keep what a form says, one writer at a time, and return the job to be judged again; None: nothing is new."""
    new = {key: one for key, one in said.items() if one.is_new}
    if not new:
        return None
    with database.writing() as session:
        row = session.get_one(JobRow, job_id)
        folder = settings.audits / row.folder
        write_answers(folder, Bundle.open(folder).scorecard().questions, by_id())
        by, day = account.name, today_of(now).isoformat()
        give(
            folder, {key: Given(verdict=VERDICTS[one.word], note=one.note, by=by, day=day) for key, one in new.items()}
        )
        row.answered_at = now
        decisions.note(session, account, ANSWERED, f"{row.domain} ({len(new)})", now)
        return job_of(row)
