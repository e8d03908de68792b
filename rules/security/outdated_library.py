"""Outdated library: no JavaScript library with a published weakness is loaded."""

from collections.abc import Iterator, Mapping

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Message, Occurrence, counted, message
from rules.rule import Category, Effort, Ground, Impact, Owner, Rule
from rules.security.script_versions import Harm, Loaded, loaded_libraries
from rules.standards import gigw

CVES_NAMED = 3
SAID: Mapping[Harm, tuple[str, str]] = {
    Harm.SCRIPT: (
        N_("{library} {version} has {count} known weakness ({cves}): what a stranger writes can run as a program."),
        N_("{library} {version} has {count} known weaknesses ({cves}): what a stranger writes can run as a program."),
    ),
    Harm.CHANGE: (
        N_("{library} {version} has {count} known weakness ({cves}): what a stranger sends can change the page."),
        N_("{library} {version} has {count} known weaknesses ({cves}): what a stranger sends can change the page."),
    ),
    Harm.FREEZE: (
        N_("{library} {version} has {count} known weakness ({cves}): what a stranger sends can make the page hang."),
        N_("{library} {version} has {count} known weaknesses ({cves}): what a stranger sends can make the page hang."),
    ),
}


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report each library in a version that an advisory concerns."""
    for loaded in loaded_libraries(page):
        hit = loaded.known.concerning(loaded.version)
        if not hit:
            continue
        newest_first = sorted((one.cve for one in hit), key=lambda cve: [int(part) for part in cve.split("-")[1:]])[
            ::-1
        ]
        worst = min((one.harm for one in hit), key=list(Harm).index)
        yield Finding(
            message=counted(
                *SAID[worst],
                len(hit),
                library=loaded.known.name,
                version=loaded.version,
                cves=", ".join(newest_first[:CVES_NAMED]) + (" …" if len(hit) > CVES_NAMED else ""),
            ),
            occurrences=(_place(loaded),),
            repair=_repair(loaded),
        )


def _place(loaded: Loaded) -> Occurrence:
    script = loaded.script
    return Occurrence(
        selector=script.selector if script else "",
        html=script.html if script else "",
        quote=f"{loaded.known.name} {loaded.version}",
    )


def _repair(loaded: Loaded) -> Message:
    if not loaded.known.is_maintained:
        return message(
            N_("Nobody maintains {library} any more. Have the developer replace it."), library=loaded.known.name
        )
    return message(
        N_("Have the developer take {library} {version} or newer, and try menus, sliders and forms afterwards."),
        library=loaded.known.name,
        version=loaded.known.free_from(loaded.version),
    )


RULE = Rule(
    id="outdated-library",
    category=Category.SECURITY,
    impact=Impact.SERIOUS,
    weight=4,
    references=(gigw("5.3.2 dev(n)"), gigw("5.3.1 A(a)")),
    title=N_("JavaScript libraries have no published weakness"),
    failure_title=N_("JavaScript libraries with published weaknesses are loaded"),
    why=N_("How to use these weaknesses is described for everybody, and programs try them on every website they find."),
    repair=N_("Have the developer bring the library up to date."),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.FACT,
    applies=lambda page: bool(loaded_libraries(page)),
    check=check,
)
