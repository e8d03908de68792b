"""Planted fixes, good and bad, on one page in a real browser: each gets the verdict it deserves."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle

import pytest
from aiohttp import web
from studio import OBSERVED_AT, Studio

from auditor.prove.page_trials import PageTrials
from auditor.prove.repairs import Repair, repairs_by_page
from auditor.prove.settle import MOST_TRIALS, NO_TIME, NOT_FOUND, STILL_THERE, Settling
from rules.evaluate import judge_page
from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import Finding, Occurrence, message, slot
from rules.fixing.comparing import Look
from rules.fixing.edit import Edit, Operation
from rules.fixing.filling import Filling
from rules.fixing.proof import Proof, Verdict
from rules.judgement import Judgement
from rules.rule import Category, Effort, Impact, Owner, Rule

pytestmark = pytest.mark.browser

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Notices</title></head><body>
<h1>Notices</h1>
<a id="fail-good" href="/a">good</a> <a id="fail-wrong" href="/b">wrong attribute</a>
<a id="fail-harm" href="/c">harm</a> <a id="fail-undone" href="/d">undone</a>
<a id="fail-slot" href="/e">slot</a> <p lang="hi"><a id="fail-hindi" href="/f">पन्ना</a></p>
<a id="fail-rival" href="/g">rival</a> <a id="fail-lost" href="/h">lost</a>
<ul><li><a href="/i">inner</a></li></ul>
<script>
  const undone = document.getElementById("fail-undone");
  new MutationObserver(() => undone.removeAttribute("title")).observe(undone, { attributes: true });
  document.body.append(Object.assign(document.createElement("h2"), { textContent: "Made by a script" }));
</script></body></html>"""
SET, HEADER = Operation.SET_ATTRIBUTE, Operation.SET_HEADER
TITLE = Edit(operation=SET, name="title", value="Where it leads")


async def served_without_headers(_: web.Request) -> web.StreamResponse:
    return web.Response(text=PAGE, content_type="text/html")


def rule(id_: str, is_broken: Callable[[PageEvidence], bool], *edits: Edit, selector: str = "") -> Rule:
    """Return a rule with a planted fix."""

    def check(page: PageEvidence) -> Iterator[Finding]:
        if is_broken(page):
            yield Finding(
                message=message(f"{id_} is broken."), occurrences=(Occurrence(selector=selector, edits=edits),)
            )

    return Rule(
        id=id_,
        category=Category.INFORMATION,
        impact=Impact.MINOR,
        weight=1,
        title=id_,
        failure_title=id_,
        why=id_,
        repair=id_,
        owner=Owner.EDITOR,
        effort=Effort.MINUTES,
        check=check,
    )


def link_rule(name: str, *edits: Edit, words: str = "title=") -> Rule:
    """Return a rule that fails while a link lacks these words."""
    selector = f"#fail-{name}"

    def is_broken(page: PageEvidence) -> bool:
        [html] = [link.html for link in page.text.links if link.selector == selector]
        return words not in html or "⟦" in html

    return rule(name, is_broken, *edits, selector=selector)


def header_rule(name: str, header: str, value: str) -> Rule:
    """Return a rule that fails without a header."""
    return rule(name, lambda page: header not in dict(page.headers), Edit(operation=HEADER, name=header, value=value))


def has_heading(page: PageEvidence, level: int) -> bool:
    return any(heading.level == level for heading in page.text.headings)


def inner_link(page: PageEvidence) -> Iterator[Finding]:
    """Report a link wherever it stands."""
    place = Occurrence(selector=page.text.links[-1].selector, html=page.text.links[-1].html)
    yield Finding(message=message("It has no title."), occurrences=(place,))


