"""Pictures, sound, video and CAPTCHAs as a visitor meets them at 1366 CSS px."""

from dataclasses import dataclass

from rules.place import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What the pixels of a picture say about writing in it."""

    lines: int  # rows of letters
    letters: int  # estimated
    flat_share: float  # 0–1: of the pixels, the two neighbouring tones met most
    edges_in_text_share: float  # 0–1: of all edges, those inside rows of letters
    page_share: float  # 0–1: of the picture, the area of the rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture, by element or by style, with its name and what stands around it."""

    kind: str  # img, input, svg, canvas, object, embed, area, role (an element with role=img), background
    source: str  # absolute address, at most 300 characters; "": none
    natural_width_px: int  # 0: unknown
    natural_height_px: int
    name: str  # accessible name, at most 600 characters; "": none
    name_characters: int  # all of them
    name_from: str  # alt, label (aria-label, aria-labelledby) or title; "": none
    has_alt: bool
    title: str
    role: str
    is_hidden: bool  # by aria-hidden, its own or around it
    is_focusable: bool  # by tabindex
    lang: str  # effective, "": none declared
    devanagari_around: int  # letters in the nearest text around it
    latin_around: int
    control: str  # tag of the link or button it stands in, "": none
    control_href: str
    control_text: str  # text of that control besides the picture
    caption: str  # of the figure around it, "": none
    beside: tuple[str, ...]  # caption, neighbouring texts, text of the card around it; at most 5
    told_by: str = ""  # caption, or short text on its line, right behind it or in the card around it, but no heading
    region: str  # header, nav, main, footer; "": none
    content: str  # text inside canvas, object or svg
    writing: Writing | None  # None: the pixels were not looked at, or may not be read
    selector: str
    html: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Captcha:
    """A picture whose signs have to be typed, and what its form offers beside it."""

    alt: str
    offers: tuple[str, ...]  # tag, attributes and text of links, buttons, sounds and pictures of the form
    text: str  # of the form, at most 1500 characters
    selector: str
    html: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class SignDrawing:
    """Preformatted text that may be a drawing made of signs."""

    lines: int  # not empty
    signs: int  # other than white space
    letters: int  # of these, letters and digits
    sign_kinds: int = 0  # different signs among them
    is_code: bool
    label: str  # accessible name, "": none
    told_by: str = ""  # caption, or short text on its line, right behind it or in the card around it, but no heading
    selector: str
    html: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A `track` of a video."""

    kind: str  # captions, subtitles, descriptions, chapters, metadata
    lang: str
    cues: int | None  # 0: empty or missing; None: could not be read


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """Something that plays sound or pictures."""

    kind: str  # video, audio, plugin (embed, object), frame (player of another website)
    source: str
    name: str
    is_shown: bool
    has_controls: bool  # the browser's own
    autoplays: bool  # by attribute
    is_muted: bool
    loops: bool
    duration_s: float | None  # None: unknown or endless
    is_broken: bool  # no source could be loaded
    has_sound: bool | None  # None: unknown
    audible_s: float | None  # of what is played, from the first to the last moment that can be heard; None: unknown
    written_frames: int | None  # of three moments, those with letters in the lower half; None: not looked at
    tracks: tuple[Track, ...]  # at most 6
    control_names: tuple[str, ...]  # buttons around it, and those of the page that speak of playing; at most 20
    has_click: bool  # a click on it, or on what is around it, does something
    has_page_script: bool  # the page has scripts that could play it
    near_text: str  # text around and beside it and what it refers to, at most 4000 characters
    near_links: tuple[str, ...]  # text and address of links around and beside it; at most 20
    selector: str
    html: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """Pictures, sound, video and CAPTCHAs as a visitor meets them."""

    pictures: tuple[Picture, ...] = ()  # shown, at most 400
    backgrounds: tuple[Picture, ...] = ()  # large boxes without text whose background is a picture; at most 3
    captchas: tuple[Captcha, ...] = ()  # at most 5
    drawings: tuple[SignDrawing, ...] = ()  # at most 5
    players: tuple[Player, ...] = ()  # at most 12
