"""The form in which a list of departments is given with a name: of a batch, and of a schedule."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, File, Form, Request, UploadFile

from auditor.web.reader import language_for
from auditor.web.results import XLSX
from auditor.web.service import settings_of
from auditor.web.team.departments_form import MOST_BYTES, GivenList, name_fault, read_given
from reports.i18n import LANGUAGES, translator

TEMPLATES = {"csv": "text/csv; charset=utf-8", "xlsx": XLSX, "yaml": "application/yaml; charset=utf-8"}


def given_list(
    request: Request,
    departments: Annotated[UploadFile | None, File()] = None,
    text: Annotated[str, Form()] = "",
    file_name: Annotated[str, Form()] = "",
) -> GivenList:
    """Return the list of a form."""
    is_file = departments is not None and departments.filename
    upload = departments.file.read(MOST_BYTES + 1) if departments is not None and is_file else b""
    name = (departments.filename if departments is not None else "") or ""
    return read_given(settings_of(request), upload, name, text, file_name)


Given = Annotated[GivenList, Depends(given_list)]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedList:
    """A list with its name and the language of its audits."""

    name: str
    language: str
    given: GivenList
    keep_going: bool  # without the faulty lines

    @property
    def is_taken(self) -> bool:
        """Return whether everything of it can be taken."""
        is_sound = name_fault(self.name) is None and self.language in LANGUAGES
        return is_sound and self.given.is_taken(keep_going=self.keep_going)


def named_list(
    given: Given,
    name: Annotated[str, Form()] = "",
    language: Annotated[str, Form()] = "",
    keep_going: Annotated[bool, Form()] = False,
) -> NamedList:
    """Return what a form says."""
    return NamedList(name=name.strip(), language=language, given=given, keep_going=keep_going)


Named = Annotated[NamedList, Depends(named_list)]


def facts_of(request: Request, given: GivenList | None = None) -> dict[str, Any]:
    """Return what the part of a form for a list shows: what was given, and what is wrong with it."""
    say = translator(language_for(request))
    return {
        "given": given or GivenList(text="", file_name=""),
        "refusal": say.message(given.refusal) if given and given.refusal else "",
        "endings": tuple(TEMPLATES),
        "domains": ", ".join(settings_of(request).allow_domains),
    }


def form_facts(request: Request, named: NamedList | None = None) -> dict[str, Any]:
    """Return what a form shows; without anything given it is a new one."""
    fault = name_fault(named.name) if named else None
    return {
        **facts_of(request, named.given if named else None),
        "name": named.name if named else "",
        "name_error": translator(language_for(request)).message(fault) if fault else "",
        "chosen_language": (named.language if named else "") or language_for(request),
    }
