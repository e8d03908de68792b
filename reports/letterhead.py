"""From whom a letter comes and to whom it goes."""

from dataclasses import dataclass

from rules.department import Department


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """The office that writes; what is "" is left open in the letter, to be filled in by hand."""

    office: str = ""
    office_hi: str = ""
    address: str = ""
    address_hi: str = ""
    signatory: str = ""  # name and designation
    signatory_hi: str = ""
    contact: str = ""  # telephone and mail address for questions

    def spoken(self, what: str, language: str) -> str:
        """Return the office, address or signatory in a language, in the other one where it is given in that alone."""
        english, hindi = getattr(self, what), getattr(self, f"{what}_hi")
        return str(hindi or english) if language == "hi" else str(english or hindi)


NO_SENDER = Sender()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Both ends of a letter."""

    sender: Sender = NO_SENDER
    department: Department | None = None  # None: the website's own name stands for it


NO_LETTERHEAD = Letterhead()
