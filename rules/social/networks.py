"""The social networks: their names, and the hosts they answer at."""

import re
from collections.abc import Mapping

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
CLOSED_IN: Mapping[str, int] = {"koo": 2024, "google-plus": 2019}  # as their makers announced
PRESENT_HOSTS: Mapping[str, str] = {
    "x": "x.com",
    "facebook": "www.facebook.com",
    "instagram": "www.instagram.com",
    "youtube": "www.youtube.com",
    "linkedin": "www.linkedin.com",
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
# Hosts of a network that hold its papers for developers, helpers and businesses, and no accounts.
_ELSEWHERE = re.compile(
    r"(?:developers?|dev|support|help|about|business|blog|status|platform|syndication|pic|ads|analytics|studio|music"
    r"|kids|tv|graph|connect|l|lm|accounts|careers|learning|faq|publish|cards|img|i|scontent|static)\."
)
_NICKNAMES = {"twitter": "x", "xtwitter": "x", "twitterx": "x", "fb": "facebook", "insta": "instagram"}


def network_of_host(host: str) -> str:
    """Return the network a host belongs to, "" for none."""
    labels = host.lower().split(".")
    return next((_HOSTS[end] for n in (3, 2) if (end := ".".join(labels[-n:])) in _HOSTS), "")


def holds_accounts(host: str) -> bool:
    """Return whether a host of a network is one that its accounts are found at."""
    return host in _HOSTS or not _ELSEWHERE.match(host)


def network_named(name: str) -> str:
    """Return the network a person calls by this name, "" for none."""
    plain = re.sub(r"[^a-z+]", "", name.lower())
    return _NICKNAMES.get(plain, plain if plain in NAMES else "")
