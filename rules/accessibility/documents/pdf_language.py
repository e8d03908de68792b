"""PDF language: a document says which language it is in."""

from collections.abc import Iterator

from rules.accessibility.axe.language import WRONG_VOICE_WHY
from rules.accessibility.documents.opened import MOST_OCCURRENCES, has_pdfs, has_text, linked, pdfs, place
from rules.accessibility.language.tongue import contradicts, tongue_of
from rules.evidence import DocumentContents, SiteEvidence
from rules.finding import N_, Finding, Message, Occurrence, counted, message
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw, success_criterion


def check(site: SiteEvidence) -> Iterator[Finding]:
    """Report documents with text that declare no language, or another one than they are written in."""
    links = linked(site)
    silent: list[Occurrence] = []
    wrong: list[Occurrence] = []
    for document, contents in pdfs(site):
        if not has_text(contents):
            continue
        tongue = tongue_of(contents.excerpt)
        if not contents.language:
            silent.append(place(document, links, _note(contents)))
        elif tongue is not None and contradicts(tongue, contents.language):
            wrong.append(place(document, links, _note(contents)))
    if silent:
        yield Finding(
            message=counted(
                N_("{count} document does not say which language it is in."),
                N_("{count} documents do not say which language they are in."),
                len(silent),
            ),
            occurrences=tuple(silent[:MOST_OCCURRENCES]),
        )
    if wrong:
        yield Finding(
            message=counted(
                N_("{count} document names another language than it is written in."),
                N_("{count} documents name another language than they are written in."),
                len(wrong),
            ),
            occurrences=tuple(wrong[:MOST_OCCURRENCES]),
        )


def _note(contents: DocumentContents) -> Message | None:
    tongue = tongue_of(contents.excerpt)
    if tongue is None or not tongue.language:
        return None
    return message(N_("Language of its text: {code}"), code=tongue.language)


RULE = SiteRule(
    id="pdf-language",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=3,
    references=(gigw("5.4.9"), *success_criterion("3.1.1")),
    title=N_("PDF documents name their language"),
    failure_title=N_("PDF documents do not name their language"),
    why=WRONG_VOICE_WHY,
    repair=N_(
        "Set the language of the whole text in the word processor (Review, Language) before saving as PDF; in a PDF "
        "program under File, Properties, Advanced, Language: Hindi or English."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    applies=has_pdfs,
    check=check,
)
