"""Writes docs/rules/ from the rules themselves: an index with the cover of WCAG 2.2, and a page a category, twice.

docs/rules/README.md  gigw.md  accessibility.md …        docs/rules/hi/README.md  gigw.md  accessibility.md …
"""

from pathlib import Path

from clause_page import clause_page

from reports import clause_words, words
from reports.i18n import LANGUAGES, Translator, translator
from rules.coverage import COVERAGE
from rules.registry import by_id
from rules.rule import Category, Rule, SiteRule
from rules.standards import wcag

DOCS = Path(__file__).parent.parent / "docs" / "rules"


def pages(say: Translator) -> dict[str, str]:
    """Return the Markdown of all pages of one language, by file name."""
    order = {category: [rule for rule in by_id().values() if rule.category is category] for category in Category}
    return {
        "README.md": _index(order, say),
        "gigw.md": clause_page(say),
        **{f"{category}.md": _category(category, rules, say) for category, rules in order.items()},
    }


def write() -> None:
    """Write every page; pages of rules that are gone go too."""
    for language in LANGUAGES:
        folder = DOCS if language == "en" else DOCS / language
        folder.mkdir(parents=True, exist_ok=True)
        made = pages(translator(language))
        for old in folder.glob("*.md"):
            if old.name not in made:
                old.unlink()
        for name, text in made.items():
            (folder / name).write_text(text, encoding="utf-8")
        print(folder)


def _index(order: dict[Category, list[Rule | SiteRule]], say: Translator) -> str:
    other = "[हिन्दी](hi/README.md)" if say.language == "en" else "[English](../README.md)"
    lines = [f"# {say.text('Rules')}\n", f"{other}\n"]
    for category, rules in order.items():
        lines.append(f"- [{say.text(words.CATEGORIES[category])}]({category}.md): {say.number(len(rules))}")
    lines.append(f"- [{say.text(clause_words.TITLE)}](gigw.md)")
    lines += [
        f"\n## {say.text(words.COVER_TITLE)}\n",
        say.text(words.COVER_NOTE) + "\n",
        f"| {' | '.join(map(say.text, words.COVER_COLUMNS))} |",
        "|---|---|---|---|---|",
    ]
    for criterion, coverage in COVERAGE.items():
        reference = wcag(criterion)
        behind = [
            f"[`{rule.id}`]({rule.category}.md#{rule.id})" for rule in by_id().values() if reference in rule.references
        ]
        lines.append(
            f"| [{criterion} {say.text(reference.title)}]({reference.url}) | {reference.level} "
            f"| {say.text(words.COVERS[coverage.cover])} | {say.text(coverage.why)} | {' '.join(behind)} |"
        )
    return "\n".join(lines) + "\n"


def _category(category: Category, rules: list[Rule | SiteRule], say: Translator) -> str:
    return "\n".join([f"# {say.text(words.CATEGORIES[category])}\n", *(_section(rule, say) for rule in rules)])


def _section(rule: Rule | SiteRule, say: Translator) -> str:
    clauses = ", ".join(
        f"[{ref.standard} {ref.clause.partition('-')[2] or ref.clause}]({ref.url})" for ref in rule.references
    )
    ground = f" {say.text(words.GROUNDS[rule.ground])}" if rule.ground else ""
    return (
        f'<a id="{rule.id}"></a>\n\n### `{rule.id}`: {say.text(rule.title)}\n\n'
        f"{say.text(rule.why)}{ground}\n\n{say.text(rule.repair)}\n\n"
        f"{say.text(words.IMPACTS[rule.impact])} · {say.text('Weight {weight}', weight=rule.weight)}"
        + (f" · {clauses}" if clauses else "")
        + "\n"
    )


if __name__ == "__main__":
    write()
