"""How a site is reached: its certificate and protocols, the cookies it sets, and whom it asks to tell of weaknesses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TlsEvidence:
    """The handshakes that were made with the host of the home page, at the port for https."""

    host: str
    error: str  # why browsers refuse the certificate, or why there was no handshake, in English; "": accepted
    protocol: str = ""  # agreed on with a client of today, such as "TLSv1.3"; "": no handshake
    issuer: str = ""  # organisation, else common name
    not_before: datetime | None = None  # UTC; None: no certificate that was accepted
    not_after: datetime | None = None
    # By protocol: offered to a client that speaks no other. None: not asked, no clear answer, or beyond our OpenSSL.
    offers: Mapping[str, bool | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCookie:
    """One cookie that the site set on the way of the crawl; its value is never kept."""

    name: str
    url: str  # of the answer that set it first
    is_secure: bool
    is_http_only: bool
    same_site: str  # lower case, "": not told


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityTxt:
    """The file in which a site says whom to tell of weaknesses (RFC 9116)."""

    url: str  # that answered, or was asked first
    status: int | None  # None: no answer
    is_file: bool  # plain text with a field of the standard
    contacts: tuple[str, ...] = ()
    expires: str = ""  # as written, "": not told
