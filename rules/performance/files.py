"""The files of a page as the rules about speed see them: whose they are, what they weigh, what would be saved."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from rules.evidence import FIRST_ERROR_STATUS, PageEvidence
from rules.finding import N_, Message, Occurrence, message
from rules.information.reach import host_of
from rules.trust.outside import domain_of
from rules.views.resources import Resource

SHOWN = 10  # files named by a finding
BYTES_OF_A_KILOBYTE = 1000
BYTES_OF_A_MEGABYTE = 1_000_000
# Of text compressed by gzip; style sheets, scripts and pages shrink to a fifth up to a third. Bodies are not kept, so
# it is an estimate and said to be one.
PACKED_SHARE = 0.3
LEAST_PACKED_BYTES = 1400  # less fits into one packet as it is (Lighthouse uses-text-compression)
_TEXT_TYPES = frozenset({"application/javascript", "application/x-javascript", "application/json", "application/xml"})
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def files(page: PageEvidence) -> tuple[Resource, ...]:
    """Return the files that arrived: the page first, the others by address, as they come in another order each time."""
    found: dict[str, Resource] = {}
    for one in page.view.resources if page.view else ():
        if one.status is not None and one.status < FIRST_ERROR_STATUS:
            found.setdefault(one.url, one)
    arrived = list(found.values())
    return (*arrived[:1], *sorted(arrived[1:], key=lambda one: one.url))


def is_on_a_server(page: PageEvidence) -> bool:
    """Return whether the page came from a server of the department's and not from a folder of this machine."""
    host = host_of(page.url)
    return bool(host) and host not in _LOOPBACK and not host.endswith(".localhost")


def is_own(resource: Resource, page: PageEvidence) -> bool:
    """Return whether a file comes from the website itself, or from a name of the same owner."""
    return domain_of(host_of(resource.url)) == domain_of(host_of(page.url))


def is_text(resource: Resource) -> bool:
    """Return whether a file is text, which compression makes much smaller."""
    kind = resource.media_type
    return kind.startswith("text/") or kind in _TEXT_TYPES or kind.endswith(("+xml", "+json"))


def is_unpacked(resource: Resource) -> bool:
    """Return whether a file is text that was sent as it is, although compression would pay."""
    return (
        is_text(resource)
        and not resource.encoding
        and resource.decoded_bytes >= LEAST_PACKED_BYTES
        and resource.transferred_bytes >= resource.decoded_bytes
    )


def wire_bytes(resource: Resource, page: PageEvidence) -> int:
    """Return what a file weighs on the way to a visitor; of a folder, which no server has packed yet, by estimate."""
    if not is_on_a_server(page) and is_unpacked(resource):
        return round(resource.decoded_bytes * PACKED_SHARE)
    return resource.transferred_bytes


def name_of(resource: Resource) -> str:
    """Return the last part of a file's address."""
    return urlsplit(resource.url).path.rpartition("/")[2]


def kilobytes(size_bytes: float) -> int:
    """Return kilobytes of 1000 bytes."""
    return round(size_bytes / BYTES_OF_A_KILOBYTE)


def megabytes(size_bytes: float) -> float:
    """Return megabytes with one digit."""
    return round(size_bytes / BYTES_OF_A_MEGABYTE, 1)


def saving(resource: Resource, note: str, saved_bytes: float, after: str = "") -> Occurrence:
    """Return a file with a note that tells its size and what would be saved, in kB."""
    return Occurrence(
        quote=resource.url,
        after=after,
        note=message(note, size=kilobytes(resource.transferred_bytes), saved=kilobytes(saved_bytes)),
    )


def weighing(resources: Iterable[Resource], page: PageEvidence) -> tuple[Occurrence, ...]:
    """Return the heaviest of these files, each with its weight on the way."""
    heaviest = sorted(resources, key=lambda one: -wire_bytes(one, page))[:SHOWN]
    return tuple(Occurrence(quote=one.url, note=weight(one, page)) for one in heaviest)


def heaviest_first(resources: Iterable[Resource]) -> Iterator[tuple[bool, Resource]]:
    """Yield the heaviest of these files, and whether it is the first: what mends them all is shown once."""
    for place, one in enumerate(sorted(resources, key=lambda one: -one.transferred_bytes)[:SHOWN]):
        yield not place, one


def weight(resource: Resource, page: PageEvidence) -> Message:
    """Return what a file weighs on the way, in words."""
    return message(N_("{size} kB on the way"), size=kilobytes(wire_bytes(resource, page)))


def total_bytes(resources: Iterable[Resource], page: PageEvidence) -> int:
    """Return what these files weigh together on the way."""
    return sum(wire_bytes(one, page) for one in resources)
