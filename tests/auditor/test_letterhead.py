"""Both ends of a letter: the sender of the configuration, the department of the list."""

from datetime import UTC, datetime
from pathlib import Path

import click
import pytest

from auditor.batch.folder import BATCH_VERSION, BatchFolder, BatchRecord
from auditor.config import read_settings
from auditor.errors import InputError
from auditor.letterhead import letterhead_of
from reports.letterhead import NO_SENDER, Sender
from rules.department import Department

HORTICULTURE = Department(name="Department of Horticulture", name_hi="उद्यान विभाग", url="https://h.example.gov.in/")


def _written(folder: Path, text: str) -> Path:
    file = folder / "auditor.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_sender_stands_in_the_configuration(tmp_path: Path) -> None:
    file = _written(tmp_path, '[letter]\noffice = "Web Cell"\noffice-hi = "वेब प्रकोष्ठ"\ncontact = "0135-2700000"\n')
    sender = read_settings(file, ()).sender
    assert sender == Sender(office="Web Cell", office_hi="वेब प्रकोष्ठ", contact="0135-2700000")
    assert (sender.spoken("office", "en"), sender.spoken("office", "hi")) == ("Web Cell", "वेब प्रकोष्ठ")
    assert read_settings(_written(tmp_path, "[audit]\n"), ()).sender == NO_SENDER


def test_one_language_stands_for_both() -> None:
    assert Sender(office_hi="वेब प्रकोष्ठ").spoken("office", "en") == "वेब प्रकोष्ठ"
    assert Sender(office="Web Cell").spoken("office", "hi") == "Web Cell"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('[letter]\nofice = "Web Cell"\n', "‘ofice’ is unknown"),
        ("[letter]\noffice = 3\n", "office in [letter] is 3"),
        ('letter = "Web Cell"\n', "are tables"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(InputError, match=r"auditor\.toml") as raised:
        read_settings(_written(tmp_path, text), ())
    assert complaint in str(raised.value)


def test_an_audit_in_a_batch_knows_its_department(tmp_path: Path) -> None:
    batch = BatchFolder(tmp_path / "2026-Q4")
    record = BatchRecord(
        batch_version=BATCH_VERSION,
        started_at=datetime(2026, 11, 26, tzinfo=UTC),
        period="2026-Q4",
        departments=(("horticulture", HORTICULTURE),),
        manner="",
    )
    batch.begin(record, {})
    alone = tmp_path / "audits" / "h.example.gov.in-2026-11-26"
    with click.Context(click.Command("report")) as context:
        context.meta["sender"] = NO_SENDER
        assert letterhead_of(batch.site("horticulture")).department == HORTICULTURE
        assert letterhead_of(batch.site("other")).department is None
        assert letterhead_of(alone).department is None
        named = letterhead_of(alone, "Department of Forests").department
        assert named is not None
        assert named.name == "Department of Forests"
