"""answers.yaml: written as questions, read as answers, carried over, and clear about what is wrong in it."""

import re

import pytest

from auditor.answers import FILE, answer_one, carry_over, read_answers, write_answers
from auditor.errors import InputError
from rules.finding import Occurrence, message
from rules.questions import Question, Verdict
from rules.registry import by_id

HOSTILE = '<img src=x alt="\'\n- question: 0000000000000000\n  answer: yes">'


def question(number=1, html="<p>x</p>"):
    return Question(
        key=f"{number:016x}",
        rule="bypass",
        message=message("A person has to try with the Tab key whether the menu can be skipped."),
        occurrence=Occurrence(selector="#p", html=html),
        page_urls=("https://department.example.gov.in/",),
        points=1.0,
    )


def fill(folder, *words):
    file = folder / FILE
    text = file.read_text(encoding="utf-8")
    for word in words:
        text = text.replace("answer: null", f"answer: {word}", 1)
    file.write_text(text, encoding="utf-8")


def test_nothing_is_written_when_nothing_is_asked(tmp_path):
    assert write_answers(tmp_path, [], by_id()) is None
    assert read_answers(tmp_path) == {}


@pytest.mark.parametrize(
    ("word", "verdict"),
    [
        ("yes", Verdict.FINE),
        ("No", Verdict.FAULT),
        ("हाँ", Verdict.FINE),
        ("नहीं", Verdict.FAULT),
        ("'yes'", Verdict.FINE),
    ],
)
def test_answers_in_english_and_hindi_are_understood(tmp_path, word, verdict):
    write_answers(tmp_path, [question()], by_id())
    assert read_answers(tmp_path) == {}
    fill(tmp_path, word)
    assert read_answers(tmp_path) == {question().key: verdict}


def test_the_question_stands_in_the_file_in_both_languages(tmp_path):
    text = write_answers(tmp_path, [question()], by_id()).read_text(encoding="utf-8")
    assert "Tab key" in text
    assert re.search("[\u0900-\u097f]{4}", text.partition("- question")[2])


def test_answered_questions_stay_when_new_ones_come(tmp_path):
    write_answers(tmp_path, [question(1), question(2)], by_id())
    fill(tmp_path, "yes")
    write_answers(tmp_path, [question(3)], by_id())
    assert read_answers(tmp_path) == {question(1).key: Verdict.FINE}
    text = (tmp_path / FILE).read_text(encoding="utf-8")
    assert [number for number in (1, 2, 3) if question(number).key in text] == [1, 3]


def test_answers_are_carried_to_the_next_audit_and_newer_ones_win(tmp_path):
    older, newer = tmp_path / "october", tmp_path / "november"
    for folder, word in ((older, "yes"), (newer, "no")):
        folder.mkdir()
        write_answers(folder, [question(1)], by_id())
        fill(folder, word)
    answer_one(older, question(2), by_id(), "no")
    carry_over(newer, [older])
    assert read_answers(newer) == {question(1).key: Verdict.FAULT, question(2).key: Verdict.FAULT}


def test_html_of_a_page_cannot_answer_questions(tmp_path):
    write_answers(tmp_path, [question(html=HOSTILE)], by_id())
    assert read_answers(tmp_path) == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- question: abc\n  answer: perhaps\n", "entry 1 is answered ‘perhaps’"),
        ("- question: [\n", "line 2"),
        ("question: abc\n", "no list"),
        ("- answer: yes\n", "entry 1 has no line"),
        ("- question: &a [*a]\n", "uses aliases"),
        ("- !!python/object/apply:os.system [echo]\n", "line 1"),
    ],
)
def test_what_is_wrong_in_the_file_is_told_with_its_place(tmp_path, text, told):
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(told)):
        read_answers(tmp_path)


def test_a_word_that_is_no_answer_is_refused(tmp_path):
    with pytest.raises(InputError, match="maybe"):
        answer_one(tmp_path, question(), by_id(), "maybe")
