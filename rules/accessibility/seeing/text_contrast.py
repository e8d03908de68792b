"""Text contrast: letters on pictures, shades and see-through grounds are measured where they are drawn."""

from collections.abc import Iterator

from rules.accessibility.axe.row import ESSENTIAL
from rules.accessibility.contrast import Colour, ratio, read_colour
from rules.accessibility.markup import declaring
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Message, Occurrence, counted, message, place
from rules.fixing.oklch import nearest
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.seeing import TextContrast

NEEDED, NEEDED_WHEN_LARGE = 4.5, 3.0  # SC 1.4.3
CLEARLY = 0.3  # below what is needed: the specks of a photograph decide nothing
ROUNDING = 0.05  # on a ground of one colour
SAME = 1.02  # between the best and the worst letter: one colour
WORST = 3  # of ten tenths: a word or more of a line is unreadable
BLENDED_WORST = 7  # where the drawn colour is read from pixels, thin letters look paler than they are
LEAST_TENTH = 1  # all but the rim of the letters
EVEN = 1.3  # between the best and the worst letter: the ground is nearly of one colour
SEEN = 1.1  # a text of the colour of its ground is not shown
BLACK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)
KINDS = frozenset({"text", "placeholder", "added", "svg"})


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report texts most of whose letters are too pale, and ask about those that are so in places."""
    verdicts = [(text, _verdict(text)) for text in texts_of(page)]
    failing = [text for text, verdict in verdicts if verdict == "fail"]
    doubtful = [text for text, verdict in verdicts if verdict == "doubt"]
    if failing:
        yield Finding(
            message=counted(
                N_("{count} text cannot be told well from what is behind it."),
                N_("{count} texts cannot be told well from what is behind them."),
                len(failing),
            ),
            occurrences=tuple(_occurrence(text) for text in failing),
        )
    if doubtful:
        yield Doubt(
            message=message(
                N_(
                    "Part of this text lies on a place of nearly the same brightness. Look at the text in a bright "
                    "room: can every word be read easily?"
                )
            ),
            occurrences=tuple(place(text, quote=text.text, note=_note(text)) for text in doubtful),
        )


def texts_of(page: PageEvidence) -> list[TextContrast]:
    """Return the measured texts that axe-core has not already reported."""
    view = page.view
    if view is None or view.seeing is None:
        return []
    told = {
        node.selector
        for rule in (view.axe.violations if view.axe else ())
        if rule.id == "color-contrast"
        for node in rule.nodes
    }
    return [
        text
        for text in view.seeing.texts
        if text.kind in KINDS and text.ratios and (text.kind == "placeholder" or text.selector not in told)
    ]


def _verdict(text: TextContrast) -> str:
    needed = _needed(text)
    if text.ratios[-1] < SEEN:
        return "pass"  # nobody sees it at all, so nobody is to read it (W3C ACT rule afw4f7)
    careful = text.has_shadow or not text.is_exact
    if text.ratios[BLENDED_WORST if careful else LEAST_TENTH] >= needed:
        return "pass"
    is_even = not careful and text.ratios[-1] <= SAME * text.ratios[0]
    is_pale = text.ratios[BLENDED_WORST if careful else WORST] < needed - (ROUNDING if is_even else CLEARLY)
    return "fail" if is_pale and not text.is_logo else "doubt"


def _needed(text: TextContrast) -> float:
    return NEEDED_WHEN_LARGE if text.is_large else NEEDED


def _occurrence(text: TextContrast) -> Occurrence:
    return place(text, after=_mended(text), quote=text.text, note=_note(text))


def _mended(text: TextContrast) -> str:
    """Return the element in the nearest colour that is enough, or on a plain ground where the ground varies."""
    if text.kind != "text":
        return ""
    if text.ratios[-1] <= EVEN * text.ratios[0]:
        colour = _enough(text)
        return declaring(text.html, color=str(colour)) if colour is not None else ""
    colour = read_colour(text.colour)
    if colour is None:
        return ""
    plain = max((BLACK, WHITE), key=lambda ground: ratio(colour, ground))
    return declaring(text.html, background=str(plain))


def _enough(text: TextContrast) -> Colour | None:
    colour, ground = read_colour(text.colour), read_colour(text.worst_ground)
    if not text.is_exact or colour is None or ground is None:
        return None
    unevenness = text.ratios[-1] / text.ratios[0]  # a darker colour meets its worst ground elsewhere
    return nearest(colour, ground, _needed(text) * unevenness)


def _note(text: TextContrast) -> Message:
    values = {
        "found": f"{text.ratios[WORST]:.1f}",
        "needed": f"{_needed(text):g}",
        "foreground": text.worst_colour,
        "background": text.worst_ground,
    }
    colour = _enough(text)
    if text.kind == "placeholder" and colour is not None:
        return message(
            N_(
                "The hint inside the field has a contrast of {found}:1 ({foreground} on {background}); at least "
                "{needed}:1 is needed. The nearest colour that is enough is {mended}, set with ::placeholder."
            ),
            mended=str(colour),
            **values,
        )
    return message(
        N_(
            "Where it stands out least, the contrast is {found}:1 ({foreground} on {background}); at least "
            "{needed}:1 is needed."
        ),
        **values,
    )


RULE = Rule(
    id="text-contrast",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=ESSENTIAL,
    references=success_criterion("1.4.3"),
    title=N_("Text on pictures and shades, and hints inside fields, stand out clearly"),
    failure_title=N_("Some text on a picture or shade, or a hint inside a field, is too pale"),
    why=N_(
        "On a photograph or a shade part of a line disappears. Older people, and everyone who reads on a phone in the "
        "sun, lose exactly the words in front of the bright or dark place."
    ),
    repair=N_(
        "Put a plain, dark or light ground behind the text, or choose another colour for it. A band of 80 % black "
        "behind white letters is enough on any photograph. The hint inside a field takes its colour from ::placeholder "
        "in the style sheet."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    needs=frozenset({Need.SEEING}),
    applies=lambda page: bool(texts_of(page)),
    check=check,
)
