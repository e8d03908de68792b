"""Labels in English and Hindi, and what they ask of a visitor."""

import pytest

from rules.accessibility.forms import purposes
from rules.place import Box
from rules.views.forms import Field, NameFrom, Sign


def field(label: str, **changes: object) -> Field:
    values: dict[str, object] = {
        "form": None, "group": None, "tag": "input", "type": "text", "role": "", "id": "", "name": "",
        "accessible_name": label, "name_from": NameFrom.LABEL, "labels": (), "visible_label": label,
        "before": None, "after": None, "question": None, "has_picture_near": False, "column_header": "", "hint": "",
        "placeholder": "", "title": "", "shown_value": "", "autocomplete": None, "inputmode": "", "max_length": None,
        "is_required": False, "sign": Sign.NONE, "is_invalid": False, "is_readonly": False, "has_picker": False,
        "label_colour": "", "blocks_paste": None, "repeats": None, "selector": "input", "html": "<input>",
        "box": Box(x_css_px=0, y_css_px=0, width_css_px=100, height_css_px=20),
    }  # fmt: skip
    return Field(**values | changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("label", "purpose"),
    [
        ("Name", "name"),
        ("Your name *", "name"),
        ("Enter your full name", "name"),
        ("आपका नाम", "name"),
        ("पूरा नाम *", "name"),
        ("First name", "given-name"),
        ("E-mail ID", "email"),
        ("Email (optional)", "email"),
        ("ई-मेल आईडी", "email"),
        ("Mobile No.", "tel"),
        ("Contact Number", "tel"),
        ("मोबाइल नंबर", "tel"),
        ("Postal address", "street-address"),
        ("पता", "street-address"),
        ("PIN Code", "postal-code"),
        ("पिन कोड", "postal-code"),
        ("Date of Birth", "bday"),
        ("जन्म तिथि", "bday"),
    ],
)
def test_knows_what_a_label_asks(label: str, purpose: str) -> None:
    assert purposes.purpose_of(field(label)) == purpose


@pytest.mark.parametrize(
    "label",
    [
        "Father's name", "Name of the village", "User name", "Name of applicant", "पिता का नाम", "ग्राम का नाम", "PIN",
        "Consumer number", "Address of the site", "E-mail of the school", "Number", "Date", "Web address", "",
    ],
)  # fmt: skip
def test_says_nothing_of_other_labels(label: str) -> None:
    assert purposes.purpose_of(field(label)) == ""


def test_a_word_of_the_same_kind_is_no_contradiction() -> None:
    assert purposes.family("tel-national") == purposes.family("tel")
    assert purposes.family("username") == frozenset()


def test_the_word_for_passkeys_stands_beside_the_purpose() -> None:
    assert purposes.tokens("section-a Shipping email webauthn") == ("section-a", "shipping", "email")
