"""What a stranger writes is shown as text, and only web addresses become links."""

import json
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.escape import address, visible, visible_in_json, web_link

HOME = "https://department.example.gov.in/"
UNSEEN = {
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
}


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "//host", "http://", "http://[", "ftp://a/b", " javascript:x", ""],
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert web_link(url) == ""


def test_web_addresses_are_followed_as_they_are() -> None:
    assert web_link("https://a.gov.in/x?y=%20") == "https://a.gov.in/x?y=%20"


def test_visible_text_is_left_alone() -> None:
    assert visible("उद्यान विभाग, tab\tand line\n") == "उद्यान विभाग, tab\tand line\n"


@given(st.text(alphabet=st.characters()))
def test_nothing_invisible_passes(text: str) -> None:
    assert not (UNSEEN - {"\t", "\n"}) & set(visible(text))


@given(st.text(alphabet=st.characters(codec=None)))
def test_json_keeps_its_value_and_can_be_written(text: str) -> None:
    document = visible_in_json(json.dumps({"text": text}, ensure_ascii=False))
    document.encode("utf-8")
    assert json.loads(document) == {"text": text}
    assert not (UNSEEN - {"\n"}) & set(document)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (HOME, "department.example.gov.in/"),
        (HOME + "notices/7?page=2", "/notices/7?page=2"),
        (HOME + "%E0%A4%B8%E0%A5%82%E0%A4%9A%E0%A4%A8%E0%A4%BE", "/सूचना"),
        (HOME + "%ff", "/%ff"),
        ("https://other.gov.in/a", "other.gov.in/a"),
        ("mailto:someone", "mailto:someone"),
        ("http://[", "http://["),
    ],
)
def test_addresses_are_shown_as_people_read_them(url: str, shown: str) -> None:
    assert address(url, HOME) == shown


@given(st.text(max_size=60))
def test_an_address_of_another_site_is_never_shown_as_a_path_of_this_one(text: str) -> None:
    url = f"https://other.example/{text}"
    try:
        host = urlsplit(url).netloc
    except ValueError:
        return
    assert address(url, HOME).startswith(host)
