"""Content security policy: browsers are told which scripts belong to the website."""

from collections.abc import Iterator

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Doubt, Finding, Message, Occurrence, message
from rules.fixing.edit import Edit, Operation
from rules.fixing.server_lines import asking, server_of, shown, to_set
from rules.rule import Category, Effort, Ground, Impact, Owner, SiteRule
from rules.security.csp import HEADER, REPORT_ONLY, policies, restrains_scripts
from rules.security.policy_suggestion import Suggestion, suggestion
from rules.security.public import header, is_public_page, untold
from rules.standards import gigw
from rules.text import shortened

QUOTE_CHARACTERS = 300
IN_TWO_STEPS = N_(
    "Send both lines shown here. The first is in force at once; it still allows scripts inside the pages. The second "
    "only reports: in the console of the browser (F12) stands what it would refuse. Have those scripts moved into "
    "files, page by page, and then give the second line the name of the first."
)
AT_ONCE = N_(
    "Send the line shown here, for a week under the name Content-Security-Policy-Report-Only: in the console of the "
    "browser (F12) stands what it would refuse, on pages that this audit did not open. Then give it its real name."
)
KINDS = {
    "none": N_("Browsers are not told which scripts belong to the website."),
    "report": N_("The policy only reports and keeps no script out."),
    "other": N_("There is a policy, but it says nothing of scripts."),
}


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report the pages whose scripts no policy restrains, each with a policy for the whole website."""
    pages = [page for page in site.pages if is_public_page(page)]
    proposed = suggestion(pages)
    by_kind: dict[str, list[Occurrence]] = {}
    for page in pages:
        if restrains_scripts(page):
            continue
        if not page.headers:
            untold_page = untold()
            yield Doubt(message=untold_page.message, occurrences=(Occurrence(page_url=page.url),), is_question=False)
            continue
        by_kind.setdefault(_kind(page), []).append(_occurrence(page, proposed))
    for kind, occurrences in by_kind.items():
        yield Finding(message=message(KINDS[kind]), occurrences=tuple(occurrences), repair=_repair(pages[0], proposed))


def _kind(page: PageEvidence) -> str:
    if policies(page):
        return "other"
    return "report" if header(page, REPORT_ONLY.lower()) is not None else "none"


def _occurrence(page: PageEvidence, proposed: Suggestion | None) -> Occurrence:
    names = (HEADER, REPORT_ONLY)
    sent = {name: value for name in names if (value := header(page, name.lower())) is not None}
    quote = "\n".join(f"{name}: {value}" for name, value in sent.items())
    if proposed is None:
        return Occurrence(quote=shortened(quote, QUOTE_CHARACTERS), page_url=page.url)
    headers = {HEADER: proposed.enforced} | ({REPORT_ONLY: proposed.tried_out} if proposed.tried_out else {})
    return Occurrence(
        quote=shortened(quote, QUOTE_CHARACTERS),
        after=shown(to_set(headers), server_of(page)),
        edits=tuple(Edit(operation=Operation.SET_HEADER, name=name, value=value) for name, value in headers.items()),
        page_url=page.url,
    )


def _repair(page: PageEvidence, proposed: Suggestion | None) -> Message | None:
    if proposed is None:
        return None
    return asking(server_of(page)) or message(IN_TWO_STEPS if proposed.tried_out else AT_ONCE)


RULE = SiteRule(
    id="content-security-policy",
    category=Category.SECURITY,
    impact=Impact.MODERATE,
    weight=3,
    references=(gigw("5.3.2"),),
    title=N_("Browsers know which scripts belong to the website"),
    failure_title=N_("Browsers do not know which scripts belong to the website"),
    why=N_(
        "Whoever manages to write a script into a page can read what citizens type and lead them elsewhere. With a "
        "policy the browser refuses scripts that do not come from where the website's own do."
    ),
    repair=N_(
        "Have the developer write a Content-Security-Policy that names the hosts scripts come from, and try it first "
        "as Content-Security-Policy-Report-Only."
    ),
    owner=Owner.HOSTING,
    effort=Effort.HOURS,
    ground=Ground.TOOL,
    per_page=True,
    applies=lambda site: any(is_public_page(page) for page in site.pages),
    check=check,
)
