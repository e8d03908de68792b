"""The files to copy for a monthly job: each is well formed, runs the one script, and says what was not tried."""

import json
import re
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

DOCS = Path(__file__).parents[2] / "docs"
CI = DOCS / "ci"
SETTINGS = set(re.findall(r"^#   ([A-Z_]+) ", (CI / "monthly.sh").read_text(encoding="utf-8"), re.MULTILINE))


def read(name: str) -> dict[str, Any]:
    value: dict[Any, Any] = yaml.safe_load((CI / name).read_text(encoding="utf-8"))
    return {"on" if key is True else key: inner for key, inner in value.items()}  # YAML 1.1 takes "on" for a truth


def validate(value: dict[str, Any], schema_name: str) -> None:
    folder = files("check_jsonschema") / "builtin_schemas" / "vendor"
    schema = json.loads((folder / f"{schema_name}.json").read_text(encoding="utf-8"))
    jsonschema.validators.validator_for(schema)(schema).validate(value)


def scripts() -> dict[str, str]:
    steps = read("github-actions.yml")["jobs"]["audit"]["steps"]
    job = read("gitlab-ci.yml")["website-audit"]
    return {
        "monthly.sh": (CI / "monthly.sh").read_text(encoding="utf-8"),
        **{f"GitHub, {step.get('name', '')}": step["run"] for step in steps if "run" in step},
        "GitLab": "\n".join((*job["before_script"], *job["script"])),
    }


def test_the_github_workflow_follows_the_schema_and_runs_the_script_monthly_and_on_push() -> None:
    workflow = read("github-actions.yml")
    validate(workflow, "github-workflows")
    [schedule] = workflow["on"]["schedule"]
    assert schedule["cron"].split()[2:] == ["1", "*", "*"]
    assert "push" in workflow["on"]
    job = workflow["jobs"]["audit"]
    assert [step["run"] for step in job["steps"] if "monthly.sh" in step.get("run", "")] == ["sh ci/monthly.sh"]
    assert {"SITE", "FOLDER", "AUDIT_LANGUAGE", "OPTIONS"} <= set(job["env"])
    kept = next(step for step in job["steps"] if step.get("with", {}).get("name") == "website-audit-baseline")
    assert f"{job['env']['FOLDER']}/baseline" in kept["with"]["path"]


def test_the_gitlab_job_follows_the_schema_and_runs_the_script() -> None:
    jobs = read("gitlab-ci.yml")
    validate(jobs, "gitlab-ci")
    job = jobs["website-audit"]
    assert job["script"] == ["sh ci/monthly.sh"]
    folder = job["variables"]["FOLDER"]
    assert f"{folder}/baseline/" in job["cache"]["paths"]
    assert job["artifacts"]["reports"]["junit"] == f"{folder}/reports/comparison.junit.xml"


def test_every_setting_in_the_files_is_one_the_script_knows() -> None:
    assert {"SITE", "FOLDER", "AUDIT_LANGUAGE", "OPTIONS"} == SETTINGS
    ours = {*read("github-actions.yml")["jobs"]["audit"]["env"], *read("gitlab-ci.yml")["website-audit"]["variables"]}
    assert ours - {"AUDITOR", "GH_TOKEN"} <= SETTINGS
    service = (CI / "website-audit.service").read_text(encoding="utf-8")
    assert set(re.findall(r'^Environment="?([A-Z_]+)=', service, re.MULTILINE)) - {"HOME", "PATH"} <= SETTINGS


@pytest.mark.parametrize("name", scripts())
def test_every_script_is_portable_shell_without_a_complaint(name: str) -> None:
    check = Path(sys.executable).with_name("shellcheck")
    told = subprocess.run(
        [check, "--shell", "sh", "-"], input=scripts()[name], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stdout + told.stderr
    subprocess.run(["sh", "-n"], input=scripts()[name], text=True, check=True)


def test_cron_and_systemd_run_the_script_once_a_month() -> None:
    lines = (CI / "crontab").read_text(encoding="utf-8").splitlines()
    [job] = [line for line in lines if line and not re.match(r"#|[A-Z]+=", line)]
    assert re.fullmatch(r"\d+ \d+ 1 \* \* flock -n \S+ sh \S+/monthly\.sh", job)
    assert re.search(r"^ExecStart=/bin/sh \S+/monthly\.sh$", (CI / "website-audit.service").read_text(), re.MULTILINE)
    assert re.search(r"^OnCalendar=\*-\*-01 ", (CI / "website-audit.timer").read_text(), re.MULTILINE)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
@pytest.mark.parametrize("name", ["website-audit.service", "website-audit.timer"])
def test_systemd_has_nothing_to_say_against_its_files(name: str) -> None:
    told = subprocess.run(["systemd-analyze", "verify", CI / name], capture_output=True, text=True, check=False)
    assert "website-audit" not in told.stderr, told.stderr


def test_the_image_copies_what_there_is_and_says_that_nobody_built_it() -> None:
    text = (CI / "Dockerfile").read_text(encoding="utf-8")
    assert text.startswith("# Nobody has built this image")
    assert "Nobody has built" in (DOCS / "ci.md").read_text(encoding="utf-8")
    copied = [line.split()[1:-1] for line in text.splitlines() if line.startswith("COPY ")]
    assert all((DOCS.parent / source).exists() for sources in copied for source in sources)
    assert "monthly.sh" in text.splitlines()[-1]


def test_the_page_names_every_file_and_every_setting() -> None:
    page = (DOCS / "ci.md").read_text(encoding="utf-8")
    assert all(f"ci/{file.name}" in page for file in CI.iterdir())
    assert all(setting in page for setting in SETTINGS)
