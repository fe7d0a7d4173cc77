"""What people and CI run: scripts that parse, stop at the first failure, and install what the lock says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPTS = [*sorted((ROOT / "scripts").iterdir()), ROOT / ".ci" / "run"]
SHELL = [script for script in SCRIPTS if script.read_bytes().startswith(b"#!/usr/bin/env bash")]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def run(script: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHON": sys.executable, **environment}
    return subprocess.run([script, *arguments], env=environment, capture_output=True, text=True, check=False)


def test_there_are_the_scripts_that_the_docs_promise() -> None:
    assert {"setup", "demo", "test", "check"} <= {script.name for script in SCRIPTS}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda s: s.name)
def test_a_script_can_be_run(script: Path) -> None:
    assert os.access(script, os.X_OK)
    assert script.read_bytes().startswith(b"#!")


@pytest.mark.parametrize("script", SHELL, ids=lambda s: s.name)
def test_a_shell_script_parses_and_stops_at_the_first_failure(script: Path) -> None:
    assert subprocess.run(["bash", "-n", script], check=False).returncode == 0
    assert "\nset -euo pipefail\n" in script.read_text(encoding="utf-8")


def test_ci_runs_just_the_tests() -> None:
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").rstrip().endswith("\nexec scripts/test")


def test_every_requirement_is_pinned_and_hashed_and_no_option_is_set() -> None:
    lines = [line for line in LOCK.splitlines() if line and not line.startswith("#")]
    requirements = [line for line in lines if not line.startswith(" ")]
    assert len(requirements) > 60
    for line in requirements:
        assert re.fullmatch(r"[a-z0-9-]+==[0-9][\w.]*( ;[^\\]+)? \\", line), line
    hashes = [line for line in lines if line.startswith(" ")]
    assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line) for line in hashes)
    for before, line in pairwise(lines):
        assert before.startswith(" ") or line.startswith("    --hash="), before


def test_the_lock_holds_all_that_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["dev"],
    ]
    locked = set(re.findall(r"^([a-z0-9-]+)==", LOCK, re.MULTILINE))
    assert {canonical(re.split(r"[<>=!~;\[ ]", requirement)[0]) for requirement in named} <= locked
    assert {"editables", "lxml-html-clean"} <= locked


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A project whose .venv has a python that only writes down what it is asked to do."""
    (tmp_path / "scripts").mkdir()
    shutil.copy2(ROOT / "scripts" / "setup", tmp_path / "scripts" / "setup")
    (tmp_path / "requirements.lock").write_text("one==1\n")
    (tmp_path / "pyproject.toml").write_text("")
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\necho "$@" >> "$(dirname "$0")/calls"\n[ ! -e "$(dirname "$0")/broken" ]\n')
    python.chmod(0o755)
    return tmp_path


def installs(checkout: Path) -> list[str]:
    calls = (checkout / ".venv" / "bin" / "calls").read_text().splitlines()
    return [call.partition(" install ")[2] for call in calls if " install " in call]


def test_setup_installs_with_hashes_and_only_once(checkout: Path) -> None:
    setup = checkout / "scripts" / "setup"
    assert run(setup).returncode == 0
    assert run(setup).returncode == 0
    dependencies, project = installs(checkout)
    assert "--require-hashes -r requirements.lock" in dependencies
    assert "--no-deps --no-build-isolation -e ." in project
    (checkout / "requirements.lock").write_text("one==2\n")
    assert run(setup).returncode == 0
    assert len(installs(checkout)) == 4


def test_setup_that_failed_is_done_again(checkout: Path) -> None:
    broken = checkout / ".venv" / "bin" / "broken"
    broken.touch()
    assert run(checkout / "scripts" / "setup").returncode != 0
    broken.unlink()
    (checkout / ".venv" / "bin" / "calls").unlink()
    assert run(checkout / "scripts" / "setup").returncode == 0
    assert len(installs(checkout)) == 2


def test_setup_system_installs_what_the_machine_never_had(checkout: Path) -> None:
    tools = checkout / "tools"
    tools.mkdir()
    for name, does in {
        "dpkg-query": 'echo "dpkg-query: no packages found matching chromium" >&2; exit 1',
        "sudo": 'exec "$@"',
        "apt-get": f'echo "$@" >> {tools}/calls',
        "npm": ":",
    }.items():
        (tools / name).write_text(f"#!/bin/sh\n{does}\n")
        (tools / name).chmod(0o755)
    done = run(checkout / "scripts" / "setup", "--system", PATH=f"{tools}:{os.environ['PATH']}")
    assert done.returncode == 0, done.stderr
    update, install = (tools / "calls").read_text().splitlines()
    assert update == "update"
    assert install.startswith("install -y --no-install-recommends chromium ")


def test_setup_says_what_it_takes() -> None:
    refused = run(ROOT / "scripts" / "setup", "--everything")
    assert refused.returncode == 2
    assert "usage: scripts/setup [--system]" in refused.stderr


def test_setup_without_a_python_says_what_to_do(checkout: Path) -> None:
    refused = run(checkout / "scripts" / "setup", PYTHON="no-such-python")
    assert refused.returncode == 2
    assert "no Python 3.11 or later" in refused.stderr
