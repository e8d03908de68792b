"""Failed embed: what a page shows of a social network or a film service appears."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from rules.accessibility.markup import read_tag
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, message, place
from rules.page_text import Link
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.social.address_forms import Kind
from rules.social.addresses import read_address
from rules.social.networks import network_of_host
from rules.standards import gigw
from rules.view import PageView
from rules.views.reading import Frame

LEAST_HEIGHT_CSS_PX = 50  # less shows nothing of a list of posts; convention
_TIMELINE = frozenset({"twitter-timeline", "twitter-grid", "twitter-moment"})
_SCRIPT_HOSTS = ("platform.twitter.com", "platform.x.com", "syndication.twitter.com")
_FILM = re.compile(r"[\w-]{11}")
_FRAMED = re.compile(r"(?i)embed|plugins|/v\d*/|/tr(?:/|$)|dialog|widget|live_chat|video\.php|share")


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report frames that their service refuses to fill, and lists of posts of which only the link is left."""
    view = page.view
    if view is None or view.reading is None:
        return
    refused = [frame for frame in view.reading.frames if _is_refused(frame.src)]
    if refused:
        yield Finding(
            message=message(N_("The service does not let this address be shown inside another website.")),
            occurrences=tuple(place(frame, after=_embedded(frame), quote=frame.src) for frame in refused),
        )
    unfilled = [frame for frame in view.reading.frames if _is_unfilled(frame.src)]
    if unfilled:
        yield Finding(
            message=message(N_("The frame for a film names no film.")),
            occurrences=tuple(place(frame, quote=frame.src) for frame in unfilled),
        )
    flat = [frame for frame in view.reading.frames if _is_flat(frame, view)]
    if flat:
        yield Finding(
            message=message(N_("The posts of the network are in a frame so low that nothing can be read.")),
            occurrences=tuple(place(frame, quote=frame.src) for frame in flat),
        )
    yield from _timelines(page, view)


def _timelines(page: PageEvidence, view: PageView) -> Iterator[Finding | Doubt]:
    left = tuple(place(link, quote=link.href) for link in page.text.links if is_timeline(link))
    if not left:
        return
    if any((urlsplit(request.url).hostname or "") in _SCRIPT_HOSTS for request in view.failed_requests):
        yield Doubt(
            message=message(N_("The script of the network did not arrive when the page was looked at.")),
            occurrences=left,
            is_question=False,
        )
    elif any(request.host in _SCRIPT_HOSTS for request in view.requests):
        yield Finding(
            message=message(N_("Instead of the posts of X only a link is shown.")),
            occurrences=left,
        )
    else:
        yield Doubt(
            message=message(
                N_("Scroll to this place and wait ten seconds: are posts shown, or only a link?"),
            ),
            occurrences=left,
        )


def is_timeline(link: Link) -> bool:
    """Return whether a script of the network puts a list of posts in the place of a link."""
    tag = read_tag(link.html)
    return tag is not None and not _TIMELINE.isdisjoint((tag.get("class") or "").split())


def _is_refused(src: str) -> bool:
    """Return whether the address is a page of a network, all of which forbid to be framed, and no plug-in of it."""
    try:
        parts = urlsplit(src)
    except ValueError:
        return False
    address = read_address(src)
    if address is None or address.network not in ("x", "facebook", "instagram", "youtube", "linkedin"):
        return False
    is_page = address.kind in (Kind.ACCOUNT, Kind.CONTENT, Kind.ROOT)
    return is_page and not _FRAMED.search(parts.path)


def _embedded(frame: Frame) -> str:
    """Return the frame of a film with the address that may be framed; "" for other services."""
    tag, parts = read_tag(frame.html), urlsplit(frame.src)
    film = parse_qs(parts.query).get("v", [""])[0] if parts.path == "/watch" else parts.path.strip("/")
    if tag is None or network_of_host(parts.hostname or "") != "youtube" or not _FILM.fullmatch(film):
        return ""
    return str(tag.having("src", f"https://www.youtube-nocookie.com/embed/{film}"))


def _is_unfilled(src: str) -> bool:
    parts = urlsplit(src)
    if not (parts.hostname or "").endswith(("youtube.com", "youtube-nocookie.com")) or "/embed" not in parts.path:
        return False
    film = parts.path.removeprefix("/embed").strip("/")
    has_list = {"list", "listType", "playlist", "channel"} & set(parse_qs(parts.query))
    return (not film and not has_list) or film.lower() in {"video_id", "videoid", "your_video_id", "xxxxxxxxxxx"}


def _is_flat(frame: Frame, view: PageView) -> bool:
    box = view.boxes.get(frame.selector)
    is_posts = "facebook.com/plugins/page.php" in frame.src or "twitter.com/srv/timeline" in frame.src
    return is_posts and box is not None and 1 < box.height_css_px < LEAST_HEIGHT_CSS_PX and box.width_css_px > 1


def _has_embeds(page: PageEvidence) -> bool:
    frames = page.view.reading.frames if page.view and page.view.reading else ()
    services = ("twitter.com", "x.com", "facebook.com", "youtube.com", "youtube-nocookie.com", "instagram.com")
    hosts = [urlsplit(frame.src).hostname or "" for frame in frames]
    return any(host.endswith(services) for host in hosts) or any(map(is_timeline, page.text.links))


RULE = Rule(
    id="failed-embed",
    category=Category.SOCIAL,
    impact=Impact.MODERATE,
    weight=3,
    references=(gigw("SM-10"), gigw("5.1.24")),
    title=N_("Posts and films of other services appear in the page"),
    failure_title=N_("Posts or films of another service do not appear in the page"),
    why=N_("An empty frame takes room on the screen and tells the citizen that the website is not looked after."),
    repair=N_(
        "Use the address for embedding that the service offers. Posts of X are often hidden from visitors without an "
        "account: show the department's own news and a link to the account instead."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    needs=frozenset({Need.READING}),
    applies=_has_embeds,
    check=check,
)
