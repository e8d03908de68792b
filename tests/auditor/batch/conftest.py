"""A town of tiny websites, and batches over them as real processes."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from town import Town

from auditor.cli import main

QUICK = ("--pace", "1000", "--as-of", "2026-11-20", "--depth", "quick", "--format", "json")


@pytest.fixture
def town() -> Iterator[Town]:
    with Town() as made:
        yield made


@pytest.fixture
def listed(town: Town, tmp_path: Path) -> Callable[..., Path]:
    """Return a function that builds websites and lists them; each name may bring its own address."""

    def write(*names: str, **addresses: str) -> Path:
        built = {name: town.build(f"{name}.gov.in") for name in names} | addresses
        file = tmp_path / "departments.csv"
        lines = [f"{name.title()},{address}" for name, address in built.items()]
        file.write_text("\n".join(["name,url", *lines, ""]), encoding="utf-8")
        return file

    return write


@pytest.fixture
def command(town: Town, tmp_path: Path) -> Callable[..., list[str]]:
    """Return a function that gives the command line of a batch into tmp_path/batch."""

    def words(listing: Path, *more: object) -> list[str]:
        own = ["batch", str(listing), "--out", str(tmp_path / "batch"), "--database", "none", *QUICK, *town.pins()]
        return [*own, *map(str, more)]

    return words


@pytest.fixture
def ran(command: Callable[..., list[str]]) -> Callable[..., Result]:
    """Return a function that runs a batch to its end, its workers in processes of their own."""

    def run(listing: Path, *more: object) -> Result:
        return CliRunner().invoke(main, command(listing, *more))

    return run
