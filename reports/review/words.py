"""The words for what only a review tells, as marked texts."""

from collections.abc import Mapping

from reports.i18n import Translator
from rules.department import Department
from rules.finding import N_
from rules.reviewing.entry import Absence, Period
from rules.reviewing.flags import FlagKind
from rules.reviewing.platforms import Platform

QUARTERS: Mapping[str, str] = {
    "Q1": N_("January to March {year}"),
    "Q2": N_("April to June {year}"),
    "Q3": N_("July to September {year}"),
    "Q4": N_("October to December {year}"),
}
SHORT_QUARTERS: Mapping[str, str] = {
    "Q1": N_("Jan–Mar {year}"),
    "Q2": N_("Apr–Jun {year}"),
    "Q3": N_("Jul–Sep {year}"),
    "Q4": N_("Oct–Dec {year}"),
}
RANKED: Mapping[int, str] = {1: N_("First place"), 2: N_("Second place"), 3: N_("Third place")}
ABSENCES: Mapping[Absence, tuple[str, str]] = {
    Absence.UNREACHABLE: (N_("The website did not open."), ""),
    Absence.UNDECIDED: (
        N_("The website opened, but nothing on it could be decided."),
        N_("Open the scorecard; it names what was missing."),
    ),
    Absence.BROKEN: (
        N_("The auditor itself failed on this website."),
        N_("Audit it again by itself, and report the fault: the department is not to blame."),
    ),
    Absence.UNFINISHED: (
        N_("Its audit is not finished."),
        N_("Let the batch go on, then make the review again."),
    ),
    Absence.UNLISTED: (N_("It was not on the list of that quarter."), ""),
    Absence.UNCOMPARABLE: (
        N_("Its evidence is damaged or of another version, and cannot be judged by the rules of this review."),
        N_("Audit the website again."),
    ),
}
FLAGS: Mapping[FlagKind, tuple[str, str, str]] = {
    FlagKind.EMPTY_ALTS: (
        N_("Nearly all pictures are marked as decoration"),
        N_("{count} of {total} large pictures have an empty text, so that programs find nothing to complain about."),
        N_("Do these pictures really say nothing? A blind citizen learns nothing of them."),
    ),
    FlagKind.EQUAL_ALTS: (
        N_("Different pictures have the same text"),
        N_("{count} of {total} large pictures with a text have one and the same text."),
        N_("Does the text describe each of these pictures, or was it filled in everywhere at once?"),
    ),
    FlagKind.HIDDEN_DUTIES: (
        N_("Required links that nobody sees"),
        N_("{count} of {total} required pages are linked only where visitors do not see the link."),
        N_(
            "Where does a citizen find this page? Show the department that the link is in the code and not on the page."
        ),
    ),
    FlagKind.UNSEEN_TEXT: (
        N_("Text that nobody can read"),
        N_("{count} long texts have the colour of their ground, or letters of a few pixels."),
        N_("For whom is this text? Search engines treat hidden text as an attempt to deceive."),
    ),
    FlagKind.STAMPS_OF_TODAY: (
        N_("Every page was updated on the day of the visit"),
        N_("{count} of {total} pages with a last update name the very day on which they were visited."),
        N_("Open one of these pages tomorrow. If the day has moved on by itself, it is the clock that is shown."),
    ),
    FlagKind.MOVED_STAMPS: (
        N_("The last update moved and the text did not"),
        N_(
            "{count} of {total} pages whose text is word for word that of the audit before have a newer day of the "
            "last update."
        ),
        N_("Were these pages checked on that day, or does the system set the day by itself?"),
    ),
}
PLATFORM_WHO: Mapping[Platform, str] = {
    Platform.S3WAAS: N_("One request to NIC, who keep the template, is enough."),
    Platform.STATE_PORTAL: N_("One request to whoever keeps the State's system is enough."),
    Platform.NIC_CMF: N_("One request to NIC, who keep the system, is enough."),
}
NO_PLATFORM_WHO = N_("The websites seem to have one maker. Ask the departments who it is, and have it mended there.")


def period_name(period: Period, say: Translator) -> str:
    """Return a quarter in words, such as "October to December 2026"."""
    return _quarter(period, say, QUARTERS)


def short_period_name(period: Period, say: Translator) -> str:
    """Return a quarter in few words, such as "Oct–Dec 2026"."""
    return _quarter(period, say, SHORT_QUARTERS)


def department_name(department: Department, language: str) -> str:
    """Return the name in a language, in the other one where it was not given in this."""
    return (department.name_hi if language == "hi" else department.name) or department.name or department.name_hi


def other_name(department: Department, language: str) -> str:
    """Return the name in the other language, "" where it was not given or is the same."""
    other = department.name if language == "hi" else department.name_hi
    return "" if other == department_name(department, language) else other


def _quarter(period: Period, say: Translator, names: Mapping[str, str]) -> str:
    year, _, quarter = period.name.partition("-")
    return say.text(names[quarter], year=year) if quarter in names else period.name
