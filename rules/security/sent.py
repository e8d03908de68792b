"""A header that is missing or wrong, as a finding: what was sent, the ready lines, and the change as data."""

from rules.evidence import PageEvidence
from rules.finding import Finding, Message, Occurrence
from rules.fixing.edit import Edit, Operation
from rules.fixing.server_lines import asking, server_of, shown, to_set
from rules.security.public import header
from rules.text import shortened

QUOTE_CHARACTERS = 300
NOTHING = "\N{EM DASH}"  # in place of a value that was not sent: two missing headers are two places


def to_be_sent(page: PageEvidence, name: str, value: str, said: Message) -> Finding:
    """Return that a page should come with this header, beside what it came with."""
    sent, server = header(page, name.lower()), server_of(page)
    occurrence = Occurrence(
        quote=shortened(f"{name}: {NOTHING if sent is None else sent}", QUOTE_CHARACTERS),
        after=shown(to_set({name: value}), server),
        edits=(Edit(operation=Operation.SET_HEADER, name=name, value=value),),
    )
    return Finding(message=said, occurrences=(occurrence,), repair=asking(server))
