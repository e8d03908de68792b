"""The social networks: which address is an account, which shares a page, and which leads to nobody."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from urllib.parse import parse_qs, unquote, urlsplit


class Kind(StrEnum):
    """What stands at an address of a network."""

    ACCOUNT = "account"
    PERSONAL = "personal"  # the form of address that people have, and offices sometimes
    CONTENT = "content"  # one post, film or list
    SHARE = "share"  # passes the page on
    ROOT = "root"  # the network itself, or its way in
    SEARCH = "search"
    UNFILLED = "unfilled"  # a sample address, or the account of whoever made the theme or runs the network
    CLOSED = "closed"  # the network no longer exists
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Address:
    """An address of a network."""

    network: str  # key of NAMES
    kind: Kind
    handle: str = ""  # lower case, without @


NAMES: Mapping[str, str] = {
    "x": "X",
    "facebook": "Facebook",
    "instagram": "Instagram",
    "youtube": "YouTube",
    "linkedin": "LinkedIn",
    "whatsapp": "WhatsApp",
    "telegram": "Telegram",
    "threads": "Threads",
    "koo": "Koo",
    "google-plus": "Google+",
}
_HOSTS: Mapping[str, str] = {
    "x.com": "x",
    "twitter.com": "x",
    "facebook.com": "facebook",
    "fb.com": "facebook",
    "instagram.com": "instagram",
    "youtube.com": "youtube",
    "youtu.be": "youtube",
    "linkedin.com": "linkedin",
    "whatsapp.com": "whatsapp",
    "wa.me": "whatsapp",
    "t.me": "telegram",
    "telegram.me": "telegram",
    "threads.net": "threads",
    "threads.com": "threads",
    "kooapp.com": "koo",
    "plus.google.com": "google-plus",
}
CLOSED_IN: Mapping[str, int] = {"koo": 2024, "google-plus": 2019}  # as their makers announced
# Hosts of a network that hold its papers for developers, helpers and businesses, and no accounts.
_ELSEWHERE = re.compile(
    r"(?:developers?|dev|support|help|about|business|blog|status|platform|syndication|pic|ads|analytics|studio|music"
    r"|kids|tv|graph|connect|l|lm|accounts|careers|learning|faq|publish|cards|img|i|scontent|static)\."
)
_UNFILLED = frozenset(
    {
        *(
            "username",
            "user_name",
            "yourusername",
            "your_username",
            "your-username",
            "yourpage",
            "your-page",
            "your_page",
        ),
        *(
            "yourhandle",
            "your_handle",
            "your-handle",
            "yourname",
            "your_name",
            "your-name",
            "yourprofile",
            "your-profile",
        ),
        *("yourchannel", "your-channel", "yourcompany", "your-company", "yourdepartment", "your-department", "handle"),
        *("example", "example.com", "pagename", "page-name", "page_name", "channelname", "companyname", "company-name"),
        *(
            "xxxx",
            "xxxxx",
            "dummy",
            "loremipsum",
            "lorem",
            "facebook",
            "twitter",
            "x",
            "youtube",
            "instagram",
            "linkedin",
        ),
        *(
            "wordpress",
            "wordpressdotcom",
            "envato",
            "themeforest",
            "colorlib",
            "bootstrap",
            "getbootstrap",
            "w3layouts",
        ),
        *("html5up", "themewagon", "bootstrapmade", "templatemo", "elegantthemes", "elementor", "shapebootstrap"),
        *("themefisher", "uicookies", "drupal", "joomla", "addthis", "sharethis"),
    }
)
_HANDLE = re.compile(r"[\w.\-\u0900-\u097f]+")
_X_HANDLE = re.compile(r"\w{1,15}", re.ASCII)
_NUMBER = re.compile(r"\d+")


@lru_cache(maxsize=16_384)
def read_address(url: str) -> Address | None:
    """Return what an absolute address is among the networks; None when it belongs to none of them."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    network = network_of_host(host)
    if not network or (_ELSEWHERE.match(host) and host not in _HOSTS):
        return None
    if network in CLOSED_IN:
        return Address(network, Kind.CLOSED)
    route = parts.fragment.removeprefix("!") if parts.fragment.startswith("!/") else ""  # x.com/#!/name, the old form
    path = [unquote(part) for part in (parts.path + route).split("/") if part]
    query = {name.lower(): values[0] for name, values in parse_qs(parts.query).items()}
    read = _READERS[network]
    kind, handle = read(path, query)
    handle = handle.lower().removeprefix("@").strip()
    if host == "youtu.be":
        kind, handle = Kind.CONTENT if path else Kind.ROOT, ""
    if kind is Kind.ACCOUNT and handle in _UNFILLED:
        return Address(network, Kind.UNFILLED, handle)
    if kind is Kind.ACCOUNT and not _HANDLE.fullmatch(handle):
        return Address(network, Kind.OTHER)
    return Address(network, kind, handle)


