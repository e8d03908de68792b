"""The departments of a batch with their folders and their accounts, from the list and the register."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from auditor.batch.listing import accounts_of, all_faults, read_listing, unknown_departments
from auditor.batch.names import named
from auditor.errors import InputError
from auditor.given import read_register
from rules.department import Department
from rules.probes import Handle


@dataclass(frozen=True, slots=True)
class Roll:
    """The departments that are audited, and the lines that are left out."""

    departments: tuple[tuple[str, Department], ...]  # each with the name of its folder
    handles: Mapping[str, tuple[Handle, ...] | None]  # the accounts the team knows, by folder name
    faults: tuple[InputError, ...]


def read_roll(file: Path, social: Path | None, *, keep_going: bool) -> Roll:
    """Return the roll; InputError tells every fault at once, unless the lines with faults are left out."""
    listing = read_listing(file)
    register = read_register(social) if social else None
    of_register = (*register.faults, *unknown_departments(register, listing)) if register else ()
    faults = (*listing.faults, *of_register)
    if faults and not (keep_going and listing.departments):
        hint = "Correct the lines." if keep_going else "Correct the lines, or leave them out with --keep-going."
        raise all_faults(faults, hint)
    departments = named(listing.departments)
    return Roll(departments, {name: accounts_of(one, register) for name, one in departments}, faults)
