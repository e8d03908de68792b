"""Certificates to print: one A4 sheet each, lying, in Hindi and in English, without any emblem of the State.

The use of the State Emblem is restricted by the State Emblem of India (Prohibition of Improper Use) Act, 2005.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from reports.i18n import LANGUAGES, language_of, translator
from reports.review import words
from reports.review.frame import Site, style
from reports.templating import environment
from rules.reviewing.entry import Entry
from rules.reviewing.review import Moved, Standing

PLACE, IMPROVED = "place", "improved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """One department and what it is honoured for."""

    kind: str  # PLACE or IMPROVED
    entry: Entry
    standing: Standing | None
    moved: Moved | None


def certificate_file(name: str, kind: str, language: str) -> str:
    """Return the file of a certificate from the top of the site; its language always stands in its name."""
    return f"certificates/{name}-{kind}.{language}.html"


def certificates(site: Site) -> Iterator[tuple[str, str]]:
    """Yield every certificate as the name of its file and a page of its own."""
    for certificate in _certificates(site):
        for language in LANGUAGES:
            file = certificate_file(certificate.entry.name, certificate.kind, language)
            yield file, _page(site, [certificate], [language])


def all_certificates(site: Site) -> str:
    """Return all certificates as one document, a sheet each, "" when there is none."""
    found = list(_certificates(site))
    return _page(site, found, LANGUAGES) if found else ""


def _certificates(site: Site) -> Iterator[Certificate]:
    for standing in site.review.honoured:
        yield Certificate(kind=PLACE, entry=standing.entry, standing=standing, moved=None)
    for moved in site.review.most_improved:
        yield Certificate(kind=IMPROVED, entry=moved.entry, standing=None, moved=moved)


def _page(site: Site, found: list[Certificate], languages: tuple[str, ...] | list[str]) -> str:
    sheet = environment().get_template("review/certificate_sheet.html")
    sheets = []
    for certificate in found:
        for language in languages:
            say = translator(language)
            sheets.append(
                sheet.render(
                    one=certificate,
                    review=site.review,
                    before=site.review.periods[-2] if len(site.review.periods) > 1 else None,
                    last=site.review.periods[-1],
                    checks=sum(1 for rule in site.rules.values() if rule.weight),
                    words=words,
                    language=language,
                    language_of=language_of,
                    say=say,
                    _=say.text,
                    ngettext=say.plural,
                )
            )
    first = languages[0]
    title = words.department_name(found[0].entry.department, first) if len(found) == 1 else ""
    return (
        environment()
        .get_template("review/certificate.html")
        .render(
            language=first,
            _=translator(first).text,
            title=title,
            sheets=[Markup(text) for text in sheets],  # noqa: S704, made by our own template, which escapes
            style=Markup(style()),  # noqa: S704, our own file
        )
    )
