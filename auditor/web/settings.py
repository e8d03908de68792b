"""What a server of the service is told when it starts, and where it keeps its files."""

import hashlib
import ipaddress
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from auditor.config import EXTENTS, INDIA, Depth, Manner
from auditor.web.jobs import Limits
from reports.letterhead import NO_SENDER, Sender
from rules.mobile.phone_loading import RUPEES_PER_GB
from rules.rule import Category
from rules.scorecard import CATEGORY_WEIGHTS

GOVERNMENT_DOMAINS = ("*.gov.in", "*.nic.in")
FORMATS = ("html", "json", "csv", "sheets", "letter", "gigw", "pdf")  # written by every audit
IPV6_OF_ONE_ASKER = 64  # bits: what one customer of a network is given
KEY_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeSettings:
    """One server; servers that share a database share the data folder as well, and have the same settings."""

    data: Path
    database: str  # URL or file, as auditor.history.database reads it
    allow_domains: tuple[str, ...] = GOVERNMENT_DOMAINS
    manner: Manner = field(default_factory=lambda: Manner(extent=EXTENTS[Depth.QUICK]))
    audits_at_once: int = 1
    limits: Limits = field(default_factory=Limits)
    weights: Mapping[Category, float] = field(default_factory=lambda: CATEGORY_WEIGHTS)
    rupees_per_gb: float = RUPEES_PER_GB
    sender: Sender = NO_SENDER
    formats: tuple[str, ...] = FORMATS
    language: str = "hi"  # where the visitor's browser names none of ours
    public_address: str = ""  # such as "https://audit.example.gov.in"; "": what the request says
    keep_evidence_days: int = 100  # pages and pictures of an audit
    keep_results_days: int = 800  # the rest of it, but its scores in the history
    grace_s: float = 20.0  # how long audits at work may go on after the server was told to end
    secret: bytes = b""  # signs cookies; secret_of gives the one of a data folder

    @property
    def is_https(self) -> bool:
        """Whether visitors reach the service by https alone."""
        return self.public_address.startswith("https://")

    @property
    def audits(self) -> Path:
        """Return the folder with one folder an audit."""
        return self.data / "audits"

    @property
    def logs(self) -> Path:
        """Return the folder of what was done on each website."""
        return self.data / "logs"


def secret_of(data: Path) -> bytes:
    """Return the secret of a data folder, made when it is first asked for; all servers of the folder have the same."""
    return _kept(data / "secret")


def asker_of(data: Path, address: str, now: datetime) -> str:
    """Return what an address is known by for the limits of a day in India: a hash under a key of that day.

    The keys of other days are deleted, and with them the only way to find out about an address.
    """
    key = _kept(data / "asker-keys" / now.astimezone(INDIA).date().isoformat())
    forget_asker_keys(data, now)
    return hashlib.blake2b(_network(address).encode(), key=key, digest_size=16).hexdigest()


def forget_asker_keys(data: Path, now: datetime) -> None:
    """Delete the keys of earlier days."""
    today = now.astimezone(INDIA).date().isoformat()
    for key in (data / "asker-keys").glob("[0-9]*"):
        if key.name < today:
            key.unlink(missing_ok=True)


def _network(address: str) -> str:
    """Return the part of an address that stays the same for one asker."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, IPV6_OF_ONE_ASKER), strict=False))
    return str(parsed)


def _kept(file: Path) -> bytes:
    """Return the random bytes of a file that only its owner reads; whoever comes first makes it."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        aside = file.with_name(f".{secrets.token_hex(8)}")
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(secrets.token_bytes(KEY_BYTES))
            os.link(aside, file)  # fails where another process was quicker
        except FileExistsError:
            pass
        finally:
            aside.unlink()
    return file.read_bytes()
