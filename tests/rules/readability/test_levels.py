"""The formulas of readability, and what counts as a sentence."""

import math

import pytest

from rules.readability.levels import english_level, hindi_level
from rules.readability.sentences import sentences_of, split


def test_the_english_formula():
    assert english_level("You can apply at home.") == pytest.approx(-2.025 + 1.225 * math.log(5) + 0.405 * 17 / 5)


def test_the_hindi_formula():
    # सं-स्था-न का का-र्य: three words, six aksharas, two conjuncts
    assert hindi_level("संस्थान का कार्य") == pytest.approx(-4.557 + 1.670 * math.log(3) + 1.295 * 6 / 3 + 1.771 * 2 / 3)


@pytest.mark.parametrize(
    ("word", "aksharas"), [("स्त्री", 1), ("ज़िला", 2), ("अंतरराष्ट्रीय", 6), ("उद्यान", 3), ("कृषि", 2), ("आइए", 3)]
)
def test_aksharas_are_counted_as_they_are_spoken(word, aksharas):
    conjuncts = word.count("\u094d")
    assert hindi_level(word) == pytest.approx(-4.557 + 1.295 * aksharas + 1.771 * conjuncts)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Bring the form. Pay the fee.", 2),
        ("Ask Dr. Officer at No. 12, Mall Road. He is in from 10 a.m. to 5 p.m. daily.", 2),
        ("The fee is Rs. 50. Pay it at once.", 2),
        ("Bring tools, seeds etc. Pay at the counter.", 2),
        ("It was carried out.The seed is ready.", 2),
        ("1. Bring the form.", 1),
        ("फॉर्म लाएं। शुल्क रु. 50 है। डॉ. अधिकारी से मिलें।", 3),
        ("क्या आपने आवेदन किया?कार्यालय आएं।", 2),
        ("See www.example.gov.in for more.", 1),
    ],
)
def test_sentences_end_where_readers_stop(text, count):
    assert len(split(text)) == count


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ("<p>You can bring the form on any day.</p>", 1),
        ("<p>आप किसी भी दिन फॉर्म ला सकते हैं।</p>", 1),
        ("<h2>You can bring the form on any day.</h2>", 0),
        ("<table><tr><td>You can bring the form on any day.</td></tr></table>", 0),
        ("<p>District Almora, Mall Road, Lower Market, Nainital Bank</p>", 0),
        ("<p>कृपया application form online submit करें और print लें।</p>", 0),
        ("<p>Lorem ipsum is the dummy text that you see here.</p>", 0),
        ("<p>You can bring the form on any day.</p><p>You can bring the form on any day.</p>", 1),
        ("<footer><p>You can bring the form on any day.</p></footer>", 0),
    ],
)
def test_only_running_text_in_one_language_is_read(html, count, page_of):
    assert len(sentences_of(page_of(f"<html lang=en><body>{html}</body></html>").text)) == count
