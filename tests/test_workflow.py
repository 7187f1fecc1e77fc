"""The workflow that checks changes on a forge: valid, modest, and doing what it says."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import CORPUS
from support import schemas
from support.trees import REPOSITORY

FILE = REPOSITORY / ".github/workflows/check.yml"
TEXT = "sop/first/sr.md"
ELSEWHERE = "docs/pages/about/en.md"


def workflow() -> dict[str, Any]:
    read = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in read.items()}


def steps(job: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = workflow()["jobs"][job]["steps"]
    return found


def test_the_workflow_agrees_with_its_official_schema() -> None:
    assert schemas.faults(schemas.WORKFLOW, workflow()) == []


def test_the_workflow_may_read_and_nothing_else() -> None:
    assert workflow()["permissions"] == {"contents": "read"}
    assert not any("permissions" in job for job in workflow()["jobs"].values())
    assert "secrets." not in FILE.read_text(encoding="utf-8")


def test_nothing_of_an_event_is_put_into_a_script() -> None:
    scripts = [step.get("run", "") for job in workflow()["jobs"] for step in steps(job)]
    assert any(scripts)
    assert not any("${{" in script for script in scripts)


def test_actions_are_the_forges_own_and_pinned_to_a_major_version() -> None:
    used = [step["uses"] for job in workflow()["jobs"] for step in steps(job) if "uses" in step]
    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+@v[0-9]+", name) for name in used)


def test_the_workflow_runs_on_changes_on_main_and_once_a_week() -> None:
    on = workflow()["on"]
    assert {"pull_request", "push", "schedule"} <= set(on)
    assert on["push"] == {"branches": ["main"]}
    assert all(re.fullmatch(r"\d+ \d+ \* \* \d", when["cron"]) for when in on["schedule"])


def test_files_that_it_runs_are_there() -> None:
    scripts = "\n".join(step.get("run", "") for job in workflow()["jobs"] for step in steps(job))
    for path in re.findall(r"\.ci/\w+", scripts):
        assert (REPOSITORY / path).is_file()
    assert (REPOSITORY / "docs/developers/forges.md").is_file()


@dataclass
class Forge:
    """A clone with a handbook, in which the steps of the workflow run as the forge runs them."""

    root: Path
    summary: Path
    said: str = ""

    def git(self, *args: str) -> None:
        identity = ("-c", "user.name=Test", "-c", "user.email=test@handbook.example")
        subprocess.run(["git", *identity, *args], cwd=self.root, check=True, capture_output=True)

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "x")

    def replace(self, path: str, old: str, new: str) -> None:
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def run(self, event: str) -> bool:
        """Run all steps of the job ``check`` but the installing; tell whether all ended well."""
        given = {
            "GITHUB_EVENT_NAME": event,
            "GITHUB_BASE_REF": "main" if event == "pull_request" else "",
            "GITHUB_ENV": str(self.summary.with_name("environment")),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "PYTHONPATH": str(REPOSITORY / "hooks"),
        }
        kept = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
        for step in steps("check"):
            if "run" not in step or "environment" in step["run"] or not _wanted(step, event):
                continue
            links = {key: _filled(value) for key, value in step.get("env", {}).items()}
            file = Path(given["GITHUB_ENV"])
            noted = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
            environment = kept | given | links | dict(line.split("=", 1) for line in noted)
            done = subprocess.run(
                ["bash", "-e", "-c", step["run"]],
                cwd=self.root,
                env=environment,
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
            self.said += done.stdout + done.stderr
            if done.returncode:
                return False
        return True


def _wanted(step: dict[str, Any], event: str) -> bool:
    """Tell whether a step runs on an event; conditions compare its name with one other."""
    condition = re.fullmatch(r"github\.event_name == '(\w+)'", step.get("if", ""))
    return condition is None or condition[1] == event


def _filled(value: str) -> str:
    known = {
        "github.server_url": "https://forge.example",
        "github.repository": "someone/handbook",
        "github.sha": "abc",
    }
    return re.sub(r"\$\{\{ ([\w.]+) \}\}", lambda match: known[match[1]], value)


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    root = tmp_path / "clone"
    shutil.copytree(CORPUS, root)
    program = root / ".venv/bin/handbook"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m handbook "$@"\n', encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    (root / ".gitignore").write_text(".venv\n", encoding="utf-8")
    forge = Forge(root, tmp_path / "summary.md")
    forge.git("init", "--quiet", "--initial-branch", "main")
    forge.commit()
    forge.git("update-ref", "refs/remotes/origin/main", "HEAD")
    return forge


def test_a_change_without_a_fault_passes(forge: Forge) -> None:
    forge.replace(ELSEWHERE, "Who writes", "Those who write")
    forge.commit()
    assert forge.run("pull_request"), forge.said
    assert forge.summary.read_text(encoding="utf-8").startswith("## Errors: 0.")


def test_a_change_with_a_fault_fails_with_notes_at_its_lines_and_a_summary(forge: Forge) -> None:
    forge.replace(TEXT, "(role:head)", "(role:heads)")
    forge.commit()
    assert not forge.run("pull_request")
    assert f"::error file={TEXT},line=" in forge.said
    summary = forge.summary.read_text(encoding="utf-8")
    assert summary.startswith("## Errors: 1.")
    assert f"](https://forge.example/someone/handbook/blob/abc/{TEXT}#L" in summary


def test_a_fault_that_the_change_does_not_concern_fails_all_the_same(forge: Forge) -> None:
    forge.replace(TEXT, "(role:head)", "(role:heads)")
    forge.commit()
    forge.git("update-ref", "refs/remotes/origin/main", "HEAD")
    forge.replace(ELSEWHERE, "Who writes", "Those who write")
    forge.commit()
    assert not forge.run("pull_request")
    assert "::error file=" not in forge.said
    assert "unknown-register-entry" in forge.said
    assert "Errors that this change does not concern: 1." in forge.summary.read_text("utf-8")


def test_main_is_checked_as_a_whole(forge: Forge) -> None:
    forge.replace(TEXT, "(role:head)", "(role:heads)")
    forge.commit()
    forge.git("update-ref", "refs/remotes/origin/main", "HEAD")
    assert not forge.run("push")
    assert f"::error file={TEXT},line=" in forge.said


def test_each_week_the_question_is_asked_as_of_that_day(forge: Forge) -> None:
    assert forge.run("schedule"), forge.said
    assert "(as asked)" in forge.said
