"""A department as the team lists it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """One line of departments.csv."""

    name: str
    url: str  # of its website, normalised
    name_hi: str = ""  # "": not given
    district: str = ""
    group: str = ""  # of peers it is ranked among
    contact: str = ""  # mail address of whoever keeps the website
    social: tuple[str, ...] = ()  # addresses of its accounts
