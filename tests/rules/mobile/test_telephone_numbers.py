"""Telephone numbers as Indian offices write them, and the numbers that are none."""

import pytest

from rules.mobile.telephone_numbers import significant, telephones


@pytest.mark.parametrize(
    ("text", "dialled"),
    [
        ("Telephone: 0135-2712345", ["+911352712345"]),
        ("दूरभाष (0135) 2712345", ["+911352712345"]),
        ("Phone: 05942 – 235011, 9 to 5", ["+915942235011"]),
        ("+91-135-2757400", ["+911352757400"]),
        ("+91 94120 12345", ["+919412012345"]),
        ("(+91) 9412012345", ["+919412012345"]),
        ("मोबाइल नं. 94120-12345", ["+919412012345"]),
        ("Call 9412012345 or 9412054321", ["+919412012345", "+919412054321"]),
        ("Toll free 1800-180-4321", ["18001804321"]),
        ("1800 11 2233", ["1800112233"]),
        ("Helpdesk: 1800-233-5679 (10:30 AM to 5:30 PM)", ["18002335679"]),
        ("CM Helpline 1905", ["1905"]),
        ("आपातकाल में 112 डायल करें", ["112"]),
        ("दूरभाष – ०१३५-२७१२३४५", ["+911352712345"]),
        ("फोन-0135-2712345/2712346", ["+911352712345"]),
        ("मो0-9412012345", ["+919412012345"]),
        ("Mob.09412012345,9412054321", ["+919412012345", "+919412054321"]),
        ("Mobile: 91-9412012345", ["+919412012345"]),
        ("Tel: +91(135)2712345, (05944)233333", ["+911352712345", "+915944233333"]),
        ("Phone 0135-2712345, Fax 0135-2712346", ["+911352712345"]),
    ],
)
def test_finds_the_number_and_how_it_is_dialled(text: str, dialled: list[str]) -> None:
    assert [telephone.dialled for telephone in telephones(text)] == dialled


@pytest.mark.parametrize(
    "text",
    [
        "9412012345",  # nothing says what it is
        "Fax: 0135-2712345",
        "दूरभाष/फैक्स: 0135-2712345",
        "Contact us before 17-08-2021",
        "Phone complaints: order 0135/2021/2712345",
        "Aadhaar 9412 0123 4567 and account 941201234567, contact the bank",
        "Contact: letter UK-9412012345 of the sum of Rs.9412012345",
        "In 1905 the garden was founded",
        "Rooms 108 and 112",
        "1800 saplings and 180 tools",
        "Helpline opened in 2021",
        "Tel. 0135-27123456789",
        "Phone 0000-0000000",
    ],
)
def test_lets_other_numbers_alone(text: str) -> None:
    assert list(telephones(text)) == []


def test_a_heading_may_say_that_numbers_follow() -> None:
    assert [telephone.dialled for telephone in telephones("05946-220011", is_named=True)] == ["+915946220011"]


def test_the_same_number_is_known_in_every_spelling() -> None:
    assert significant("tel:+91-135-2712345") == significant("0135 2712345") == "1352712345"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Helpline (05944-234810 and 05944-235580)", ["05944-234810", "05944-235580"]),
        ("Phone (05944) 234810", ["(05944) 234810"]),
        ("फोन: ०५९४४-२३४८१०", ["०५९४४-२३४८१०"]),
    ],
)
def test_a_bracket_around_several_numbers_belongs_to_none_of_them(text: str, written: list[str]) -> None:
    assert [telephone.written for telephone in telephones(text)] == written
