"""The command line as a user meets it: real site, real browser, exit codes, errors that help."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from static_server import serving

from auditor.cli import main

PAGE = "<!doctype html><html lang=en><head><title>{title}</title></head><body><main><h1>{title}</h1><p>{text}</p></main></body></html>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "garden"
    root.mkdir()
    links = "<a href=more.html>More about gardens</a>"
    (root / "index.html").write_text(PAGE.format(title="Gardens", text=links), encoding="utf-8")
    (root / "more.html").write_text(PAGE.format(title="More", text="Text " * 60), encoding="utf-8")
    return root


@pytest.fixture
def server(folder: Path) -> Iterator[int]:
    with serving(folder) as made:
        yield made.server_address[1]


def run(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


@pytest.mark.browser
def test_a_folder_is_audited_reported_and_judged_again(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run("site", folder, "--out", out, "--as-of", "2026-03-16", "--quiet")
    assert result.exit_code == 0, result.output
    assert "Grade" in result.output
    assert str(out / "scorecard.html") in result.output
    first = (out / "scorecard.json").read_text(encoding="utf-8")
    assert {page["url"] for page in json.loads(first)["pages"]} == {
        "http://garden.localhost/",
        "http://garden.localhost/more.html",
    }
    html = (out / "scorecard.html").read_text(encoding="utf-8")
    for command in ("report", "rescore"):
        assert run(command, out).exit_code == 0
        assert (out / "scorecard.json").read_text(encoding="utf-8") == first
        assert (out / "scorecard.html").read_text(encoding="utf-8") == html
    assert run("rescore", out, "--fail-under", "99.9").exit_code == 1
    settings = tmp_path / "auditor.toml"
    settings.write_text('[letter]\noffice = "Web Quality Cell"\n', encoding="utf-8")
    formats = ("--format", "pdf,sheets,letter")
    assert run("report", out, *formats, "--lang", "hi", "--config", settings).exit_code == 0
    assert len(list(out.glob("sheet-*.html"))) == 3
    assert "Web Quality Cell" in (out / "letter.html").read_text(encoding="utf-8")
    assert (out / "letter.pdf").read_bytes().startswith(b"%PDF")
    pdf = (out / "scorecard.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    assert b"/StructTreeRoot" in pdf


@pytest.mark.browser
def test_listed_addresses_are_watched_and_nothing_else(server: int, tmp_path: Path) -> None:
    out = tmp_path / "out"
    addresses = f"# ours\nhttps://garden.gov.in:{server}/more.html\n\nhttp://garden.gov.in:{server}/none.html\n"
    pin = f"garden.gov.in:{server}:127.0.0.1"
    result = run("site", "--urls", "-", "--resolve", pin, "--out", out, "--quiet", stdin=addresses)
    assert result.exit_code == 0, result.output
    document = json.loads((out / "scorecard.json").read_text(encoding="utf-8"))
    pages = [page["url"] for page in document["pages"]]
    assert pages == [f"http://garden.gov.in:{server}/more.html"], "http is asked where https makes no connection"
    assert document["fates"] == {"failed": 1, "watched": 1}
    outcomes = {result["rule"]: result["outcome"] for result in document["results"]}
    assert outcomes["viewport-meta"] == "failed"
    assert outcomes["update-stamp"] == "failed"
    assert outcomes["contact-page"] == "inapplicable"


@pytest.mark.browser
def test_one_page_is_the_given_page(server: int, tmp_path: Path) -> None:
    out = tmp_path / "out"
    address = f"127.0.0.1:{server}/index.html"
    assert run("site", address, "--pages", "1", "--allow-private", "--out", out, "--quiet").exit_code == 0
    document = json.loads((out / "scorecard.json").read_text(encoding="utf-8"))
    assert [(page["url"], page["is_watched"]) for page in document["pages"]] == [(f"http://{address}", True)]
    outcomes = {result["rule"]: result["outcome"] for result in document["results"]}
    assert outcomes["contact-page"] == "inapplicable"


def test_a_private_address_is_not_visited_without_permission(server: int, tmp_path: Path) -> None:
    result = run("site", f"http://127.0.0.1:{server}/", "--out", tmp_path / "out", "--quiet", "--lang", "hi")
    assert result.exit_code == 3
    assert "ग्रेड: मापा नहीं गया" in result.output
    document = json.loads((tmp_path / "out" / "scorecard.json").read_text(encoding="utf-8"))
    assert document["unreachable"]["reason"] == "private address"


def test_a_site_that_does_not_answer_is_not_measured(tmp_path: Path) -> None:
    result = run("site", "http://127.0.0.1:9/", "--allow-private", "--out", tmp_path / "out", "--quiet")
    assert result.exit_code == 3
    assert "did not take the connection" in " ".join(result.output.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("site",), "Nothing to audit"),
        (("site", "not an address"), "neither a web address nor a folder"),
        (("site", "https://a.gov.in", "--resolve", "nonsense"), "HOST:PORT:ADDRESS"),
        (("site", "https://a.gov.in", "--format", "doc"), "doc"),
        (("rules", "show", "no-such-rule"), "auditor rules list"),
        (("report", "."), "no evidence"),
    ],
)
def test_wrong_input_is_told_with_what_to_do(
    arguments: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.output


def test_a_wrong_line_of_a_list_is_named_by_its_number(tmp_path: Path) -> None:
    result = run("site", "--urls", "-", "--out", tmp_path / "o", stdin="https://a.gov.in\nnot an address\n")
    assert result.exit_code == 2
    assert "Line 2" in result.output


def test_a_folder_that_holds_other_things_is_not_used_for_output(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "draft.txt").write_text("mine")
    result = run("site", "https://a.gov.in", "--out", tmp_path / "letters")
    assert result.exit_code == 2
    assert "draft.txt" in result.output


def test_rules_are_listed_and_shown_in_both_languages() -> None:
    listed = run("rules", "list").output
    assert "expired-notices" in listed
    assert "image-alt" in listed
    shown = run("rules", "show", "expired-notices", "--lang", "hi").output
    assert "समाप्त" in shown or "सूचनाएं" in shown
    assert "GIGW 3.0 5.1.8" in shown


def test_the_schema_is_printed() -> None:
    assert json.loads(run("schema").output)["$schema"].endswith("2020-12/schema")


@pytest.mark.browser
def test_the_doctor_names_browser_and_axe() -> None:
    result = run("doctor")
    assert result.exit_code == 0, result.output
    assert "axe-core" in result.output


def test_every_command_and_option_is_documented() -> None:
    def commands(group: click.Group) -> Iterator[click.Command]:
        for command in group.commands.values():
            yield command
            if isinstance(command, click.Group):
                yield from commands(command)

    for command in commands(main):
        assert command.help, command.name
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, (command.name, parameter.name)


@pytest.mark.browser
def test_an_interrupted_audit_can_be_judged(folder: Path, tmp_path: Path) -> None:
    for number in range(12):
        (folder / f"p{number}.html").write_text(
            PAGE.format(title=f"Page {number}", text="Text " * 60), encoding="utf-8"
        )
    links = "".join(f"<a href=p{number}.html>Page {number}</a> " for number in range(12))
    (folder / "index.html").write_text(PAGE.format(title="Gardens", text=links), encoding="utf-8")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "auditor.cli", "site", str(folder), "--out", str(out)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as audit:
        for line in audit.stderr:
            if "browser 2/" in line:
                os.kill(audit.pid, signal.SIGINT)
                break
        said = audit.stderr.read()
    assert audit.returncode == 130
    assert "auditor rescore" in said
    result = run("rescore", out)
    assert result.exit_code == 0, result.output
    document = json.loads((out / "scorecard.json").read_text(encoding="utf-8"))
    assert document["pages_read"] == 13
    assert 2 <= document["pages_watched"] < 13


@pytest.mark.browser
def test_links_that_only_the_browser_shows_are_followed(folder: Path, tmp_path: Path) -> None:
    script = "<script>document.querySelector('main').innerHTML += '<a href=hidden.html>Hidden</a>'</script>"
    (folder / "index.html").write_text(PAGE.format(title="Gardens", text="Text") + script, encoding="utf-8")
    (folder / "hidden.html").write_text(PAGE.format(title="Hidden", text="Text " * 60), encoding="utf-8")
    out = tmp_path / "out"
    assert run("site", folder, "--out", out, "--quiet", "--format", "json").exit_code == 0
    document = json.loads((out / "scorecard.json").read_text(encoding="utf-8"))
    watched = {page["url"]: page["is_watched"] for page in document["pages"]}
    assert watched == {"http://garden.localhost/": True, "http://garden.localhost/hidden.html": True}


@pytest.mark.parametrize(
    ("robots", "home", "reason"),
    [
        ("User-agent: *\nDisallow: /\n", "<p>x", "robots"),
        ("", "<title>Just a moment...</title><script>window._cf_chl_opt={}</script>", "bot wall"),
        ("", "", "empty"),
    ],
)
def test_what_cannot_be_measured_is_told_and_never_scored(
    folder: Path, tmp_path: Path, robots: str, home: str, reason: str
) -> None:
    (folder / "robots.txt").write_text(robots)
    (folder / "index.html").write_text(home)
    out = tmp_path / "out"
    assert run("site", folder, "--out", out, "--quiet").exit_code == 3
    document = json.loads((out / "scorecard.json").read_text(encoding="utf-8"))
    assert (document["unreachable"]["reason"], document["grade"]) == (reason, "not measured")
    assert document["score"] is None


@pytest.mark.browser
def test_an_audit_is_held_against_an_older_one(folder: Path, tmp_path: Path) -> None:
    old, new, third = tmp_path / "old", tmp_path / "new", tmp_path / "third"
    common = ("site", folder, "--quiet", "--format", "json")
    (folder / "more.html").unlink()
    page = folder / "index.html"
    page.write_text(PAGE.format(title="Gardens", text="Text " * 60), encoding="utf-8")
    assert run(*common, "--out", old).exit_code == 0
    page.write_text(page.read_text(encoding="utf-8").replace("<p>", "<p><img src=a.png>"), encoding="utf-8")
    worse = run(*common, "--out", new, "--baseline", old)
    assert worse.exit_code == 1
    assert "✗ Some pictures have no text" in worse.output
    page.write_text(page.read_text(encoding="utf-8").replace("<img src=a.png>", ""), encoding="utf-8")
    better = run(*common, "--out", third, "--baseline", new)
    assert better.exit_code == 0
    assert "Mended" in better.output
    assert run(*common, "--out", old, "--baseline", old).exit_code == 2


@pytest.mark.browser
def test_what_a_person_answers_is_scored_and_carried_to_the_next_audit(folder: Path, tmp_path: Path) -> None:
    (folder / "map.png").write_bytes(b"")
    (folder / "more.html").write_text(PAGE.format(title="Map", text="<img src=map.png alt='Map of the park'>"))
    first, second = tmp_path / "first", tmp_path / "second"
    assert run("site", folder, "--out", first, "--quiet").exit_code == 0
    questions = json.loads((first / "scorecard.json").read_text(encoding="utf-8"))["questions"]
    [asked] = [question for question in questions if question["rule"] == "thin-page"]
    assert asked["message"]["en"].endswith("whether its picture says enough.")
    assert outcome(first, "thin-page", "more.html") == "cantTell"

    answers = "".join("no\n" if question is asked else "\n" for question in questions)
    assert run("answer", first, stdin=answers).exit_code == 0
    assert outcome(first, "thin-page", "more.html") == "failed"
    assert run("rescore", first).exit_code == 0
    assert outcome(first, "thin-page", "more.html") == "failed"

    assert run("site", folder, "--out", second, "--quiet", "--baseline", first).exit_code == 0
    assert outcome(second, "thin-page", "more.html") == "failed"
    file = second / "answers.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("answer: no", "answer: हाँ").replace("answer: 'no'", "answer: हाँ"),
        encoding="utf-8",
    )
    assert run("rescore", second).exit_code == 0
    assert outcome(second, "thin-page", "more.html") == "passed"
    file.write_text("- question: [", encoding="utf-8")
    broken = run("rescore", second)
    assert broken.exit_code == 2
    assert "answers.yaml cannot be read: line 1" in broken.output


def outcome(folder: Path, rule: str, page: str) -> str:
    results = json.loads((folder / "scorecard.json").read_text(encoding="utf-8"))["results"]
    [found] = [result for result in results if result["rule"] == rule and result["page_url"].endswith(page)]
    return str(found["outcome"])


@pytest.mark.browser
def test_a_file_gives_options_and_weights(folder: Path, tmp_path: Path) -> None:
    config = tmp_path / "auditor.toml"
    config.write_text(
        '[audit]\nformat = "json"\nfail-under = 99\nrupees-per-gb = 15\n[weights]\nmobile = 0\nfreshness = 40\n'
    )
    out = tmp_path / "out"
    assert run("site", folder, "--out", out, "--quiet", "--config", config).exit_code == 1
    document = json.loads((out / "scorecard.json").read_text(encoding="utf-8"))
    weights = {category["category"]: category["weight"] for category in document["categories"]}
    assert (weights["mobile"], weights["freshness"], weights["accessibility"]) == (0, 40, 25)
    assert not (out / "scorecard.html").exists()
    assert run("rescore", out).exit_code == 0
    other = json.loads((out / "scorecard.json").read_text(encoding="utf-8"))
    assert other["configuration_digest"] != document["configuration_digest"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[audit", "cannot be read"),
        ("[audits]", "audits"),
        ("[audit]\nspeed = 1", "speed"),
        ("[weights]\nbeauty = 1", "beauty"),
        ("[weights]\nmobile = -1", "mobile"),
        ("[weights]\nmobile = true", "mobile"),
        ("audit = 1", "tables"),
        ("[audit]\ndepth = 'deep'", "deep"),
        ("[audit]\nrupees-per-gb = 0", "0.0 is not in the range"),
    ],
)
def test_a_wrong_setting_is_named(text: str, said: str, tmp_path: Path) -> None:
    config = tmp_path / "auditor.toml"
    config.write_text(text)
    result = run("site", "https://a.gov.in", "--config", config, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert said in result.output
