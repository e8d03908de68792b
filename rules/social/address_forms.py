"""The forms of addresses in each social network: what the parts of a path say of what stands there."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum


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


Query = Mapping[str, str]
Form = tuple[Kind, str]  # what stands there, and the handle as written, "": none

# What the first part of a path says alone.
_FIRST_PARTS: Mapping[str, Mapping[Kind, str]] = {
    "facebook": {
        Kind.ROOT: "home.php login login.php index.php r.php signup",
        Kind.SHARE: "sharer sharer.php share.php dialog",
        Kind.SEARCH: "search",
        Kind.OTHER: "share plugins tr watch events hashtag photo photo.php photos story.php permalink.php media reel "
        "policies help privacy legal l.php business",
    },
    "x": {
        Kind.ROOT: "login signup explore",
        Kind.SHARE: "share",
        Kind.SEARCH: "search",
        Kind.CONTENT: "hashtag",
        Kind.OTHER: "i privacy tos settings statuses",
    },
    "instagram": {Kind.ROOT: "accounts", Kind.CONTENT: "p reel reels tv stories s direct about legal"},
    "youtube": {
        Kind.ROOT: "feed signin",
        Kind.SEARCH: "results",
        Kind.CONTENT: "watch playlist shorts live embed v post clip hashtag playlists",
        Kind.OTHER: "account premium about t gaming redirect howyoutubeworks ads static",
    },
    "linkedin": {
        Kind.ROOT: "login home uas",
        Kind.SHARE: "sharearticle sharing cws",
        Kind.CONTENT: "posts pulse events video",
    },
    "whatsapp": {},
    "telegram": {Kind.SHARE: "share"},
    "threads": {Kind.ROOT: "login"},
}
_KINDS = {
    (network, part): kind
    for network, kinds in _FIRST_PARTS.items()
    for kind, parts in kinds.items()
    for part in parts.split()
}
_X_HANDLE = re.compile(r"\w{1,15}", re.ASCII)
_TELEGRAM_NAME = re.compile(r"\w{4,32}", re.ASCII)
_NUMBER = re.compile(r"\d+")


def read_path(network: str, path: list[str], query: Query) -> Form:
    """Return what stands at a path of a network, and the handle as written there."""
    first = path[0].lower() if path else ""
    kind = _KINDS.get((network, first))
    return (kind, "") if kind else _READERS[network](first, path, query)


def _facebook(first: str, path: list[str], query: Query) -> Form:
    match first:
        case "":
            return Kind.ROOT, ""
        case "profile.php":
            return (Kind.PERSONAL, query["id"]) if _NUMBER.fullmatch(query.get("id", "")) else (Kind.UNFILLED, "")
        case "people":
            return (Kind.PERSONAL, path[-1]) if path[1:] else (Kind.ROOT, "")
        case "pages":
            return (Kind.ACCOUNT, path[-1]) if path[1:] else (Kind.OTHER, "")
        case "groups" | "pg":
            return (Kind.ACCOUNT, path[1]) if path[1:] else (Kind.OTHER, "")
        case _:
            tabs = {"about", "photos", "videos", "posts", "timeline", "info", "home", "reels", "?"}
            is_tab = len(path) == 2 and path[1].lower() in tabs
            return (Kind.ACCOUNT, path[0]) if len(path) == 1 or is_tab else (Kind.CONTENT, path[0])


def _x(first: str, path: list[str], query: Query) -> Form:
    match first:
        case "":
            return Kind.ROOT, ""
        case "home":
            return Kind.SHARE if "status" in query else Kind.ROOT, ""
        case "intent":
            name = query.get("screen_name", "")
            return (Kind.ACCOUNT, name) if name else (Kind.SHARE, "")
        case _ if len(path) == 1 or path[1].lower() in {"media", "with_replies", "likes"}:
            name = first.removeprefix("@")
            return (Kind.ACCOUNT, name) if _X_HANDLE.fullmatch(name) else (Kind.OTHER, "")
        case _:
            return Kind.CONTENT, first


def _instagram(first: str, path: list[str], _: Query) -> Form:
    match first:
        case "":
            return Kind.ROOT, ""
        case "explore":
            return (Kind.SEARCH if path[1:2] == ["search"] else Kind.OTHER), ""
        case _:
            return (Kind.ACCOUNT, first) if len(path) == 1 or path[1] in {"reels", "tagged"} else (Kind.CONTENT, first)


def _youtube(first: str, path: list[str], _: Query) -> Form:
    match first:
        case "":
            return Kind.ROOT, ""
        case "channel" | "user" | "c":
            return (Kind.ACCOUNT, path[1]) if path[1:] else (Kind.UNFILLED, "")
        case _:
            return Kind.ACCOUNT, first


def _linkedin(first: str, path: list[str], _: Query) -> Form:
    match first:
        case "":
            return Kind.ROOT, ""
        case "company" | "school" | "showcase" | "groups":
            return (Kind.ACCOUNT, path[1]) if path[1:] else (Kind.ROOT, "")
        case "in" | "pub":
            return (Kind.PERSONAL, path[1]) if path[1:] else (Kind.ROOT, "")
        case "feed":
            return Kind.CONTENT if path[1:] else Kind.ROOT, ""
        case _:
            return Kind.OTHER, ""


def _whatsapp(first: str, path: list[str], query: Query) -> Form:
    number = first.removeprefix("+")
    match first:
        case "channel":
            return (Kind.ACCOUNT, path[1]) if path[1:] else (Kind.ROOT, "")
        case "send" | "":
            phone = re.sub(r"\D", "", query.get("phone", ""))
            unaddressed = Kind.SHARE if "text" in query or first else Kind.ROOT
            return (Kind.ACCOUNT, phone) if phone else (unaddressed, "")
        case _:
            return (Kind.ACCOUNT, number) if _NUMBER.fullmatch(number) else (Kind.OTHER, "")


def _telegram(first: str, path: list[str], _: Query) -> Form:
    names = path[1:] if first == "s" else path
    if not names:
        return Kind.ROOT, ""
    return (Kind.ACCOUNT, names[0]) if len(names) == 1 and _TELEGRAM_NAME.fullmatch(names[0]) else (Kind.OTHER, "")


def _threads(_: str, path: list[str], __: Query) -> Form:
    if not path:
        return Kind.ROOT, ""
    if not path[0].startswith("@"):
        return Kind.OTHER, ""
    return (Kind.ACCOUNT if len(path) == 1 else Kind.CONTENT), path[0]


_READERS: Mapping[str, Callable[[str, list[str], Query], Form]] = {
    "x": _x,
    "facebook": _facebook,
    "instagram": _instagram,
    "youtube": _youtube,
    "linkedin": _linkedin,
    "whatsapp": _whatsapp,
    "telegram": _telegram,
    "threads": _threads,
}
