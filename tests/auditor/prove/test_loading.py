"""A page that has loaded shows nothing of a fix that acts while it loads: such fixes are left untried, not refuted."""

import functools
from collections.abc import Iterator
from dataclasses import replace
from types import CodeType, FunctionType

import pytest

from auditor.browser.trial import Step
from auditor.prove.prove import WHILE_LOADING, _may_be_tried
from auditor.prove.repairs import Repair
from rules.attractiveness import heavy_gif
from rules.evidence import PageEvidence
from rules.fixing.edit import Operation
from rules.performance.files import files
from rules.registry import RULES
from rules.rule import Rule

LOADED = "resources"  # of a view: the files as they came while the page was loaded


def reads(rule: Rule, attribute: str) -> bool:
    """Return whether a rule, or a function of ours that it calls, reads an attribute of this name."""
    waiting = [*_functions((rule.check, rule.applies))]
    seen: set[FunctionType] = set()
    while waiting:
        function = waiting.pop()
        if function in seen:
            continue
        seen.add(function)
        for code in _codes(function.__code__):
            if attribute in code.co_names:
                return True
            named = [function.__globals__[name] for name in code.co_names if name in function.__globals__]
            waiting += _functions(named)
        waiting += _functions([cell.cell_contents for cell in function.__closure__ or ()])
    return False


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _codes(inner)


def _functions(found: object) -> Iterator[FunctionType]:
    match found:
        case FunctionType():
            if found.__module__.startswith(("rules.", __name__)):
                yield found
        case functools.partial():
            yield from _functions((found.func, *found.args, *found.keywords.values()))
        case functools._lru_cache_wrapper():
            yield from _functions(found.__wrapped__)
        case property():
            yield from _functions(found.fget)
        case type() if found.__module__.startswith("rules."):
            yield from _functions(tuple(vars(found).values()))
        case tuple() | list():
            for each in found:
                yield from _functions(each)


def test_every_rule_that_reads_the_files_of_a_page_says_that_it_judges_the_loading() -> None:
    reading = {rule.id: rule for rule in RULES if reads(rule, LOADED)}
    assert reading.keys() > {"heavy-gif", "head-scripts", "largest-paint", "font-display"}, "the search finds them"
    unsaid = [name for name, rule in reading.items() if not rule.needs & WHILE_LOADING]
    assert unsaid == [], "give these rules Need.FILES: else their fixes are refuted on a page that has loaded"


def test_the_search_follows_what_a_rule_calls() -> None:
    def any_file(page: PageEvidence) -> bool:
        return any(files(page))

    assert reads(replace(heavy_gif.RULE, check=lambda _: iter(()), applies=lambda page: any_file(page)), LOADED)
    assert not reads(replace(heavy_gif.RULE, check=lambda _: iter(()), applies=lambda _: True), LOADED)


@pytest.mark.parametrize("operation", [Operation.SET_ATTRIBUTE, Operation.SET_HEADER])
def test_what_acts_while_loading_is_tried_by_headers_alone(operation: Operation) -> None:
    step = Step(operation=operation, selector="#hero", name="src", value="/still.webp", hindi="")
    repair = Repair(rule="heavy-gif", fingerprint="", edits=(), steps=(step,), faults=(), is_filled_in=False)
    assert _may_be_tried(repair, heavy_gif.RULE) is (operation is Operation.SET_HEADER)
