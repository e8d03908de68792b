import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.crawl.urls import normalised

BASE = "https://department.example/a/b.html?x=1"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("HTTP://Department.Example:80", "http://department.example/"),
        ("https://department.example:443/x#top", "https://department.example/x"),
        ("https://department.example:8443/", "https://department.example:8443/"),
        ("http://x.example/%7euser/%e0%a4%b9/%2F", "http://x.example/~user/%E0%A4%B9/%2F"),
        ("http://x.example/आदेश 4.pdf", "http://x.example/%E0%A4%86%E0%A4%A6%E0%A5%87%E0%A4%B6%204.pdf"),
        ("http://x.example/a/./b/../c/%2e%2e/d", "http://x.example/a/d"),
        ("http://x.example/100%", "http://x.example/100%25"),
        ("http://x.example/?b=2&a=1", "http://x.example/?b=2&a=1"),
        ("http://x.example/?utm_source=a&id=1&fbclid=x&gclid=y", "http://x.example/?id=1"),
        ("http://x.example/p?", "http://x.example/p"),
        ("http://x.example/p;jsessionid=AB12?q=1", "http://x.example/p?q=1"),
        ("http://x.example/?PHPSESSID=4f&id=2", "http://x.example/?id=2"),
        ("http://x.example/?sid=12", "http://x.example/?sid=12"),
        ("http://x.example/?sid=4fd0c4e1a2b3c4d5e6f7", "http://x.example/"),
        ("http://x.example/(S(lit3py55t21z5v55vlm25s55))/orders.aspx", "http://x.example/orders.aspx"),
        ("http://x.example/app#!/notices", "http://x.example/app#!/notices"),
        ("http://x.example/app#/notices", "http://x.example/app#/notices"),
        ("http://user:secret@x.example/", "http://x.example/"),
        ("http://सरकार.भारत/", "http://xn--11b7cb3a6a.xn--h2brj9c/"),
        ("http://x.example./", "http://x.example/"),
        ("http://[::1]:80/", "http://[::1]/"),
        ("http:\\\\x.example\\y", "http://x.example/y"),
        ("//other.example/z", "https://other.example/z"),
        ("c.html", "https://department.example/a/c.html"),
        ("?y=2", "https://department.example/a/b.html?y=2"),
        ("../../../up", "https://department.example/up"),
        ("\t/ta\nb ", "https://department.example/tab"),
        ("javascript:alert(1)", ""),
        ("ftp://x.example/", ""),
        ("http://", ""),
        ("http://x.example:99999/", ""),
        ("http://a b/", ""),
        ("http://x.example/" + "a" * 2_000, ""),
    ],
)
def test_an_address_has_one_spelling(written, address):
    assert normalised(written, BASE) == address


ADDRESSES = st.builds(
    "{}://{}{}{}{}".format,
    st.sampled_from(["http", "HTTPS"]),
    st.sampled_from(["x.example", "X.Example:80", "भारत.भारत", "[2001:db8::1]:8080", "127.0.0.1"]),
    st.lists(
        st.sampled_from(
            ["/", "a", "..", ".", "%2e", "%2F", "%", "%41", " ", "é", ";jsessionid=1", "(S(abcdefgh1))", "//"]
        )
    ).map(lambda parts: "/" + "".join(parts)),
    st.lists(st.sampled_from(["?", "a=1", "&", "utm_x=1", "%20", "=", "sid=abcdefgh12345678", "[]", "é"])).map("".join),
    st.sampled_from(["", "#top", "#!/x y", "#/r?x#y"]),
)


@given(st.one_of(ADDRESSES, st.text(), st.text().map("http://x.example/".__add__)))
def test_spelling_an_address_again_changes_nothing(written):
    once = normalised(written)
    assert normalised(once) == once
    assert not once or once.isascii()


@given(st.text(), st.text())
def test_no_text_raises(written, base):
    normalised(written, base)
