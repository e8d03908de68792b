"""What moves, blinks or goes on by itself."""

from dataclasses import dataclass
from enum import StrEnum

from rules.place import Box


class Way(StrEnum):
    """How something changes by itself."""

    MOVES = "moves"
    BLINKS = "blinks"  # appears and disappears, or changes its colours
    REWORDS = "rewords"  # its text changes
    SWAPS = "swaps"  # another picture takes its place


@dataclass(frozen=True, slots=True, kw_only=True)
class Animation:
    """An element that style rules keep in motion for more than five seconds."""

    name: str  # of the keyframes, "": made by a script
    round_ms: float
    total_ms: float | None  # None: endless
    shift_css_px: float  # the farthest an edge of it travels
    turn_degrees: float
    fade: float  # 0–1: between its most and its least opaque moment
    recolour: float  # 0–1: between the brightest and the darkest moment of its text or background
    is_alone: bool  # nothing else is on the page
    is_progress: bool  # an indicator that something is being loaded
    flashes: int | None  # pairs of opposing changes of luminance in one second; None: not sure
    flickers: int  # pairs of opposing changes of opacity in one second
    goes_on_when_unwanted: bool | None  # although the visitor asked for reduced motion; None: not tried
    selector: str
    html: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An element that a script changed again and again in ten minutes without anybody touching the page."""

    way: Way
    times: int  # of the moments looked at, those with a change
    first_s: float  # after loading
    last_s: float
    every_s: float  # the usual time between two changes; 0: it never rests
    before: str  # its text, at most 80 characters
    after: str
    is_alone: bool  # nothing else is on the page
    is_clock: bool  # shows the time of day or a date
    counts_down: bool  # its numbers fall
    selector: str
    html: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class MovingPicture:
    """A picture of several frames."""

    source: str
    frames: int
    round_ms: float
    total_ms: float | None  # None: endless
    differing_share: float  # 0–1: of its pixels, those that differ between two frames at most
    flashes: int  # pairs of opposing changes of luminance over a large enough area in one second
    selector: str
    html: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Something that a style rule turns or hides in one position of the phone."""

    condition: str  # of the media rule
    degrees: int  # 90 or 270; 0: hidden
    kept_share: float  # 0–1: of the visible letters, those left in this position
    text: str  # what is shown instead, at most 120 characters
    selector: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """An attempt of the page to reload or to go elsewhere by itself."""

    url: str
    after_s: float
    is_reload: bool
    was_announced: bool  # a dialog opened, or a button to go on appeared, before


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensor:
    """What tilting and shaking the phone does on the page."""

    events: tuple[str, ...]
    has_effect: bool  # made-up movements change the content
    selectors: tuple[str, ...]  # of what changes, at most 5
    htmls: tuple[str, ...]
    has_fields: bool  # text can be typed, which was not tried
    same_by_control: bool  # a control of the page changes the same elements
    stopped_by_control: bool  # after one was used, the movements have no more effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """What moves, blinks or goes on by itself."""

    animations: tuple[Animation, ...] = ()  # at most 40
    changes: tuple[Change, ...] = ()  # at most 20; only where the page was left to itself
    pictures: tuple[MovingPicture, ...] = ()  # at most 40
    turns: tuple[Turn, ...] = ()  # at most 10
    departures: tuple[Departure, ...] = ()  # at most 3; only where the page was left to itself
    sensor: Sensor | None = None  # None: the page does not listen to movements of the phone
    stoppable: tuple[str, ...] = ()  # selectors of animations and changes that a control of the page stops or slows
    control_names: tuple[str, ...] = ()  # of what can be pressed besides links to pages; at most 40
    setting_links: tuple[str, ...] = ()  # names of links that may lead to settings for movement; at most 5
    has_orientation_rules: bool = False  # style rules for one position of the phone that turn or hide something
    was_left_alone: bool = False  # ten minutes passed for a copy of the page, and its controls were pressed
