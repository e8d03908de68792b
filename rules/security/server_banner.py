"""Server banner: the server does not tell strangers which version of which program it runs."""

import re
from collections.abc import Iterator

from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, place
from rules.fixing.edit import Edit, Operation
from rules.fixing.server_lines import SERVER_NAME, asking, server_of, shown, to_remove
from rules.page_text import Meta
from rules.rule import Category, Effort, Ground, Impact, Owner, Rule
from rules.security.public import header, is_public_page, untold
from rules.standards import gigw
from rules.text import shortened

QUOTE_CHARACTERS = 200
NAMES = (SERVER_NAME, "X-Powered-By", "X-AspNet-Version", "X-AspNetMvc-Version", "X-Generator")
PHP = "; php.ini\nexpose_php = Off\n\n"
_VERSION = re.compile(r"\d+\.\d+")
_WITH_VERSION = re.compile(r"[\s/]*\(?\bv?\d+(?:\.\d+)+[\w.+-]*\)?")


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report headers and generator elements that name a version."""
    if not page.headers:
        yield untold()
    server = server_of(page)
    sent = [(name, value) for name in NAMES if _VERSION.search(value := header(page, name.lower()) or "")]
    if sent:
        yield Finding(
            message=message(N_("The answer tells which version of which program the server runs.")),
            occurrences=tuple(_sent(page, name, value) for name, value in sent),
            repair=asking(server),
        )
    written = [meta for meta in page.text.meta if meta.name == "generator" and _VERSION.search(meta.content)]
    if written:
        yield Finding(
            message=message(N_("The page tells which version of which program made it.")),
            occurrences=tuple(place(meta, after=_without_version(meta), quote=meta.content) for meta in written),
        )


def _sent(page: PageEvidence, name: str, value: str) -> Occurrence:
    php = PHP if name == "X-Powered-By" and "php" in value.lower() else ""
    return Occurrence(
        quote=shortened(f"{name}: {value}", QUOTE_CHARACTERS),
        after=php + shown(to_remove(name), server_of(page)),
        edits=(Edit(operation=Operation.REMOVE_HEADER, name=name),),
    )


def _without_version(meta: Meta) -> str:
    tag = read_tag(meta.html)
    return str(tag.having("content", _WITH_VERSION.sub("", meta.content).strip())) if tag else ""


RULE = Rule(
    id="server-banner",
    category=Category.SECURITY,
    impact=Impact.MINOR,
    weight=1,
    references=(gigw("5.3.2 dev(j)"), gigw("5.3.1 A(d)")),
    title=N_("The server keeps its versions to itself"),
    failure_title=N_("The server tells strangers its versions"),
    why=N_("Intruders look for versions with known weaknesses by machine; whoever names one is found first."),
    repair=N_("Switch the version off as shown here, and keep the program up to date all the same."),
    owner=Owner.HOSTING,
    effort=Effort.MINUTES,
    ground=Ground.STANDARD,
    applies=is_public_page,
    check=check,
)
