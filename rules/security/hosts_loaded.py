"""Hosts of other companies that a page loads from, whose they are, and what they learn."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from rules.evidence import PageEvidence
from rules.finding import N_, Occurrence, message
from rules.information.reach import host_of
from rules.security.public import has_public_name
from rules.trust.governments import GOVERNMENT_ENDINGS
from rules.trust.outside import domain_of

MOST_NAMED = 40


class Purpose(StrEnum):
    """What a page loads from another company for."""

    ADVERTISING = "advertising"
    RECORDING = "recording"
    SOCIAL = "social"
    STATISTICS = "statistics"
    COUNTER = "counter"
    MAP = "map"
    VIDEO = "video"
    FONT = "font"
    TRANSLATION = "translation"
    FILES = "files"
    CAPTCHA = "captcha"
    UNKNOWN = "unknown"


# Whoever follows people from website to website, or looks over their shoulder.
TRACKING = frozenset({Purpose.ADVERTISING, Purpose.RECORDING, Purpose.SOCIAL})
LEARNS: Mapping[Purpose, str] = {
    Purpose.ADVERTISING: N_("{company} learns of every visit and adds it to what it knows of the person, to sell it."),
    Purpose.RECORDING: N_("{company} records what visitors point at, scroll to and type, like a film."),
    Purpose.SOCIAL: N_("{company} learns which of its members visit the page, without a click."),
    Purpose.STATISTICS: N_("{company} learns of every visit: page, device, place and time."),
    Purpose.COUNTER: N_("{company} learns of every visit for a number on the page, and pays for it by advertising."),
    Purpose.MAP: N_("{company} learns who looks at the page, and where, for a map."),
    Purpose.VIDEO: N_("{company} learns who looks at the page, before anybody plays the video."),
    Purpose.FONT: N_("{company} learns of every visit for a font that the website could keep itself."),
    Purpose.TRANSLATION: N_("{company} learns of every visit, and the text of what is translated."),
    Purpose.FILES: N_("{company} learns of every visit and could change the program that runs in the page."),
    Purpose.CAPTCHA: N_("{company} learns of every visit and decides who is a person."),
    Purpose.UNKNOWN: N_("{company} learns of every visit: address, device and time."),
}


@dataclass(frozen=True, slots=True)
class Outsider:
    """A host that is neither the website's nor the government's."""

    host: str
    company: str  # the host where it is not known
    purpose: Purpose

    def occurrence(self) -> Occurrence:
        """Return the host, and what whoever owns it learns."""
        return Occurrence(quote=self.host, note=message(LEARNS[self.purpose], company=self.company))


def outsiders(page: PageEvidence) -> tuple[Outsider, ...]:
    """Return the outsiders a page loads from without a click, by host.

    The name of a folder's own website is not known, so that in it only hosts of known companies count.
    """
    own = domain_of(host_of(page.url))
    hosts = {
        host
        for host in _hosts(page)
        if "." in host and domain_of(host) != own and not f".{host}".endswith(GOVERNMENT_ENDINGS)
    }
    found = map(_known, sorted(hosts))
    is_named = has_public_name(page.url)
    return tuple(one for one in found if is_named or one.purpose is not Purpose.UNKNOWN)[:MOST_NAMED]


def _hosts(page: PageEvidence) -> Iterator[str]:
    text = page.text
    yield from (host_of(script.src) for script in text.scripts)
    yield from (host_of(image.src) for image in text.images)
    yield from map(host_of, text.frames)
    yield from (host_of(link.href) for link in text.head_links if "stylesheet" in link.rel.split())
    if page.view:
        yield from (total.host for total in page.view.requests)


def _known(host: str) -> Outsider:
    labels = host.split(".")
    for first in range(len(labels) - 1):
        if found := _table().get(".".join(labels[first:])):
            return Outsider(host, *found)
    return Outsider(host, host, Purpose.UNKNOWN)


@cache
def _table() -> Mapping[str, tuple[str, Purpose]]:
    kinds = json.loads((files("rules.security") / "third_parties.json").read_text(encoding="utf-8"))["kinds"]
    return {
        host: (company, Purpose(kind))
        for kind, companies in kinds.items()
        for company, hosts in companies.items()
        for host in hosts
    }
