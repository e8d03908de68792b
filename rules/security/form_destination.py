"""Form destination: what a citizen fills in stays with the government."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, message, place
from rules.information.reach import host_of
from rules.page_text import Form
from rules.rule import Category, Effort, Ground, Impact, Owner, Rule
from rules.standards import gigw
from rules.trust.governments import GOVERNMENT_ENDINGS
from rules.trust.outside import domain_of

_PERSONAL = frozenset({"email", "tel", "password", "file", "date"})


def check(page: PageEvidence) -> Iterator[Doubt]:
    """Ask about forms with a person's data that are sent to somebody else's host."""
    own = domain_of(host_of(page.url))
    for form in page.text.forms:
        host = host_of(form.action)
        if host and domain_of(host) != own and not host.endswith(GOVERNMENT_ENDINGS) and _is_personal(form):
            yield Doubt(
                message=message(
                    N_(
                        "What is filled in here is sent to {host}. Does the department know this recipient and have "
                        "an agreement with them? If not, it is a fault."
                    ),
                    host=host,
                ),
                occurrences=(place(form, quote=form.action),),
            )


def _is_personal(form: Form) -> bool:
    kinds = {field.type for field in form.fields}
    return (
        bool(kinds & _PERSONAL)
        or any(field.tag == "textarea" for field in form.fields)
        or (form.method == "post" and len(form.fields) > 1)
    )


RULE = Rule(
    id="form-destination",
    category=Category.SECURITY,
    impact=Impact.SERIOUS,
    weight=2,
    references=(gigw("5.3.2"), gigw("5.4.3h")),
    title=N_("What citizens fill in stays with the government"),
    failure_title=N_("What citizens fill in goes to somebody else"),
    why=N_("Names, numbers and complaints of citizens have to stay on servers the government answers for, in India."),
    repair=N_("Let the form be answered by the department's own server, or by a service of NIC or the State."),
    owner=Owner.DEVELOPER,
    effort=Effort.DAYS,
    ground=Ground.STANDARD,
    applies=lambda page: page.is_served and any(host_of(form.action) and form.fields for form in page.text.forms),
    check=check,
)