def network_of_host(host: str) -> str:
    """Return the network a host belongs to, "" for none."""
    labels = host.lower().split(".")
    return next((_HOSTS[end] for n in (3, 2) if (end := ".".join(labels[-n:])) in _HOSTS), "")


def plain_address(network: str, url: str) -> str:
    """Return the address of an account as it is best linked: https, the present host, no query, no language."""
    parts = urlsplit(url)
    host = {
        "x": "x.com",
        "facebook": "www.facebook.com",
        "instagram": "www.instagram.com",
        "youtube": "www.youtube.com",
        "linkedin": "www.linkedin.com",
    }.get(network, parts.hostname or "")
    keeps_query = parts.path.rstrip("/").endswith((".php", "/send")) or parts.path.startswith("/intent/")
    return f"https://{host}{parts.path}" + (f"?{parts.query}" if parts.query and keeps_query else "")


def normal_handle(network: str, handle: str) -> str:
    """Return the handle of an account as a person wrote it, an address or a name, in the form addresses give."""
    written = handle.strip()
    if "/" in written:
        found = read_address(written if "://" in written else f"https://{written}")
        return found.handle if found and found.network == network else ""
    return written.lower().removeprefix("@")


def network_named(name: str) -> str:
    """Return the network a person calls by this name, "" for none."""
    plain = re.sub(r"[^a-z+]", "", name.lower())
    return {"twitter": "x", "xtwitter": "x", "twitterx": "x", "fb": "facebook", "insta": "instagram"}.get(
        plain, plain if plain in NAMES else ""
    )


Read = Callable[[list[str], Mapping[str, str]], tuple[Kind, str]]


def _first(path: list[str]) -> str:
    return path[0].lower() if path else ""


def _facebook(path: list[str], query: Mapping[str, str]) -> tuple[Kind, str]:
    match _first(path):
        case "" | "home.php" | "login" | "login.php" | "index.php" | "r.php" | "signup":
            return Kind.ROOT, ""
        case "sharer" | "sharer.php" | "share.php" | "dialog":
            return Kind.SHARE, ""
        case "profile.php":
            return (Kind.PERSONAL, query["id"]) if _NUMBER.fullmatch(query.get("id", "")) else (Kind.UNFILLED, "")
        case "people":
            return (Kind.PERSONAL, path[-1]) if len(path) > 1 else (Kind.ROOT, "")
        case "pages" | "groups" | "pg":
            return (Kind.ACCOUNT, path[-1] if path[0].lower() == "pages" else path[1]) if path[1:] else (Kind.OTHER, "")
        case "search":
            return Kind.SEARCH, ""
        case (
            "share" | "plugins" | "tr" | "watch" | "events" | "hashtag" | "photo" | "photo.php" | "photos" | "story.php"
        ):
            return Kind.OTHER, ""
        case "permalink.php" | "media" | "reel" | "policies" | "help" | "privacy" | "legal" | "l.php" | "business":
            return Kind.OTHER, ""
        case _:
            tabs = {"about", "photos", "videos", "posts", "timeline", "info", "home", "reels", "?"}
            is_tab = len(path) == 2 and path[1].lower() in tabs
            return (Kind.ACCOUNT, path[0]) if len(path) == 1 or is_tab else (Kind.CONTENT, path[0])


def _x(path: list[str], query: Mapping[str, str]) -> tuple[Kind, str]:
    match _first(path):
        case "" | "home" | "login" | "signup" | "explore" if "status" not in query:
            return Kind.ROOT, ""
        case "share" | "home":
            return Kind.SHARE, ""
        case "intent":
            name = query.get("screen_name", "")
            return (Kind.ACCOUNT, name) if name else (Kind.SHARE, "")
        case "search" | "hashtag":
            return Kind.SEARCH if _first(path) == "search" else Kind.CONTENT, ""
        case "i" | "privacy" | "tos" | "settings" | "statuses":
            return Kind.OTHER, ""
        case first if len(path) == 1 or path[1].lower() in {"media", "with_replies", "likes"}:
            name = first.removeprefix("@")
            return (Kind.ACCOUNT, name) if _X_HANDLE.fullmatch(name) else (Kind.OTHER, "")
        case first:
            return Kind.CONTENT, first


