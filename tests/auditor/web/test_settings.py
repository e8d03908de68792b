"""Who asks is kept as a hash that nobody can undo, and only domains that are allowed are audited."""

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from auditor.config import Manner
from auditor.web.asking import checked_target, domain_of, site_of
from auditor.web.jobs import Reason, Refusal
from auditor.web.settings import ServeSettings, asker_of, secret_of
from reports.i18n import translator

NOW = datetime(2026, 11, 26, 6, 30, tzinfo=UTC)


def test_an_address_is_known_for_a_day_in_india_and_the_key_is_gone_with_it(tmp_path: Path) -> None:
    first = asker_of(tmp_path, "198.51.100.7", NOW)
    assert asker_of(tmp_path, "198.51.100.7", NOW + timedelta(hours=11)) == first
    assert asker_of(tmp_path, "198.51.100.8", NOW) != first
    assert asker_of(tmp_path, "198.51.100.7", NOW + timedelta(hours=12, minutes=1)) != first
    assert [file.name for file in (tmp_path / "asker-keys").iterdir()] == ["2026-11-27"]
    assert "198.51.100.7" not in first


def test_the_addresses_of_one_line_are_one_asker(tmp_path: Path) -> None:
    def asker(address: str) -> str:
        return asker_of(tmp_path, address, NOW)

    assert asker("2001:db8:1:2::1") == asker("2001:db8:1:2:ffff::9%eth0") != asker("2001:db8:1:3::1")
    assert asker("::ffff:198.51.100.7") == asker("198.51.100.7")
    assert asker("") == asker("")


def test_servers_that_start_at_once_have_one_secret_that_others_cannot_read(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        [secret] = set(pool.map(secret_of, [tmp_path] * 8))
    assert len(secret) == 32
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secret"]


def settings(tmp_path: Path, *, allow_private: bool = False) -> ServeSettings:
    return ServeSettings(data=tmp_path, database="none", manner=Manner(allow_private=allow_private))


@pytest.mark.parametrize(
    ("typed", "target"),
    [
        ("gardens.uk.gov.in", "https://gardens.uk.gov.in/"),
        (" HTTPS://Gardens.UK.gov.in./a/../b ", "https://gardens.uk.gov.in/b"),
        ("http://roads.nic.in:8080", "http://roads.nic.in:8080/"),
    ],
)
def test_government_websites_are_audited(tmp_path: Path, typed: str, target: str) -> None:
    assert checked_target(settings(tmp_path), typed) == target


@pytest.mark.parametrize(
    "typed",
    [
        "example.com",
        "gov.in",
        "evilgov.in",
        "gardens.gov.in.example.com",
        "https://gardens.gov.in@example.com/",
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://[::1]/",
        "http://localhost:8000/",
        "http://a.localhost/",
    ],
)
def test_other_websites_are_not(tmp_path: Path, typed: str) -> None:
    answer = checked_target(settings(tmp_path), typed)
    assert isinstance(answer, Refusal)
    assert answer.reason in {Reason.NOT_ALLOWED, Reason.UNREADABLE}


def test_the_refusal_names_what_is_allowed(tmp_path: Path) -> None:
    answer = checked_target(settings(tmp_path), "example.com")
    assert isinstance(answer, Refusal)
    said = translator("en").message(answer.message)
    assert "*.gov.in, *.nic.in" in said
    assert "example.com" in said


@pytest.mark.parametrize("typed", ["", "what is this", "javascript:alert(1)", "file:///etc/passwd", "http://"])
def test_what_is_no_address_is_refused(tmp_path: Path, typed: str) -> None:
    answer = checked_target(settings(tmp_path), typed)
    assert isinstance(answer, Refusal)
    assert answer.reason is Reason.UNREADABLE


def test_this_machine_is_audited_only_when_that_is_allowed(tmp_path: Path) -> None:
    assert checked_target(settings(tmp_path, allow_private=True), "http://127.0.0.1:9000/") == "http://127.0.0.1:9000/"


def test_a_domain_is_a_host_and_a_site_is_a_place_on_it() -> None:
    assert domain_of("https://www.uk.gov.in:8443/a") == "uk.gov.in:8443"
    assert site_of("http://www.uk.gov.in/a/") == site_of("https://uk.gov.in/a") != site_of("https://uk.gov.in/b")
