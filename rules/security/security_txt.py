"""security.txt: whoever finds a weakness knows whom to tell."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from rules.evidence import SiteEvidence
from rules.finding import N_, Doubt, Finding, Message, Occurrence, message, slot
from rules.rule import Category, Effort, Ground, Impact, Owner, SiteRule
from rules.security.public import has_public_name
from rules.standards import gigw

LIFE = timedelta(days=360)  # RFC 9116 §2.5.5 asks for less than a year


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Suggest a file where there is none, or one without contact or past its day (RFC 9116 §2.5)."""
    asked = site.probes.security_txt
    assert asked is not None
    if asked.status is None:
        yield Doubt(message=message(N_("The server gave no answer to the question for it.")), is_question=False)
        return
    said = _fault(site)
    if said:
        yield Finding(
            message=said, occurrences=(Occurrence(quote=asked.url, after=_file(site), page_url=site.home_url),)
        )


def _fault(site: SiteEvidence) -> Message | None:
    asked = site.probes.security_txt
    if asked is None or not asked.is_file:
        return message(N_("The file is not there."))
    if not asked.contacts:
        return message(N_("The file names nobody who can be told."))
    expires = _moment(asked.expires)
    if expires is None:
        return message(N_("The file does not say until when it holds."))
    if expires < site.observed_at:
        return message(N_("The file has not been in force since {end_date}."), end_date=expires.date().isoformat())
    return None


def _file(site: SiteEvidence) -> str:
    until = (site.observed_at.astimezone(UTC) + LIFE).strftime("%Y-%m-%dT00:00:00Z")
    return "\n".join(
        (
            f"Contact: mailto:{slot(N_('official e-mail'))}",
            f"Expires: {until}",
            "Preferred-Languages: hi, en",
        )
    )


def _moment(written: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(written.strip().upper())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


RULE = SiteRule(
    id="security-txt",
    category=Category.SECURITY,
    impact=Impact.MINOR,
    weight=0,
    references=(gigw("5.3.2"),),
    title=N_("Whoever finds a weakness knows whom to tell"),
    failure_title=N_("Whoever finds a weakness does not know whom to tell"),
    why=N_("Honest finders give up, or write to the newspapers instead of the office; others do not ask anyway."),
    repair=N_(
        "Put a text file with these lines at /.well-known/security.txt, and renew it once a year. The address should "
        "be one of the office, read by several."
    ),
    owner=Owner.HOSTING,
    effort=Effort.MINUTES,
    ground=Ground.STANDARD,
    applies=lambda site: has_public_name(site.home_url) and site.probes.security_txt is not None,
    check=check,
)
