"""The words for closed sets, as marked texts: categories, grades, owners, outcomes, fates."""

from collections.abc import Mapping

from rules.evidence import Fate
from rules.finding import N_, Outcome
from rules.rule import Category, Effort, Impact, Owner
from rules.scorecard import Grade

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
