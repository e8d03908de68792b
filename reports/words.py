"""The words for closed sets, as marked texts: categories, grades, owners, outcomes, fates."""

from collections.abc import Mapping

from rules.coverage import Cover
from rules.evidence import Fate
from rules.finding import N_, Outcome
from rules.region import Region
from rules.rule import Category, Effort, Ground, Impact, Owner
from rules.scorecard import Grade
from rules.standards import Reference

CATEGORIES: Mapping[Category, str] = {
    Category.ACCESSIBILITY: N_("Accessibility"),
    Category.MOBILE: N_("On the phone"),
    Category.FRESHNESS: N_("Up to date"),
    Category.INFORMATION: N_("Information"),
    Category.ATTRACTIVENESS: N_("Appearance"),
    Category.SECURITY: N_("Security"),
    Category.SOCIAL: N_("Social media"),
    Category.PERFORMANCE: N_("Speed"),
}
GRADES: Mapping[Grade, str] = {
    Grade.A: N_("Very good"),
    Grade.B: N_("Good"),
    Grade.C: N_("Fair"),
    Grade.D: N_("Weak"),
    Grade.E: N_("Poor"),
    Grade.NOT_MEASURED: N_("Not measured"),
}
OWNERS: Mapping[Owner, str] = {
    Owner.EDITOR: N_("content editor"),
    Owner.DEVELOPER: N_("web developer"),
    Owner.HOSTING: N_("hosting provider"),
}
EFFORTS: Mapping[Effort, str] = {
    Effort.MINUTES: N_("less than an hour"),
    Effort.HOURS: N_("half a day"),
    Effort.DAYS: N_("two days"),
}
# What the threshold of a rule rests on, told beside its reason.
GROUNDS: Mapping[Ground, str] = {
    Ground.PEOPLE: N_("This measure was checked against the ratings of people."),
    Ground.STANDARD: N_("This threshold stands in a published standard."),
    Ground.TOOL: N_("This threshold is the one of a widely used checking tool."),
    Ground.CONVENTION: N_("This threshold is a convention of designers; nobody has measured it."),
    Ground.FACT: N_("This is a fact and no matter of taste."),
}
IMPACTS: Mapping[Impact, str] = {
    Impact.MINOR: N_("minor"),
    Impact.MODERATE: N_("moderate"),
    Impact.SERIOUS: N_("serious"),
    Impact.CRITICAL: N_("critical"),
}
OUTCOMES: Mapping[Outcome, str] = {
    Outcome.PASSED: N_("passed"),
    Outcome.FAILED: N_("failed"),
    Outcome.CANT_TELL: N_("not decided"),
    Outcome.INAPPLICABLE: N_("does not apply"),
}
FATES: Mapping[str, str] = {
    Fate.WATCHED: N_("read and opened in the browser"),
    Fate.READ: N_("read"),
    Fate.DOCUMENT: N_("file such as a PDF"),
    Fate.DUPLICATE: N_("leads to a page already read"),
    Fate.OUT_OF_SCOPE: N_("on another website"),
    Fate.EXCLUDED: N_("left out as you asked"),
    Fate.ROBOTS: N_("forbidden by robots.txt"),
    Fate.TRAP: N_("endless list such as a calendar"),
    Fate.OVER_BUDGET: N_("more pages than this audit reads"),
    Fate.FAILED: N_("did not open"),
}
# How far a success criterion is checked, in the table of the rule pages.
COVERS: Mapping[Cover, str] = {
    Cover.AUTOMATIC: N_("automatic"),
    Cover.PARTLY: N_("partly"),
    Cover.ASKED: N_("asked"),
    Cover.NOT_COVERED: N_("not covered"),
}
COVER_TITLE = N_("What of WCAG 2.2 is looked at")
COVER_NOTE = N_(
    "Automatic: nearly every failure that can be seen on a page is found. Partly: some failures are found, others are "
    "not. Asked: the places are found and a person decides. Nothing found does not mean that nothing is wrong: "
    "no machine can say that a page meets a criterion."
)
COVER_COLUMNS = (N_("Success criterion"), N_("Level"), N_("Checked"), N_("Why"), N_("Rules"))
# Where a fault shows: on one page, and on several of those judged.
PLACES: Mapping[Region | None, tuple[str, str]] = {
    None: (N_("On this page:"), N_("On {failed} of {judged} pages")),
    Region.HEADER: (N_("In the header of this page:"), N_("Header, on {failed} of {judged} pages")),
    Region.MENU: (N_("In the menu of this page:"), N_("Menu, on {failed} of {judged} pages")),
    Region.MAIN: (N_("In the content of this page:"), N_("Content, on {failed} of {judged} pages")),
    Region.SIDE: (N_("In the side column of this page:"), N_("Side column, on {failed} of {judged} pages")),
    Region.FOOTER: (N_("In the footer of this page:"), N_("Footer, on {failed} of {judged} pages")),
}


def clause(reference: Reference) -> str:
    """Return a clause as it is cited, such as "GIGW 3.0 5.1.5" or "DBIM 3.0 G38"."""
    return f"{reference.standard} {reference.clause.partition('-')[2] or reference.clause}"
