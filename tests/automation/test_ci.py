"""What GitHub, dependabot and pre-commit run is there, may do no more than it needs, and judges every locale."""

import json
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from bitext.project.project import load

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / ".github" / "workflows").glob("*.yml")}
JOBS: dict[str, dict[str, Any]] = {
    name: job for text in WORKFLOWS.values() for name, job in yaml.safe_load(text)["jobs"].items()
}
TARGETS = set(re.findall(r"^([a-z-]+):.* ## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
GUIDE = load(ROOT / "mkdocs.yml")
LOCALES = [one.code for one in GUIDE.locales]


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


HOOKS: list[dict[str, Any]] = read(".pre-commit-hooks.yaml")
OWN_HOOKS: list[dict[str, Any]] = read(".pre-commit-config.yaml")["repos"][0]["hooks"]


def commands(job: str) -> list[str]:
    return [step["run"] for step in JOBS[job]["steps"] if "run" in step]


def test_the_command_that_ci_runs_is_the_gate() -> None:
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").rstrip().endswith("\nexec make test")
    assert {job: commands(job) for job in JOBS} == {
        "test": ["make test"],
        "content": ["make content"],
        "sites": ["make sites"],
        "locales": ["make setup", 'echo "codes=$(make --silent locales)" >> "$GITHUB_OUTPUT"'],
        "part": ["make part"],
        "merge": ["make merge"],
        "sites-nightly": ["make sites"],
        "properties": ["make test-nightly"],
    }


def test_every_command_is_a_target_of_the_makefile() -> None:
    made = [*(command for job in JOBS for command in commands(job)), *(hook["entry"] for hook in OWN_HOOKS)]
    assert {command.split()[1] for command in made if command.startswith("make ")} <= TARGETS


def test_the_gate_runs_on_the_oldest_python_that_is_supported() -> None:
    project = tomllib.loads((ROOT / "plugins" / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    oldest = project["requires-python"]
    assert JOBS["test"]["strategy"]["matrix"]["python"] == [oldest.removeprefix(">="), "3.14"]


def test_the_guide_is_in_three_languages() -> None:
    assert {GUIDE.source_locale, *LOCALES} >= {"en", "nl-BE", "fr-BE"}


def test_no_locale_is_typed_into_a_workflow() -> None:
    assert not [code for code in LOCALES for text in WORKFLOWS.values() if code in text]


def test_the_site_is_built_in_a_part_for_each_locale_and_merged() -> None:
    listed = subprocess.run(
        ["make", "--silent", "--old-file=.venv/.ok", "locales"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert json.loads(listed.stdout) == [GUIDE.source_locale, *LOCALES]
    assert JOBS["locales"]["outputs"] == {"codes": "${{ steps.locales.outputs.codes }}"}
    assert JOBS["part"]["strategy"]["matrix"] == {"locale": "${{ fromJSON(needs.locales.outputs.codes) }}"}
    assert [step["env"] for step in JOBS["part"]["steps"] if "env" in step] == [{"LOCALES": "${{ matrix.locale }}"}]
    assert (JOBS["part"]["needs"], JOBS["merge"]["needs"]) == ("locales", "part")


def test_a_part_is_where_the_merge_step_looks_for_it() -> None:
    sent, received = artifact("part", "upload"), artifact("merge", "download")
    assert received["pattern"] == sent["name"].replace("${{ matrix.locale }}", "*")
    assert received["path"] == sent["path"] == "parts"
    assert received["merge-multiple"] is True
    made = {name: dry_run(name, "LOCALES=nl-BE") for name in ("part", "merge")}
    assert "BITEXT_LOCALES=nl-BE .venv/bin/mkdocs build --strict -d parts/nl-BE" in made["part"]
    assert ".venv/bin/bitext merge-sites --strict parts/*" in made["merge"]


def test_a_part_without_languages_is_refused() -> None:
    done = subprocess.run(["make", "--dry-run", "part"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "make part LOCALES=nl-BE" in done.stderr


def artifact(job: str, direction: str) -> dict[str, Any]:
    (step,) = [one for one in JOBS[job]["steps"] if f"/{direction}-artifact@" in one.get("uses", "")]
    return dict(step["with"])


def dry_run(*arguments: str) -> list[str]:
    """The commands of a target of the Makefile."""
    command = ["make", "--dry-run", "--silent", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()


def test_jobs_may_do_nothing_but_read() -> None:
    assert [yaml.safe_load(text)["permissions"] for text in WORKFLOWS.values()] == [{}] * len(WORKFLOWS)
    assert [job["permissions"] for job in JOBS.values()] == [{"contents": "read"}] * len(JOBS)


def test_actions_are_pinned_and_say_their_version() -> None:
    uses = re.findall(r"uses: (.+)", "".join(WORKFLOWS.values()))
    assert uses
    assert not [one for one in uses if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+", one)]


def test_dependabot_sees_every_manifest() -> None:
    watched = {
        (update["package-ecosystem"], folder)
        for update in read(".github/dependabot.yml")["updates"]
        for folder in update.get("directories", [update.get("directory")])
    }
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    kinds = {"package.json": "npm", "pyproject.toml": "pip"}
    manifests = {
        (kinds[path.name], f"/{path.parent.as_posix()}".removesuffix("/."))
        for path in map(Path, listed)
        if path.name in kinds and path.parts[0] != "tests"
    }
    assert watched == {("github-actions", "/")} | {(kind, folder or "/") for kind, folder in manifests}


def test_our_own_commits_run_the_hooks_that_we_offer() -> None:
    own = {hook["id"]: hook["entry"].removeprefix(".venv/bin/") for hook in OWN_HOOKS}
    assert {"format": "make format", "lint": "make lint"} | {hook["id"]: hook["entry"] for hook in HOOKS} == own


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_installs_the_command_that_it_runs(hook: dict[str, Any]) -> None:
    """Besides the root of the repository, which is an empty project."""
    (requirement,) = hook["additional_dependencies"]
    folder = re.fullmatch(r"--editable=\./(\w+)\[material\]", requirement)
    assert folder is not None
    project = tomllib.loads((ROOT / folder[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert hook["entry"].split()[0] in project["scripts"]
    assert "material" in project["optional-dependencies"]


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_for_the_files_it_names(hook: dict[str, Any], project) -> None:
    names = [path.relative_to(project.root).as_posix() for path in project.root.rglob("*.xlf")]
    mine = [name for name in names if re.search(hook["files"], name)]
    assert len(mine) == len(names) > 0
    assert run_hook(hook, mine, project.root).returncode == 0


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_fails_for_what_would_hurt_a_reader(hook: dict[str, Any], project) -> None:
    project.add("docs/index.md", "\nOne more sentence.\n")
    path = project.root / "translations/nl-BE/index.xlf"
    text = path.read_text(encoding="utf-8")
    text = re.sub("<target>[^<]+</target>", "<target></target>", text, count=1).replace("<file ", '<file wrong="x" ')
    path.write_text(text, encoding="utf-8")
    done = run_hook(hook, ["translations/nl-BE/index.xlf"], project.root)
    assert done.returncode == 1
    assert "index.xlf" in done.stdout


def run_hook(hook: dict[str, Any], names: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    program, *arguments = shlex.split(hook["entry"])
    command = [sys.executable, "-m", program, *arguments, *(names if hook.get("pass_filenames", True) else [])]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