def _instagram(path: list[str], _: Mapping[str, str]) -> tuple[Kind, str]:
    match _first(path):
        case "" | "accounts":
            return Kind.ROOT, ""
        case "explore":
            return (Kind.SEARCH if path[1:2] == ["search"] else Kind.OTHER), ""
        case "p" | "reel" | "reels" | "tv" | "stories" | "s" | "direct" | "about" | "legal":
            return Kind.CONTENT, ""
        case first:
            return (Kind.ACCOUNT, first) if len(path) == 1 or path[1] in {"reels", "tagged"} else (Kind.CONTENT, first)


def _youtube(path: list[str], _: Mapping[str, str]) -> tuple[Kind, str]:
    match _first(path):
        case "" | "feed" | "signin":
            return Kind.ROOT, ""
        case "results":
            return Kind.SEARCH, ""
        case "channel" | "user" | "c":
            return (Kind.ACCOUNT, path[1]) if path[1:] else (Kind.UNFILLED, "")
        case "watch" | "playlist" | "shorts" | "live" | "embed" | "v" | "post" | "clip" | "hashtag" | "playlists":
            return Kind.CONTENT, ""
        case "account" | "premium" | "about" | "t" | "gaming" | "redirect" | "howyoutubeworks" | "ads" | "static":
            return Kind.OTHER, ""
        case first:
            return Kind.ACCOUNT, first


def _linkedin(path: list[str], _: Mapping[str, str]) -> tuple[Kind, str]:
    match _first(path):
        case "" | "login" | "home" | "uas":
            return Kind.ROOT, ""
        case "sharearticle" | "sharing" | "cws":
            return Kind.SHARE, ""
        case "company" | "school" | "showcase" | "groups":
            return (Kind.ACCOUNT, path[1]) if path[1:] else (Kind.ROOT, "")
        case "in" | "pub":
            return (Kind.PERSONAL, path[1]) if path[1:] else (Kind.ROOT, "")
        case "feed" if len(path) == 1:
            return Kind.ROOT, ""
        case "posts" | "feed" | "pulse" | "events" | "video":
            return Kind.CONTENT, ""
        case _:
            return Kind.OTHER, ""


def _whatsapp(path: list[str], query: Mapping[str, str]) -> tuple[Kind, str]:
    first = _first(path)
    if first == "channel":
        return (Kind.ACCOUNT, path[1]) if path[1:] else (Kind.ROOT, "")
    if first == "send" or not first:
        phone = re.sub(r"\D", "", query.get("phone", ""))
        if phone:
            return Kind.ACCOUNT, phone
        return (Kind.SHARE if "text" in query or first else Kind.ROOT), ""
    if _NUMBER.fullmatch(first.removeprefix("+")):
        return Kind.ACCOUNT, first.removeprefix("+")
    return Kind.OTHER, ""


def _telegram(path: list[str], _: Mapping[str, str]) -> tuple[Kind, str]:
    first = _first(path)
    if first == "share":
        return Kind.SHARE, ""
    names = path[1:] if first == "s" else path
    if not names:
        return Kind.ROOT, ""
    return (Kind.ACCOUNT, names[0]) if len(names) == 1 and _TELEGRAM_NAME.fullmatch(names[0]) else (Kind.OTHER, "")


def _threads(path: list[str], _: Mapping[str, str]) -> tuple[Kind, str]:
    if not path or _first(path) == "login":
        return Kind.ROOT, ""
    if not path[0].startswith("@"):
        return Kind.OTHER, ""
    return (Kind.ACCOUNT, path[0]) if len(path) == 1 else (Kind.CONTENT, path[0])


_TELEGRAM_NAME = re.compile(r"\w{4,32}", re.ASCII)
_READERS: Mapping[str, Read] = {
    "x": _x,
    "facebook": _facebook,
    "instagram": _instagram,
    "youtube": _youtube,
    "linkedin": _linkedin,
    "whatsapp": _whatsapp,
    "telegram": _telegram,
    "threads": _threads,
}
