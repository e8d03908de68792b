"""social.csv and officers.csv as offices save them, and what is said of a line that cannot be read."""

from pathlib import Path

import pytest

from auditor.errors import InputError
from auditor.given import read_handles, read_officers
from rules.probes import Handle, Officer

HEAD = "department,platform,handle,last post,posts in the quarter\n"
X = Handle(platform="x", handle="@ukgardens", last_post="2026-11-04", posts_in_quarter=12)


@pytest.fixture
def written(tmp_path: Path):
    def write(content: str | bytes) -> Path:
        file = tmp_path / "given.csv"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    return write


@pytest.mark.parametrize(
    "content",
    [
        HEAD + "Gardens,Twitter,@ukgardens,2026-11-04,12\n",
        "\ufeff" + HEAD + "Gardens,X (Twitter),@ukgardens,04/11/2026,12\r\n\r\n",
        HEAD.replace(",", ";") + "Gardens;x;@ukgardens;4 November 2026;12\n",
        HEAD.replace(",", "\t") + "Gardens\tx\t@ukgardens\t०४/११/२०२६\t१२\n",
        (HEAD + "Gardens,x,@ukgardens,2026-11-04,12\n").encode("utf-16"),
        "मंच,हैंडल,अंतिम पोस्ट,तिमाही में पोस्ट\nट्विटर,@ukgardens,4 नवंबर 2026,१२\n",
        "Posts,Handle,Note,PLATFORM,Last_post_date\n12, @ukgardens ,mine,x,2026-11-04\n,,,,\n",
    ],
)
def test_a_register_is_read_as_any_spreadsheet_saves_it(written, content: str | bytes) -> None:
    assert read_handles(written(content)) == (X,)


def test_lines_without_a_department_belong_to_every_one_and_others_only_to_theirs(written) -> None:
    file = written(HEAD + "Gardens ,x,@ukgardens,,\n,youtube,UCall,,\nRoads,x,@ukroads,,\n")
    assert [handle.handle for handle in read_handles(file, "gardens")] == ["@ukgardens", "UCall"]


@pytest.mark.parametrize(
    ("lines", "department", "told"),
    [
        ("Gardens,Orkut,@a,,\n", "", "line 2, column platform: ‘Orkut’"),
        (",x,@a,,\n,x,,,\n", "", "line 3, column handle"),
        (",x,@a,someday,\n", "", "line 2, column last post: ‘someday’"),
        (",x,@a,,many\n", "", "column posts in the quarter: ‘many’"),
        ("Gardens,x,@a,,\nRoads,x,@b,,\n", "", "2 departments"),
        ("Gardens,x,@a,,\n", "Roads", "‘Roads’"),
        (f",x,{'a' * 600},,\n", "", "500 characters"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_its_column_and_its_repair(written, lines, department, told) -> None:
    with pytest.raises(InputError) as caught:
        read_handles(written(HEAD + lines), department)
    assert told in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "is empty"),
        ("a,b\n1,2\n", "no column is named ‘platform’"),
        ("platform,handle,account\n", "two columns"),
        ("platform,handle\nx,caf\xe9\n".encode("latin-1"), "line 2: the file is not saved as UTF-8"),
        (b"PK\x03\x04\0\0", "is no CSV file"),
        ('platform,handle\nx,"' + "a" * 200_000 + '"\n', "line"),
    ],
)
def test_a_file_that_is_no_register_says_so(written, content: str | bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_handles(written(content))


def test_officers_have_a_name_and_a_designation_in_one_language_at_least(written) -> None:
    file = written("name;designation;name_hi;designation_hi\nName A;Director;नाम अ;निदेशक\n;;नाम ब;सचिव\n")
    assert read_officers(file) == (
        Officer(name="Name A", name_hi="नाम अ", designation="Director", designation_hi="निदेशक"),
        Officer(name="", name_hi="नाम ब", designation="", designation_hi="सचिव"),
    )
    with pytest.raises(InputError, match="line 2, column designation"):
        read_officers(written("name,designation\nName A,\n"))
    with pytest.raises(InputError, match="line 2, column name"):
        read_officers(written("name,designation\n,Director\n"))
