"""The words of the table of clauses, and what it says was found behind a clause."""

from collections.abc import Iterator, Mapping

from reports import words
from reports.i18n import Translator
from rules.clause_states import ClauseState, Place, Served, State
from rules.clauses import Binding, Chapter, Scope
from rules.coverage import Cover
from rules.finding import N_
from rules.rule import Need, Rule, SiteRule
from rules.text import shortened

MOST_QUOTED_CHARACTERS = 200

CHAPTERS: Mapping[Chapter, str] = {
    Chapter.QUALITY: N_("GIGW 3.0, 5.1: quality"),
    Chapter.AIMS: N_("GIGW 3.0, 4: aims"),
    Chapter.ACCESSIBILITY: N_("GIGW 3.0, 5.2: accessibility"),
    Chapter.CYBERSECURITY: N_("GIGW 3.0, 5.3: cybersecurity"),
    Chapter.LIFECYCLE: N_("GIGW 3.0, 5.4: lifecycle"),
    Chapter.CERTIFICATE: N_("STQC certificate"),
    Chapter.SOCIAL: N_("Social media"),
    Chapter.LAW: N_("Laws and other rules"),
    Chapter.STATE: N_("Uttarakhand"),
    Chapter.BRAND: N_("Digital brand manual (DBIM 3.0), advice for a State"),
}
SCOPES: Mapping[Scope, str] = {
    Scope.HOME: N_("home page"),
    Scope.ENTRY_PAGES: N_("every entry page"),
    Scope.PAGES: N_("every page"),
    Scope.SITE: N_("whole website"),
    Scope.DOCUMENTS: N_("every file"),
}
BINDINGS: Mapping[Binding, str] = {
    Binding.MANDATORY: N_("mandatory"),
    Binding.LAW: N_("law"),
    Binding.BENCHMARK: N_("advice for a State"),
    Binding.GUIDANCE: N_("guidance"),
}
COVERS: Mapping[Cover, str] = {**words.COVERS, Cover.NOT_COVERED: N_("by hand")}
STATES: Mapping[State, str] = {
    State.NOT_MET: N_("not met"),
    State.ASKED: N_("a person has to look"),
    State.MET: N_("met where it was looked"),
    State.NOTHING: N_("nothing of the kind was found"),
    State.NOT_LOOKED: N_("not looked at"),
}
TITLE = N_("Clause by clause: the guidelines for Indian government websites")
LEGEND = N_(
    "Automatic: nearly every fault that a visitor can meet is found. Partly: some faults are found, others are not. "
    "Asked: the places are found and a person decides. By hand: no program looks, the department fills it in."
)
LIMITS = N_(
    "“Met where it was looked” speaks of the pages that were read and of what a program can see on them. Whether the "
    "website keeps a clause as a whole is decided by people, and for a certificate by the body that gives it."
)
NO_EVIDENCE = N_("No program looks at this; the department describes how it keeps the clause and attaches a paper.")

# Of the page that tells for every website alike how the clauses are decided.
HEADINGS = (N_("Clause"), N_("Applies to"), N_("Force"), N_("Decided"), N_("Rules"), N_("Evidence in the scorecard"))
FILLED_IN = N_("The same table filled in for one website, as HTML and XLSX: {command}")


def evidence(state: ClauseState, say: Translator) -> Iterator[str]:
    """Yield one line for each rule behind a clause: what it found, and on how many of the pages it judged."""
    for one in state.served:
        score = one.score
        if score.failed:
            yield _counted(one, one.rule.failure_title, score.failed, say)
        elif score.passed:
            yield _counted(one, one.rule.title, score.passed, say)
        if one.is_asked:
            yield say.text(N_("To be looked at by a person: {title}"), title=say.text(one.rule.title))
        elif score.cant_tell and not one.judged:
            yield say.text(N_("Not decided: {title}"), title=say.text(one.rule.title))
    if not state.served:
        yield say.text(NO_EVIDENCE)


def place(one: Place) -> tuple[str, str]:
    """Return the address of a place, "" where it is the website itself, and what stands there."""
    occurrence = one.group.occurrence
    said = occurrence.quote or occurrence.html or occurrence.selector
    return next(iter(one.group.page_urls), ""), shortened(" ".join(said.split()), MOST_QUOTED_CHARACTERS)


def kinds_of_evidence(rules: tuple[Rule | SiteRule, ...]) -> Iterator[str]:
    """Yield, as marked texts, what a scorecard shows for the rules of a clause."""
    if any(isinstance(rule, Rule) and Need.VIEW in rule.needs | _seen(rule) for rule in rules):
        yield N_("pages opened in the browser: the element in a picture, its HTML now and mended")
    if any(isinstance(rule, Rule) and not rule.needs for rule in rules):
        yield N_("every page read: the element, its HTML now and mended")
    if any(isinstance(rule, SiteRule) for rule in rules):
        yield N_("the website as a whole: what was looked for, where it stands or where it is missing")


def _seen(rule: Rule) -> frozenset[Need]:
    return frozenset({Need.VIEW}) if rule.needs else frozenset()


def _counted(one: Served, title: str, count: int, say: Translator) -> str:
    if one.is_about_site:
        return say.text(N_("{title} (whole website)"), title=say.text(title))
    return say.text(N_("{title} ({count} of {judged} pages)"), title=say.text(title), count=count, judged=one.judged)
