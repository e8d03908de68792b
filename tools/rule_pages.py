"""Writes docs/rules.md and docs/rules.hi.md from the rules themselves."""

from itertools import groupby
from pathlib import Path

from reports import words
from reports.i18n import LANGUAGES, Translator, translator
from rules.registry import by_id
from rules.rule import Rule, SiteRule

TITLES = {"en": "Rules", "hi": "नियम"}
DOCS = Path(__file__).parent.parent / "docs"


def page(say: Translator) -> str:
    """Return the Markdown of all rules in one language."""
    parts = [f"# {TITLES[say.language]}\n"]
    order = sorted(by_id().values(), key=lambda rule: list(type(rule.category)).index(rule.category))
    for category, rules in groupby(order, key=lambda rule: rule.category):
        parts.append(f"## {say.text(words.CATEGORIES[category])}\n")
        parts.extend(_section(rule, say) for rule in rules)
    return "\n".join(parts)


def _section(rule: Rule | SiteRule, say: Translator) -> str:
    clauses = ", ".join(
        f"[{ref.standard} {ref.clause.partition('-')[2] or ref.clause}]({ref.url})" for ref in rule.references
    )
    return (
        f"### `{rule.id}`: {say.text(rule.title)}\n\n"
        f"{say.text(rule.why)}\n\n{say.text(rule.repair)}\n\n"
        f"{say.text(words.IMPACTS[rule.impact])} · {say.text('Weight {weight}', weight=rule.weight)}"
        + (f" · {clauses}" if clauses else "")
        + "\n"
    )


if __name__ == "__main__":
    for language in LANGUAGES:
        file = DOCS / ("rules.md" if language == "en" else f"rules.{language}.md")
        file.write_text(page(translator(language)), encoding="utf-8")
        print(file)
