"""What CI and other people's hooks run: every command is there, does what its step says, and fails for a fault."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from bitext.project.project import load

ROOT = Path(__file__).resolve().parents[3]
WORKFLOW = ROOT / ".github" / "workflows" / "translations.yml"
LOCALE = "${{ matrix.locale }}"
TEXT = WORKFLOW.read_text(encoding="utf-8")
JOBS: dict[str, Any] = yaml.safe_load(TEXT)["jobs"]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
LOCALES = [one.code for one in load(ROOT / "mkdocs.yml").locales]


def commands() -> list[str]:
    """Every command of the workflow that is ours, once for each locale."""
    steps = [step["run"] for job in JOBS.values() for step in job["steps"] if "run" in step]
    ours = [step for step in steps if not step.startswith("python -m pip ")]
    return [step.replace(LOCALE, code) for step in ours for code in (LOCALES if LOCALE in step else LOCALES[:1])]


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    program, *arguments = shlex.split(command)
    return subprocess.run(
        [sys.executable, "-m", program, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


def test_every_locale_of_the_site_is_in_the_matrix() -> None:
    assert JOBS["locale"]["strategy"]["matrix"]["locale"] == LOCALES


def test_jobs_may_do_nothing_but_read() -> None:
    assert yaml.safe_load(TEXT)["permissions"] == {}
    assert [job["permissions"] for job in JOBS.values()] == [{"contents": "read"}] * len(JOBS)


def test_actions_are_pinned_and_say_their_version() -> None:
    uses = re.findall(r"uses: (.+)", TEXT)
    assert uses
    assert not [one for one in uses if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+", one)]


def test_what_is_installed_is_this_project() -> None:
    installs = re.findall(r"run: python -m pip install (.+)", TEXT)
    assert installs
    assert {shlex.split(one)[0].partition("[")[0] for one in installs} == {"."}
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for extra in re.findall(r"\.\[(\w+)\]", " ".join(installs)):
        assert f"\n{extra} = [" in project


@pytest.mark.parametrize("command", [one for one in commands() if one.startswith("bitext ") and " site" not in one])
def test_a_step_about_segments_passes_on_this_guide(command: str) -> None:
    done = run(command, ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_site_that_is_built_is_the_one_that_is_checked(guide: Path) -> None:
    build, check = (one for one in commands() if one.startswith("mkdocs") or " site" in one)
    assert build == "mkdocs build --strict"  # as the fixture `guide` builds it
    assert shlex.split(check)[:3] == ["bitext", "site-check", "site"]
    done = run(check.replace(" site ", f" {shlex.quote(str(guide))} "), ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """This guide's texts; a target of the first locale lost its text, and a page has a sentence more."""
    for name in ("docs", "translations", "checker/hubcheck/messages"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    path = tmp_path / "translations" / LOCALES[0] / "index.xlf"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"<target>[^<]+</target>", "<target></target>", text, count=1), encoding="utf-8")
    page = tmp_path / "docs" / "today.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_for_the_files_it_names(hook: dict[str, Any]) -> None:
    names = [path.relative_to(ROOT).as_posix() for path in (ROOT / "translations").rglob("*.xlf")]
    mine = [name for name in names if re.search(hook["files"], name)]
    assert len(mine) == len(names) > 0
    given = mine if hook.get("pass_filenames", True) else []
    done = run(shlex.join([*shlex.split(hook["entry"]), *given]), ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (f"bitext update --check --locale {LOCALES[0]}", "today.xlf"),
        (f"bitext check --locale {LOCALES[0]} --format github", "::error file=translations/"),
    ],
)
def test_a_step_fails_for_what_would_hurt_a_reader(broken: Path, command: str, said: str) -> None:
    assert command in commands()
    done = run(command, broken)
    assert done.returncode == 1
    assert said in done.stdout
