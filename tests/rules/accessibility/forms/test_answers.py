"""What error texts say."""

import pytest

from rules.accessibility.forms.answers import says_nothing
from rules.accessibility.forms.fields import bare


@pytest.mark.parametrize(
    "text", ["Invalid value.", "Error!", "Error: invalid input", "त्रुटि", "कृपया पुनः प्रयास करें।", "*"]
)
def test_hears_that_nothing_is_said(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text", ["Must be 1 or more", "Please fill in your name", "10 digits", "कृपया मोबाइल नंबर दर्ज करें"]
)
def test_hears_what_is_wrong(text: str) -> None:
    assert not says_nothing(text)


def test_a_label_is_compared_without_its_marks() -> None:
    assert bare(" Mobile number : * ") == "mobile number"
    assert bare("(*) नाम –") == "नाम"
