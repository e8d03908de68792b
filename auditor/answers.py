"""answers.yaml: the questions of an audit, and what a person answered; it lies beside the evidence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from auditor.errors import InputError
from auditor.tables_yaml import check_plain
from auditor.whole_files import write_whole
from reports.i18n import LANGUAGES, translator
from rules.questions import Answers, Question, Verdict
from rules.rule import Rule, SiteRule

FILE = "answers.yaml"
MOST_BYTES = 1024 * 1024
WORDS: Mapping[str, Verdict] = {
    **dict.fromkeys(("yes", "y", "true", "हाँ", "हां"), Verdict.FINE),
    **dict.fromkeys(("no", "n", "false", "नहीं", "नही"), Verdict.FAULT),
}
_WORD: Mapping[Verdict, str] = {Verdict.FINE: "yes", Verdict.FAULT: "no"}
ABOUT = ("note", "by", "day")  # of an answer, beside the word
_HINT = "Mend that line, or delete the file and run: auditor rescore FOLDER"
_HEADER = """\
# Questions that only a person can decide. Look at each place, write yes or no after "answer:", save this file, and run
#     auditor rescore {folder}
# yes: it is as it should be. no: it is a fault. Leave it empty when you are not sure.
#
# ये प्रश्न केवल कोई व्यक्ति तय कर सकता है। हर स्थान देखें, "answer:" के आगे हाँ या नहीं लिखें, फ़ाइल सहेजें और ऊपर लिखा आदेश चलाएं।
# हाँ: सब ठीक है। नहीं: यह कमी है। निश्चित न हों तो खाली छोड़ दें।
"""


def read_answers(folder: Path) -> Answers:
    """Return what was answered in the answers.yaml of a folder; nothing when there is none.

    Raises InputError, with the place, when the file cannot be understood.
    """
    return {str(entry["question"]): verdict for entry in _entries(folder / FILE) if (verdict := _verdict(entry))}


def write_answers(folder: Path, questions: Sequence[Question], rules: Mapping[str, Rule | SiteRule]) -> Path | None:
    """Write the open questions behind the answered ones, which are kept; None when there is neither."""
    file = folder / FILE
    answered = [entry for entry in _entries(file) if _verdict(entry)]
    known = {entry["question"] for entry in answered}
    said = {entry["question"]: {name: entry[name] for name in ABOUT if name in entry} for entry in _entries(file)}
    still_open = [question for question in questions if question.key not in known]
    entries = [*answered, *(_entry(question, rules) | said.get(question.key, {}) for question in still_open)]
    if not entries:
        return None
    _write(file, entries)
    return file


def answer_one(folder: Path, question: Question, rules: Mapping[str, Rule | SiteRule], word: str) -> None:
    """Write one answer, such as "yes" or "नहीं", into the file; InputError when it is none, "" leaves it open."""
    if word.strip() and word.strip().casefold() not in WORDS:
        raise InputError(f"‘{word}’ is no answer.", hint="Answer yes or no, or press Enter to leave it open.")
    others = [entry for entry in _entries(folder / FILE) if entry["question"] != question.key]
    _write(folder / FILE, [*others, {**_entry(question, rules), "answer": word.strip() or None}])


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a person said to a question, who it was, and when; a person who cannot tell leaves it open."""

    verdict: Verdict | None = None
    note: str = ""
    by: str = ""  # "": nobody said anything, or nobody knows who
    day: str = ""  # ISO 8601


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A question in the file, with what was said to it."""

    key: str
    rule: str
    how: Mapping[str, str]  # how to look, by language
    page_url: str
    element: str
    given: Given


def kept_in(folder: Path) -> tuple[Kept, ...]:
    """Return the questions in the file of a folder, in their order; InputError as `read_answers`."""
    return tuple(map(_kept, _entries(folder / FILE)))


def give(folder: Path, given: Mapping[str, Given]) -> None:
    """Enter what was said to questions in the file, by their keys."""
    entries = _entries(folder / FILE)
    _write(folder / FILE, [_said(entry, given.get(str(entry["question"]))) for entry in entries])


def carry_over(folder: Path, earlier: Iterable[Path]) -> None:
    """Take the answers of earlier audits into a folder; its own come first, then the first named."""
    entries: dict[str, dict[str, Any]] = {}
    for place in (folder, *earlier):
        for entry in _entries(place / FILE):
            if _verdict(entry):
                entries.setdefault(str(entry["question"]), entry)
    if entries:
        _write(folder / FILE, list(entries.values()))


def _write(file: Path, entries: Sequence[Mapping[str, Any]]) -> None:
    body = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=120)
    write_whole(file, (_HEADER.format(folder=file.parent) + body).encode())


def _entry(question: Question, rules: Mapping[str, Rule | SiteRule]) -> dict[str, Any]:
    asked = {
        language: {
            "ask": translator(language).text(rules[question.rule].title),
            "how": translator(language).message(question.message),
        }
        for language in LANGUAGES
    }
    return {
        "question": question.key,
        "rule": question.rule,
        **asked,
        "page": question.page_urls[0],
        "element": question.occurrence.html or question.occurrence.quote,
        "answer": None,
    }


def _entries(file: Path) -> list[dict[str, Any]]:
    if not file.is_file():
        return []
    if file.stat().st_size > MOST_BYTES:
        raise InputError(f"{file} is larger than 1 MiB.", hint="Delete it and run: auditor rescore FOLDER")
    try:
        text = file.read_text(encoding="utf-8-sig")
        check_plain(file, text)
        read = yaml.safe_load(text)
    except (yaml.YAMLError, OSError, ValueError, RecursionError) as error:
        raise InputError(f"{file} cannot be read: {_place_of(error)}.", hint=_HINT) from error
    if not isinstance(read or [], list):
        raise InputError(f"{file} is no list of questions.", hint=_HINT)
    for number, entry in enumerate(read or [], start=1):
        if not isinstance(entry, dict) or not isinstance(entry.get("question"), str):
            raise InputError(f"{file}: entry {number} has no line “question:”.", hint=_HINT)
        if entry.get("answer") not in (None, "") and _verdict(entry) is None:
            raise InputError(
                f"{file}: entry {number} is answered ‘{entry['answer']}’.", hint="Write yes or no, or leave it empty."
            )
    return list(read or [])


def _verdict(entry: Mapping[str, Any]) -> Verdict | None:
    return WORDS.get(str(entry.get("answer")).strip().casefold())


def _kept(entry: Mapping[str, Any]) -> Kept:
    asked = {language: entry.get(language) for language in LANGUAGES}
    return Kept(
        key=str(entry["question"]),
        rule=str(entry.get("rule", "")),
        how={language: str(one.get("how", "")) for language, one in asked.items() if isinstance(one, dict)},
        page_url=str(entry.get("page") or ""),
        element=str(entry.get("element") or ""),
        given=Given(verdict=_verdict(entry), **{name: str(entry.get(name) or "") for name in ABOUT}),
    )


def _said(entry: Mapping[str, Any], given: Given | None) -> Mapping[str, Any]:
    if given is None:
        return entry
    about = {name: getattr(given, name) for name in ABOUT}
    return {**entry, "answer": given.verdict and _WORD[given.verdict], **about}


def _place_of(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error)
    return f"line {mark.line + 1}: {problem}" if mark else problem
