"""Share details: a shared link tells in a sentence what it leads to, in its own language."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, message, place
from rules.rule import Category, Effort, Impact, Owner, Rule
from rules.social.cards import RECOMMENDED, REQUIRED, lines, locale_of, properties
from rules.standards import gigw

WANTED = tuple(name for name in RECOMMENDED if name != "og:site_name")


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report what a complete card lacks, and a locale of another language than the page."""
    declared = properties(page.text)
    missing = tuple(name for name in WANTED if name not in declared)
    if missing:
        yield Finding(
            message=message(N_("The page lacks: {names}."), names=", ".join(missing)),
            occurrences=(Occurrence(selector="html > head", html="<head>", after=f"<head>\n{lines(page, missing)}"),),
        )
    locale = declared.get("og:locale")
    language = page.text.lang.lower().partition("-")[0]
    if locale is not None and language in ("en", "hi"):
        right = locale_of(page.text)
        named = locale.content.strip().lower().replace("-", "_").partition("_")[0]
        if right.startswith(language) and named in ("en", "hi") and named != language:
            yield Finding(
                message=message(N_("The card names another language than the page is written in.")),
                occurrences=(place(locale, after=f'<meta property="og:locale" content="{right}">'),),
            )


def _has_a_card(page: PageEvidence) -> bool:
    return page.is_served and set(REQUIRED) <= set(properties(page.text))


RULE = Rule(
    id="share-details",
    category=Category.SOCIAL,
    impact=Impact.MINOR,
    weight=0,
    references=(gigw("DBIM-G45"),),
    title=N_("The card of a shared link is complete"),
    failure_title=N_("The card of a shared link lacks description, language or large picture"),
    why=N_("With a sentence and a large picture the citizen sees at once whether a notice concerns him or her."),
    repair=N_("Add these lines to the head of the page template."),
    owner=Owner.DEVELOPER,
    effort=Effort.MINUTES,
    applies=_has_a_card,
    check=check,
)