def planted() -> tuple[Rule, ...]:
    chance = cycle((False, True))
    return (
        link_rule("good", TITLE),
        link_rule("wrong", replace(TITLE, name="tooltip")),
        link_rule("harm", TITLE, Edit(operation=Operation.REMOVE, selector="html > body > h1:nth-of-type(1)")),
        link_rule("undone", TITLE),
        link_rule("slot", replace(TITLE, value=slot("say where the link leads"))),
        link_rule("hindi", replace(TITLE, value=slot("say where the link leads")), words="पहाड़ी"),
        link_rule("rival", replace(TITLE, name="data-rival")),
        rule(
            "rival-mender",
            lambda page: "data-mended" not in page.text.links[6].html,
            TITLE,
            Edit(operation=SET, name="data-mended", value="1"),
            selector="#fail-rival",
        ),
        link_rule("lost", TITLE, replace(TITLE, selector="#not-there")),
        rule(
            "moved",
            lambda page: any(link.text == "inner" and "ol" not in link.selector for link in page.text.links),
            Edit(operation=Operation.REPLACE, value='<ol><li><a href="/i">inner</a></li></ol>'),
            selector="html > body > ul:nth-of-type(1)",
        ),
        header_rule("frames", "x-frame-options", "DENY"),
        header_rule("policy", "content-security-policy", "script-src 'none'"),
        # These have no fix: what goes wrong with them is of another's making, or of nobody's.
        rule("heading", lambda page: not has_heading(page, 1)),
        rule("scripted", lambda page: not has_heading(page, 2)),
        replace(rule("inner", bool), check=inner_link),
        rule("chance", lambda _: next(chance)),
    )


@pytest.fixture
async def tried(studio: Studio, site_of: Callable[..., SiteEvidence]) -> dict[str, Proof]:
    """Return the proofs of the planted fixes by rule."""
    studio.serve({"/": served_without_headers})
    rules = planted()
    page = replace((await studio.watch(needs=frozenset())).page, view=None)
    judgement = Judgement(rules, ())
    results = judgement.add_page(page)
    repairs = repairs_by_page(
        judgement.scorecard(site_of(page)), [results], Filling(OBSERVED_AT.date(), "https://a.example/a.png")
    )[page.url]
    trials = PageTrials(
        studio.watcher, page, False, Look.of(results), lambda seen: judge_page(seen, rules), lambda: OBSERVED_AT
    )
    assert await studio.run(trials.look_again())
    settling = Settling(trials.attempt, lambda: True)
    await studio.run(settling.settle([repair for repair in repairs if trials.is_there(repair)]))
    assert settling.trials <= MOST_TRIALS
    return {rule_id: proof for (rule_id, _), proof in settling.proofs.items()}


async def test_every_planted_fix_gets_the_verdict_it_deserves(tried: dict[str, Proof]) -> None:
    still_there, not_found = message(STILL_THERE), message(NOT_FOUND)
    assert {name: (proof.verdict, proof.appeared) for name, proof in tried.items()} == {
        "good": (Verdict.PROVED, ()),
        "wrong": (Verdict.NOT_ENOUGH, ()),
        "harm": (Verdict.HARMFUL, ("heading",)),
        "undone": (Verdict.NOT_ENOUGH, ()),  # a script of the page takes it back
        "slot": (Verdict.PROVED, ()),
        "hindi": (Verdict.PROVED, ()),  # filled in with words of the element's language
        "rival": (Verdict.NOT_ENOUGH, ()),  # the fix of another rule does its work
        "rival-mender": (Verdict.PROVED, ()),
        "lost": (Verdict.UNTRIED, ()),
        "moved": (Verdict.PROVED, ()),  # what was wrong inside before is not news
        "frames": (Verdict.PROVED, ()),
        "policy": (Verdict.HARMFUL, ("scripted",)),  # the header really acts
    }
    assert {name for name, proof in tried.items() if proof.is_filled_in} == {"slot", "hindi"}
    assert (tried["undone"].reason, tried["wrong"].reason, tried["lost"].reason) == (
        still_there,
        still_there,
        not_found,
    )


async def test_without_time_nothing_is_tried_and_that_is_said() -> None:
    async def never(_: object) -> None:
        raise AssertionError

    settling = Settling(never, lambda: False)
    edits = (TITLE,)
    page = Repair(rule="a", fingerprint="1", edits=edits, steps=(), faults=(), is_filled_in=False)
    await settling.settle([page])
    assert settling.proofs == {page.key: Proof(verdict=Verdict.UNTRIED, reason=message(NO_TIME))}
