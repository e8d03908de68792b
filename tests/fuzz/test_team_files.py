"""Files the team writes: whatever is in them, they are read, or an error says in which file what is wrong."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from auditor.answers import read_answers
from auditor.batch.folder import BatchFolder
from auditor.batch.listing import read_listing
from auditor.calibrate import read_ballots
from auditor.config import read_settings
from auditor.errors import AuditorError
from auditor.exceptions import read_exceptions
from auditor.given import read_handles, read_officers, read_register

Reader = Callable[[Path], object]
Bytes = st.SearchStrategy[bytes]
quick = settings(
    derandomize=True,
    max_examples=50,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

CELLS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        (
            *(
                "Department of Gardens",
                "उद्यान विभाग",
                "https://gardens.gov.in/",
                "http://[::1",
                "=cmd|' /C calc'!A0",
                "\x00",
            ),
            *(
                "x",
                "facebook",
                "@gardens",
                "99/99/9999",
                "2026-11-04",
                "-1",
                "1e9",
                "\u0967\u0968",
                '"',
                "\r\n",
                "web@a.in",
            ),
        )
    ),
)
HEADINGS = st.lists(
    st.sampled_from(
        (
            *("department", "name", "name_hi", "url", "website", "district", "contact", "social", "platform", "handle"),
            *("last post", "posts in the quarter", "designation", "designation_hi", "विभाग", "पता", "\ufeffurl", ""),
        )
    ),
    min_size=1,
    max_size=6,
)
ROWS = st.lists(st.lists(CELLS, max_size=7), max_size=5)
CSV = st.builds(
    lambda heads, rows, between: "\n".join(between.join(row) for row in [heads, *rows]).encode("utf-8", "replace"),
    HEADINGS,
    ROWS,
    st.sampled_from(",;\t|"),
)
YAML = st.lists(
    st.sampled_from(
        (
            *(
                "- rule: image-alt\n",
                "  page: '*'\n",
                "  owner: A\n",
                "  reason: B\n",
                "  expires: 2027-13-40\n",
                "  page: *a\n",
            ),
            *(
                "- question: &a abc\n",
                "  answer: yes\n",
                "  answer: [&b [*b]]\n",
                "  answer: 2026-02-30\n",
                "- name: x\n",
            ),
            *("  url: https://gardens.gov.in\n", "  expires: 2027-03-04\n", "- !!python/object/apply:os.system [id]\n"),
            *(
                "? [a, b]\n: c\n",
                "  - - - -\n",
                "\t\n",
                "---\n",
                "{",
                "[" * 3_000,
                "  identity: !!binary '?'\n",
                "  url: !!int 0x\n",
            ),
            *("<<: 3\n", "departments:\n", "  page: !!float _\n", "  owner: 12:99:99\n", "%YAML 9.9\n", "\u0085"),
        )
    ),
    max_size=10,
).map(lambda lines: "".join(lines).encode())
TOML = st.lists(
    st.sampled_from(
        (
            *(
                "[audit]\n",
                "[weights]\n",
                "[history]\n",
                "[letter]\n",
                "weights = 3\n",
                "mobile = nan\n",
                "mobile = inf\n",
            ),
            *(
                "mobile = -1\n",
                "mobile = 1e999\n",
                "mobile = true\n",
                "pages = 5\n",
                "pages = []\n",
                "name = 3\n",
                "x.y.z = 1\n",
            ),
            *(
                "database = 2027-13-40\n",
                f"mobile = {'9' * 5_000}\n",
                f"a = {'[' * 3_000}\n",
                "a = '''\n",
                "[[audit]]\n",
                "=\n",
            ),
        )
    ),
    max_size=8,
).map(lambda lines: "".join(lines).encode())
JSON = st.one_of(
    st.sampled_from((b"", b"{}", b"null", b"[" * 20_000, b'{"batch_version": 1}', b'{"votes_version": 1}', b'"\xff"')),
    st.recursive(st.one_of(st.none(), st.integers(), st.floats(), st.text(max_size=5)), st.lists, max_leaves=5).map(
        lambda value: json.dumps(
            {"batch_version": 1, "votes_version": 1, "departments": value, "period": value}
        ).encode()
    ),
)
FILES = st.one_of(CSV, YAML, TOML, JSON, st.binary(max_size=100), CSV.map(lambda text: text.decode().encode("utf-16")))
ANYTHING = st.one_of(
    CSV, YAML, TOML, JSON, st.binary(max_size=100), CSV.map(lambda text: text.decode().encode("utf-16"))
)
READERS: dict[str, tuple[str, Bytes, Reader]] = {
    "settings": ("auditor.toml", TOML, lambda file: read_settings(file, ("pages", "lang"))),
    "exceptions": ("exceptions.yaml", YAML, read_exceptions),
    "answers": ("answers.yaml", YAML, lambda file: read_answers(file.parent)),
    "departments, CSV": ("departments.csv", CSV, read_listing),
    "departments, YAML": ("departments.yaml", YAML, read_listing),
    "departments, XLSX": ("departments.xlsx", CSV, read_listing),
    "social.csv": ("social.csv", CSV, read_register),
    "social.csv of one": ("social.csv", CSV, read_handles),
    "officers.csv": ("officers.csv", CSV, read_officers),
    "a batch": ("batch.json", JSON, lambda file: BatchFolder(file.parent).record()),
    "the manner of a batch": ("manner.json", JSON, lambda file: BatchFolder(file.parent).manner()),
    "votes": ("votes.json", JSON, lambda file: read_ballots([file])),
}


def fault(read: Reader, file: Path) -> AuditorError | None:
    try:
        read(file)
    except AuditorError as error:
        return error
    return None


@pytest.mark.parametrize("what", READERS)
def test_a_file_is_read_or_the_error_names_it(tmp_path: Path, what: str) -> None:
    name, own_kind, read = READERS[what]
    file = tmp_path / name

    @quick
    @given(st.one_of(own_kind, own_kind, ANYTHING))
    def read_one(content: bytes) -> None:
        file.write_bytes(content)
        error = fault(read, file)
        assert error is None or (str(tmp_path) in str(error) and error.hint)

    read_one()


def test_a_workbook_is_read_or_the_error_names_it(tmp_path: Path) -> None:
    file = tmp_path / "departments.xlsx"
    workbook = Workbook()
    workbook.active.append(["name", "url"])
    workbook.active.append(["Gardens", "https://gardens.gov.in/"])
    saved = io.BytesIO()
    workbook.save(saved)
    whole = saved.getvalue()
    with ZipFile(saved) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}

    def repacked(name: str, content: bytes) -> bytes:
        packed = io.BytesIO()
        with ZipFile(packed, "w") as archive:
            for part, text in {**parts, name: content}.items():
                archive.writestr(part, text)
        return packed.getvalue()

    @quick
    @given(
        st.one_of(
            st.integers(0, len(whole) - 1).map(lambda at: whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]),
            st.integers(0, len(whole) - 1).map(lambda at: whole[:at]),
            st.builds(
                repacked,
                st.sampled_from(sorted(parts)),
                st.sampled_from(
                    (b"", b"<a>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b"<worksheet/>", b"\xff" * 50)
                ),
            ),
        )
    )
    def read_one(content: bytes) -> None:
        file.write_bytes(content)
        error = fault(read_listing, file)
        assert error is None or (str(file) in str(error) and error.hint)

    read_one()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mobile = nan", "the weight of mobile is nan"),
        ("mobile = inf", "the weight of mobile is inf"),
        ("mobile = 1e308\nfreshness = 1e308", "the weight of mobile is 1e+308"),
        (f"mobile = {'9' * 5_000}", "cannot be read"),
        (f"mobile = {'[' * 50_000}", "cannot be read"),
    ],
)
def test_no_weight_makes_a_score_that_is_no_number(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "auditor.toml"
    file.write_text(f"[weights]\n{text}\n")
    with pytest.raises(AuditorError) as caught:
        read_settings(file, ())
    assert said in str(caught.value)


@pytest.mark.parametrize("read", [read_exceptions, lambda file: read_answers(file.parent), read_listing])
def test_aliases_that_unfold_without_end_are_refused(tmp_path: Path, read: Reader) -> None:
    file = tmp_path / "answers.yaml"
    nested = "".join(
        f"- question: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    file.write_text(f"- question: &a haha\n{nested}")
    with pytest.raises(AuditorError, match="aliases"):
        read(file)
