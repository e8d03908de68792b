"""Font files: fonts are few, packed, and cut down to the letters that are needed."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, counted, message
from rules.performance.files import kilobytes, saving, total_bytes, weighing
from rules.performance.fonts import font_format, fonts, is_for_devanagari
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.views.resources import Resource

MOST_BYTES = 150_000  # Noto Sans Devanagari with all its conjuncts, cut down and as WOFF2, stays under it; convention
MOST_FILES = 8  # two typefaces in two weights for two scripts; convention
# What WOFF2 saves: a third of WOFF on average (w3.org/TR/WOFF20ER), and half of what is not packed at all.
SAVED_SHARES = {"woff": 0.3, "ttf": 0.5, "otf": 0.4, "eot": 0.5}
LEAST_SAVED_BYTES = 30_000  # in all; convention


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report font files that are heavy, in an older format, or many."""
    found = list(fonts(page))
    heavy = [one for one in found if one.transferred_bytes > MOST_BYTES]
    if heavy:
        yield Finding(
            message=counted(
                N_("{count} font file is heavier than {limit} kB."),
                N_("{count} font files are heavier than {limit} kB."),
                len(heavy),
                limit=kilobytes(MOST_BYTES),
            ),
            occurrences=tuple(map(_heavy, heavy)),
        )
    old = [one for one in found if one not in heavy and _saved_bytes(one)]
    total = sum(map(_saved_bytes, old))
    if total >= LEAST_SAVED_BYTES:
        yield Finding(
            message=message(
                N_("Fonts come in older formats; as WOFF2 they are by estimate {saved} kB smaller."),
                saved=kilobytes(total),
            ),
            occurrences=tuple(
                saving(one, N_("{size} kB; as WOFF2 about {saved} kB less."), _saved_bytes(one)) for one in old
            ),
            repair=message(N_("Convert the font files to WOFF2 and name these first in the style sheet.")),
        )
    if len(found) > MOST_FILES:
        yield Finding(
            message=message(
                N_("The page loads {total} font files of {size} kB in all; {limit} are enough."),
                total=len(found),
                size=kilobytes(total_bytes(found, page)),
                limit=MOST_FILES,
            ),
            occurrences=weighing(found, page),
            repair=message(
                N_("Keep one typeface, or two, in two weights, and remove the others from the style sheets.")
            ),
        )


def _heavy(font: Resource) -> Occurrence:
    note = (
        N_("{size} kB, a font for Hindi with more letters or features than Hindi needs.")
        if is_for_devanagari(font)
        else N_("{size} kB")
    )
    return Occurrence(quote=font.url, note=message(note, size=kilobytes(font.transferred_bytes)))


def _saved_bytes(font: Resource) -> float:
    share = SAVED_SHARES.get(font_format(font), 0.0)
    is_packed = bool(font.encoding)  # on the way, which is most of what WOFF does
    return font.transferred_bytes * (SAVED_SHARES["woff"] if share and is_packed else share)


RULE = Rule(
    id="font-files",
    category=Category.PERFORMANCE,
    impact=Impact.MINOR,
    weight=2,
    references=(gigw("4.1"), gigw("DBIM-10.1.1")),
    title=N_("Fonts are few and light"),
    failure_title=N_("Fonts are heavy or many"),
    why=N_(
        "Until its font is there a text is not drawn, or it jumps when the font comes. On slow networks that is long."
    ),
    repair=N_(
        "Cut the font down to the letters that are needed: for Hindi and English Devanagari and Latin, as WOFF2. "
        "Google Fonts and tools such as pyftsubset do it. For icons take SVG pictures of those that are used."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.CONVENTION,
    needs=frozenset({Need.FILES}),
    applies=lambda page: any(True for _ in fonts(page)),
    check=check,
)
