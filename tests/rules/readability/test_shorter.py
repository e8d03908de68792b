"""A shorter way to write: where a sentence is split, who acts, which words are plainer."""

import pytest

from rules.readability.plain_words import simplified
from rules.readability.sentences import sentences_of
from rules.readability.shorter import shorter


@pytest.fixture
def advice(page_of):
    """Return a function from a sentence to what is proposed for it."""

    def propose(text: str):
        [sentence] = sentences_of(page_of(f"<main><p>{text}</p></main>").text)
        return shorter(sentence)

    return propose


def test_a_sentence_is_split_before_its_second_clause(advice):
    found = advice("The department lends tools to farmers for one season, and it will pay the deposit back in spring.")
    first, second = found.after.split(". ")
    assert first == "The department lends tools to farmers for one season"
    assert second == "It will pay the deposit back in spring."


def test_a_relative_clause_gets_a_place_for_its_subject(advice):
    found = advice(
        "The tools are lent against a deposit of two hundred rupees, which is paid back when the tool returns clean."
    )
    assert ". ⟦say again who or what⟧ is paid back when" in found.after


@pytest.mark.parametrize(
    "text",
    [
        "We had five clerks on it: one to write the grant proposal, one to do the sums, two to collect the papers, and "
        "one to hire a student to do the job.",
        "Content that a program changes need not be kept while the page is at rest, and in many cases could be "
        "misleading to do so.",
        "The rule applies to every form that starts by itself and stays on the screen of a visitor, unless the form is "
        "part of a test of the office.",
        "The clause says that when the office of a district is open to visitors on a holiday and also has a clerk, the "
        "clerk gives out the forms.",
        "The needs of the young trees of the lower terraces and of the gardens, and young trees of the upper terraces "
        "has been counted.",
        "The standard has the full name Harmonised Standard of the Hills – Requirements for the paths and the walls of "
        "terraces.",
        "The guidelines are there to make sure that forms are read, words are easy to use, and content is clear to all "
        "who come to the office.",
        "The team gives the papers to everybody who asks for them in another form (large print — Braille or sound, and "
        "it is free of charge).",
    ],
)
def test_what_is_no_sentence_of_its_own_is_not_split_off(text, advice):
    assert not advice(text).note.values["where"]


def test_a_hindi_sentence_is_split_after_its_verb(advice):
    found = advice("किसान अपने ब्लॉक के केंद्र पर आवेदन कर सकते हैं और उन्हें उसी दिन रसीद दे दी जाती है ताकि वे निश्चिंत रहें।")
    assert "सकते हैं। " in found.after


@pytest.mark.parametrize(
    "text",
    [
        "Farmers bring the form, a copy of the land record, the passbook, two photographs and the receipt that they "
        "have.",
        "The office sells apples, walnuts, pears, plums and apricots that it has grown on nine terraces.",
    ],
)
def test_a_list_is_not_split_in_the_middle(text, advice):
    found = advice(text)
    assert not found.note.values["where"]
    assert "as a list" in found.note.text


@pytest.mark.parametrize(
    ("text", "passive"),
    [
        ("The form is submitted at the counter before noon.", "is submitted"),
        ("The form is submitted by the farmer at the counter.", ""),
        ("The office is situated in the lower market of the town.", ""),
        ("The office is actively involved in the care of old walls.", ""),
        ("आवेदन पत्र कार्यालय में जमा किया जाता है और रसीद लें।", "किया जाता"),
        ("विभाग द्वारा आवेदन पत्र जमा किया जाता है और रसीद लें।", ""),
    ],
)
def test_who_acts_is_asked_where_nobody_is_named(text, passive, advice):
    assert advice(text).note.values["passive"] == passive


def test_a_noun_is_unpacked_into_its_verb(advice):
    assert advice("You must wait for verification of the form.").note.values["chain"] == "verification of (→ verify)"


@pytest.mark.parametrize(
    ("text", "language", "plain"),
    [
        ("In order to apply, come prior to noon.", "en", "To apply, come before noon."),
        ("योजना के सम्बन्ध में पूछें।", "hi", "योजना के बारे में पूछें।"),
        ("The commenced work goes on.", "en", "The commenced work goes on."),
    ],
)
def test_office_phrases_become_plain_words(text, language, plain):
    assert simplified(text, language) == plain


def test_a_hindi_relative_keeps_its_case(advice):
    found = advice("यह योजना पूरे प्रदेश में लागू की गई है, जिसके तहत बालिकाओं को पढ़ाई के लिए पैसा मिलता है।")
    assert found.after.endswith("लागू की गई है। ⟦say again who or what⟧ के तहत बालिकाओं को पढ़ाई के लिए पैसा मिलता है।")


def test_commas_inside_numbers_make_no_list(advice):
    assert "list" not in advice("राज्य की जनसंख्या 1,00,86,292 है और परिवार 20,56,975 हैं ऐसा गणना में है।").note.text


@pytest.mark.parametrize("words", ["was known as", "is called"])
def test_a_name_is_no_sentence_without_an_actor(words, advice):
    found = advice(
        f"The garden {words} the Department of Hill Gardens of the upper valley for all the years of the war."
    )
    assert not found.note.values["passive"]


def test_the_numbers_of_sections_are_no_list(advice):
    found = advice(
        "The office has a case under Section 13(2) r/w 13(1)(d) of the Act, 1988 on a complaint of the bank."
    )
    assert "list" not in found.note.text
