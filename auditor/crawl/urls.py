"""Web addresses in one spelling, so that two ways of writing an address count as one page."""

import ipaddress
import re
from functools import lru_cache
from urllib.parse import quote, urljoin, urlsplit

import idna

MAX_URL_CHARACTERS = 2_000  # longer ones are data smuggled into an address; servers refuse them too

DEFAULT_PORTS = {"http": 80, "https": 443}

# Parameters that name the campaign or the click, never the page.
# fmt: off
TRACKING = frozenset({
    "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "fbclid", "msclkid", "yclid", "twclid", "igshid", "mc_cid",
    "mc_eid", "_ga", "_gl", "_hsenc", "_hsmi", "mkt_tok", "oly_anon_id", "oly_enc_id", "vero_id", "wickedid",
    "s_cid", "__cf_chl_tk", "__cf_chl_rt_tk",
})
# fmt: on
TRACKING_PREFIXES = ("utm_", "pk_", "mtm_", "hsa_")

# Names that only ever carry a session, and names that do so when their value looks like one.
SESSION = re.compile(r"(?i)^(?:jsessionid|phpsessid|aspsessionid\w*|cftoken|asp\.net_sessionid)$")
SESSION_IF_OPAQUE = re.compile(r"(?i)^(?:sid|s|session|session_?id|sess_?id|zenid|oscsid)$")
OPAQUE = re.compile(r"^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9_-]{16,}$")
PATH_SESSION = re.compile(r"(?i);(?:jsessionid|phpsessid|sid)=[^/?#;]*")
COOKIELESS_SESSION = re.compile(r"(?i)/\((?:[ASFX]\([A-Za-z0-9_-]{8,}\))+\)(?=/|$)")  # ASP.NET

_IGNORED = re.compile(r"[\t\n\r]")
_EDGES = "".join(map(chr, range(0x21)))  # WHATWG URL §4.4: C0 control or space
_WEB = re.compile(r"(?i)https?://")
_SCHEME_ALONE = re.compile(r"(?i)https?:(?!//)")
_ESCAPE = re.compile(r"%(?:[0-9A-Fa-f]{2})?")
_PLAIN_PATH = re.compile(r"(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/?")
_PLAIN_HOST = re.compile(r"(?=.*[a-z])[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_PATH_SAFE = "!$&'()*+,;=:@/%"
_QUERY_SAFE = _PATH_SAFE + "?[]|{}^"


def normalised(url: str, base: str = "") -> str:
    """Return the address in its one spelling, absolute against `base`; "" where it is no http or https address.

    Dropped: fragments but `#!` and `#/` routes, tracking parameters, session ids, default ports, credentials,
    dot segments and an empty query. The order of parameters stays, since servers may read meaning into it.
    Escapes follow RFC 3986 §6.2.2, hosts are lower case and in ASCII (IDNA, UTS 46).
    """
    cleaned = _IGNORED.sub("", url.strip(_EDGES))
    if len(cleaned) > MAX_URL_CHARACTERS:
        return ""
    if cleaned[:1] == "/" and base and _PLAIN_PATH.fullmatch(cleaned):
        origin = _origin(base)  # most links of most sites, at a fifth of the cost
        return origin + cleaned if origin else ""
    return _spelled(cleaned, base)


@lru_cache(maxsize=1_000)
def _origin(base: str) -> str:
    return _spelled("/", base).rstrip("/")


def _spelled(cleaned: str, base: str) -> str:
    try:
        parts = urlsplit(_joined(cleaned, base))
        port = parts.port
    except ValueError:
        return ""
    scheme = parts.scheme.lower()
    host = _ascii_host(parts.hostname or "")
    if scheme not in DEFAULT_PORTS or not host:
        return ""
    authority = host if port in (None, DEFAULT_PORTS[scheme]) else f"{host}:{port}"
    path = _path(parts.path.replace("\\", "/"))
    query = _query(parts.query)
    spelled = f"{scheme}://{authority}{path}" + (f"?{query}" if query else "") + _route(parts.fragment)
    return spelled if len(spelled) <= MAX_URL_CHARACTERS else ""


def href_of(raw: str, base: str) -> str:
    """Return the address a link leads to: web addresses normalised, `mailto:` and `tel:` as written, else ""."""
    cleaned = _IGNORED.sub("", raw.strip(_EDGES))
    if cleaned[:7].lower() == "mailto:" or cleaned[:4].lower() == "tel:":
        return cleaned[:MAX_URL_CHARACTERS]
    return normalised(cleaned, base) if cleaned else ""


def host_of(url: str) -> str:
    """Return the host name of a normalised address, without port."""
    return urlsplit(url).hostname or ""


def without_fragment(url: str) -> str:
    """Return the address without its client-side route: what is asked of the server."""
    return url.partition("#")[0]


def bare_host(host: str) -> str:
    """Return the host without a leading `www.`, so that twins compare as equal."""
    return host.removeprefix("www.")


def _joined(url: str, base: str) -> str:
    path_ends_at = min((at for at in (url.find("?"), url.find("#")) if at >= 0), default=len(url))
    url = url[:path_ends_at].replace("\\", "/") + url[path_ends_at:]
    if _WEB.match(url):
        return url
    if _SCHEME_ALONE.match(url):  # "http:page": a path after all, as browsers take it
        url = url.partition(":")[2] if base else url.replace(":", "://", 1)
    return urljoin(base, url)


def _ascii_host(host: str) -> str:
    host = host.strip(".").lower()
    if _PLAIN_HOST.fullmatch(host) and "xn--" not in host:
        return host if len(host) <= 253 else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        pass
    else:
        return f"[{address.compressed}]" if address.version == 6 else str(address)
    if host.isascii():
        return host if re.fullmatch(r"[a-z0-9_.-]{1,253}", host) and ".." not in host else ""
    try:
        return idna.encode(host, uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError):
        return ""


def _escaped(text: str, safe: str) -> str:
    """Return the text with needless escapes undone, needed ones made, and all of them in upper case."""

    def respell(match: re.Match[str]) -> str:
        escape = match.group()
        if len(escape) == 1:
            return "%25"
        character = chr(int(escape[1:], 16))
        return character if character in _UNRESERVED else escape.upper()

    if "%" in text:
        text = _ESCAPE.sub(respell, text)
    return quote(text, safe=safe, errors="replace")


def _path(path: str) -> str:
    if _PLAIN_PATH.fullmatch(path):
        return path or "/"
    if ";" in path:
        path = PATH_SESSION.sub("", path)
    path = _escaped(path, _PATH_SAFE)
    path = COOKIELESS_SESSION.sub("", path)
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            if len(kept) > 1:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    joined = "/".join(kept)
    return joined if joined.startswith("/") else "/" + joined


def _query(query: str) -> str:
    if not query:
        return ""
    return "&".join(
        _escaped(pair, _QUERY_SAFE) for pair in query.split("&") if pair and not _is_incidental(*pair.partition("="))
    )


def _is_incidental(name: str, _: str, value: str) -> bool:
    lowered = name.lower()
    return (
        lowered in TRACKING
        or lowered.startswith(TRACKING_PREFIXES)
        or bool(SESSION.match(name))
        or bool(SESSION_IF_OPAQUE.match(name) and OPAQUE.match(value))
    )


def _route(fragment: str) -> str:
    """Return a fragment that names a page of a client-side application, with its mark; "" for any other."""
    if fragment.startswith(("!", "/")) and len(fragment) > 1:
        return "#" + _escaped(fragment, _QUERY_SAFE)
    return ""
