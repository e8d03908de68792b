"""The table of clauses of the Indian rules in docs/rules/gigw.md: how each is decided, by which rules."""

from collections.abc import Iterable

from reports import clause_words, words
from reports.i18n import Translator
from rules.clauses import Clause, clauses, cover_of, serving
from rules.registry import by_id

COMMAND = "`auditor report FOLDER --format gigw`"


def clause_page(say: Translator) -> str:
    """Return the page in one language as Markdown."""
    lines = [
        f"# {say.text(clause_words.TITLE)}\n",
        say.text(clause_words.LEGEND) + "\n",
        say.text(clause_words.LIMITS) + "\n",
        say.text(clause_words.FILLED_IN, command=COMMAND) + "\n",
    ]
    for chapter, title in clause_words.CHAPTERS.items():
        lines += [
            f"## {say.text(title)}\n",
            _row(map(say.text, clause_words.HEADINGS)),
            "|---" * len(clause_words.HEADINGS) + "|",
        ]
        lines += [_line(clause, say) for clause in clauses() if clause.chapter is chapter]
        lines.append("")
    return "\n".join(lines)


def _line(clause: Clause, say: Translator) -> str:
    behind = serving(clause, by_id().values())
    evidence = tuple(clause_words.kinds_of_evidence(behind)) or (clause_words.NO_EVIDENCE,)
    return _row(
        (
            f"[{words.clause(clause.reference)}]({clause.reference.url}) {say.text(clause.reference.title)}",
            say.text(clause_words.SCOPES[clause.scope]),
            say.text(clause_words.BINDINGS[clause.binding]),
            say.text(clause_words.COVERS[cover_of(clause, behind)]),
            " ".join(f"[`{rule.id}`]({rule.category}.md#{rule.id})" for rule in behind),
            "; ".join(map(say.text, evidence)),
        )
    )


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
