"""Line length: the lines of running text are short enough for the eye to find the next one."""

from collections.abc import Iterator

from rules.accessibility.markup import read_tag, styled
from rules.attractiveness.drawn import MOST_PLACES, has_running_text, running_texts
from rules.attractiveness.middle import middle
from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, message, place
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import wcag
from rules.views.looks import RunningText

MOST_CHARACTERS = 100  # a line at 1366 px; 45 to 75 are good, SC 1.4.8 (level AAA) allows 80
WIDTH = "36em"  # about 75 characters of the usual faces


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report a page half of whose running text stands in lines of more than 100 characters at 1366 px."""
    texts = running_texts(page)
    usual = middle((text.characters_per_line, text.characters) for text in texts)
    if usual > MOST_CHARACTERS:
        long = [text for text in texts if text.characters_per_line > MOST_CHARACTERS]
        yield Finding(
            message=message(
                N_("The lines of the running text hold about {characters} letters."), characters=round(usual)
            ),
            occurrences=tuple(map(_occurrence, long[:MOST_PLACES])),
        )


def _occurrence(text: RunningText) -> Occurrence:
    tag = read_tag(text.html)
    return place(
        text,
        after=str(styled(tag, "max-width", WIDTH) or "") if tag else "",
        quote=text.text,
        note=message(
            N_("About {characters} letters stand in one line; 45 to 75 are comfortable."),
            characters=round(text.characters_per_line),
        ),
        box=text.box,
    )


RULE = Rule(
    id="line-length",
    category=Category.ATTRACTIVENESS,
    impact=Impact.MINOR,
    weight=2,
    references=(wcag("1.4.8"),),
    title=N_("Lines of running text are not too long"),
    failure_title=N_("Lines of running text are very long"),
    why=N_("At the end of a very long line the eye loses its place and reads a line twice or leaves one out."),
    repair=N_(
        "Give the column of text a width: max-width: 36em holds about 75 letters. Put the space that is left to use "
        "for links or contacts, or leave it empty."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    ground=Ground.CONVENTION,
    needs=frozenset({Need.LOOKS, Need.STYLES}),
    applies=has_running_text,
    check=check,
)
