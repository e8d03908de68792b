"""Brings the Hindi catalogue up to date: every text marked with N_ stands in it once, unused ones go.

    python tools/catalogue.py [FRAGMENT.po …]

takes new translations from the fragments, and ends with 1 when a text lacks its Hindi.
"""

import ast
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import polib

from reports.templating import environment
from rules.clauses import clauses
from rules.coverage import COVERAGE
from rules.registry import by_id
from rules.standards import wcag

ROOT = Path(__file__).parent.parent
CATALOGUE = ROOT / "reports/locale/hi/LC_MESSAGES/auditor.po"
SOURCES = ("rules", "reports", "auditor")


def marked_texts() -> Iterator[tuple[str, str]]:
    """Yield every marked text with its plural ("" when it has none)."""
    for folder in SOURCES:
        for file in sorted((ROOT / folder).rglob("*.py")):
            yield from _in_python(ast.parse(file.read_text(encoding="utf-8")))
        for file in sorted((ROOT / folder).rglob("*.html")):
            yield from _in_template(file.read_text(encoding="utf-8"))
    for rule in by_id().values():
        for reference in rule.references:
            yield reference.title, ""
    for clause in clauses():
        yield clause.reference.title, ""
    for criterion in COVERAGE:
        yield wcag(criterion).title, ""


def _in_python(tree: ast.AST) -> Iterator[tuple[str, str]]:
    plurals = set()
    for node in ast.walk(tree):
        for singular, plural in _pairs(node):
            if singular not in plurals:
                plurals.update((singular, plural))
                yield singular, plural
    for node in ast.walk(tree):
        text = _marked(node)
        if text is not None and text not in plurals:
            yield text, ""


def _pairs(node: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield singular and plural: the texts of `counted(…)`, and neighbours that both name {count}."""
    is_counted = isinstance(node, ast.Call) and _name(node.func) == "counted"
    members = node.args if isinstance(node, ast.Call) else node.elts if isinstance(node, ast.Tuple) else []
    for first, second in pairwise([_marked(member) for member in members]):
        if first and second and (is_counted or ("{count}" in first and "{count}" in second)):
            yield first, second


def _marked(node: ast.AST) -> str | None:
    if isinstance(node, ast.Call) and _name(node.func) == "N_" and node.args:
        value = node.args[0]
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            return value.value
    return None


def _name(function: ast.AST) -> str:
    return function.id if isinstance(function, ast.Name) else ""


def _in_template(source: str) -> Iterator[tuple[str, str]]:
    for _line, function, texts in environment().extract_translations(source):
        literal = [text for text in (texts if isinstance(texts, tuple) else (texts,)) if text]
        if literal:
            yield literal[0], literal[1] if function == "ngettext" else ""


def main(fragments: list[str]) -> int:
    """Rewrite the catalogue; return 1 when a translation is missing."""
    known = {}
    for file in [*fragments, str(CATALOGUE)] if CATALOGUE.exists() else fragments:
        for entry in polib.pofile(file):
            known.setdefault((entry.msgid, entry.msgid_plural), entry)
    new = polib.POFile(wrapwidth=110)
    new.metadata = {
        "Language": "hi",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    missing = []
    for key in sorted(set(marked_texts())):
        entry = known.get(key) or polib.POEntry(msgid=key[0], msgid_plural=key[1])
        entry.obsolete, entry.occurrences = False, []
        new.append(entry)
        if not entry.translated():
            missing.append(key[0])
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    new.save(str(CATALOGUE))
    for text in missing:
        print(f"No Hindi for: {text}")
    print(f"{len(new) - len(missing)} of {len(new)} texts have Hindi.")
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
