"""A file that somebody saves while a command runs is read again before it is replaced."""

import subprocess
import sys
from pathlib import Path

import pytest

from bitext.core.changes import Change, SavedMeanwhileError, Snapshot, carry_out, carry_out_plan
from bitext.core.model import BitextError
from bitext.update.plan import Plan

PAGE = "# Clients\n\nAdd a client.\n\nSave your work.\n"
RUN = """
import os, shutil, sys
from bitext.cli.main import main
moment, name, saved, file, times = sys.argv[1:6]
count = 0
def hook(event, args):
    global count
    if event == moment and count < int(times) and name in str(args[0]):
        count += 1
        text = open(saved, encoding="utf-8").read()
        with open(file, "w", encoding="utf-8") as stream:
            stream.write(text.replace("STAMP", str(count)))
sys.addaudithook(hook)
sys.exit(main(sys.argv[6:]))
"""
MOMENTS = {
    "while the other pages are read": ("open", "nl-BE/zebra.xlf"),
    "while the file is replaced": ("tempfile.mkstemp", "start.xlf"),
    "while another file is replaced": ("tempfile.mkstemp", "other.xlf"),
}


def run_with_save(
    site, moment: tuple[str, str], saved: str, *command: str, times: int = 1
) -> subprocess.CompletedProcess[str]:
    """Run bitext in a process in which a translator saves the Dutch start page at that moment."""
    (site.root / "saved.txt").write_text(saved, "utf-8")
    file = site.root / "translations/nl-BE/start.xlf"
    arguments = [sys.executable, "-c", RUN, *moment, str(site.root / "saved.txt"), str(file), str(times), *command]
    return subprocess.run(arguments, capture_output=True, text=True, cwd=site.root, check=False)


@pytest.fixture
def edited(site):
    """A project whose start page has changed, and what the translator is about to save."""
    site.page("start.md", PAGE)
    site.page("other.md", "# Other\n\nOne more.\n")
    site.page("zebra.md", "# Zebra\n")
    site.update()
    site.page("start.md", PAGE.replace("Save your work.", "Save all your work now.") + "\nA new one.\n")
    site.page("other.md", "# Other\n\nOne more. And another.\n")
    file = site.root / "translations/nl-BE/start.xlf"
    text = file.read_text("utf-8")
    source = "<source>Add a client.</source>"
    assert source in text
    saved = text.replace(source, f"{source}\n        <target>Voeg een klant toe.</target>")
    saved = saved.replace('state="initial">\n        ' + source, 'state="translated">\n        ' + source)
    assert 'state="translated"' in saved
    return site, saved


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_a_target_that_is_saved_during_update_is_kept(edited, moment: tuple[str, str]) -> None:
    site, saved = edited
    done = run_with_save(site, moment, saved, "update")
    assert done.returncode == 0, done.stderr
    targets = site.targets("start.md")
    assert targets["Add a client."] == "Voeg een klant toe."
    assert {"Save all your work now.", "A new one."} <= set(targets), "the page is up to date, too"
    assert run_with_save(site, ("never", ""), "", "update", "--check").returncode == 0


def test_a_target_that_is_saved_during_import_is_kept(edited) -> None:
    site, saved = edited
    site.update()
    current = (site.root / "translations/nl-BE/start.xlf").read_text("utf-8")
    source = "<source>A new one.</source>"
    returned = current.replace(source, f"{source}<target>Een nieuwe.</target>").replace(
        'state="initial"', 'state="translated"'
    )
    (site.root / "returned.xlf").write_text(returned, "utf-8")
    done = run_with_save(site, MOMENTS["while the file is replaced"], saved, "import", "returned.xlf")
    assert "Traceback" not in done.stderr
    assert site.targets("start.md")["Add a client."] == "Voeg een klant toe."


def test_a_file_that_is_saved_again_and_again_is_named_and_kept(edited) -> None:
    site, saved = edited
    done = run_with_save(site, ("tempfile.mkstemp", "start.xlf"), f"{saved}<!-- STAMP -->\n", "update", times=99)
    assert done.returncode == 2
    assert "start.xlf" in done.stderr
    assert "keeps being saved by another program" in done.stderr
    assert site.targets("start.md")["Add a client."] == "Voeg een klant toe."


def test_a_file_that_was_made_or_removed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "old.xlf").write_text("old")
    snapshot = Snapshot.of(tmp_path)
    (tmp_path / "old.xlf").unlink()
    (tmp_path / "new.xlf").write_text("theirs")
    for name, text in (("new.xlf", "ours"), ("old.xlf", "ours"), ("old.xlf", None)):
        with pytest.raises(SavedMeanwhileError):
            carry_out([Change(tmp_path / name, text)], tmp_path, snapshot=snapshot)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["theirs"]


def test_nothing_is_written_if_a_file_was_saved_during_the_planning(tmp_path: Path) -> None:
    written: list[int] = []

    def plan() -> Plan:
        written.append(len(list(tmp_path.iterdir())))
        (tmp_path / "b.xlf").write_text("theirs" * len(written))
        return Plan(files=[Change(tmp_path / "a.xlf", "ours"), Change(tmp_path / "b.xlf", "ours")])

    with pytest.raises(BitextError, match=r"b\.xlf"):
        carry_out_plan(plan, tmp_path)
    assert not (tmp_path / "a.xlf").exists()
    assert len(written) == 5


def test_a_linked_folder_is_written_to_as_any_other(edited, tmp_path: Path) -> None:
    site, _ = edited
    folder = site.root / "translations/nl-BE"
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")
    assert run_with_save(site, ("never", ""), "", "update").returncode == 0
    assert "A new one." in site.targets("start.md")


KILLED = """
import os, signal, sys
from bitext.cli.main import main
left = int(sys.argv[1])
def hook(event, args):
    global left
    if event in ("tempfile.mkstemp", "os.chmod", "os.rename", "os.remove"):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(hook)
sys.exit(main(["update"]))
"""


@pytest.mark.parametrize("moment", [1, 6, 11, pytest.param(0, marks=pytest.mark.nightly)])
def test_the_run_after_a_killed_one_ends_as_if_nothing_had_happened(edited, moment: int) -> None:
    site, saved = edited
    (site.root / "translations/nl-BE/start.xlf").write_text(saved, "utf-8")
    (site.root / "docs/zebra.md").rename(site.root / "docs/horse.md")
    before = copy_of(site.root)
    site.update()
    whole = copy_of(site.root)
    for at in [moment] if moment else range(1, 60):
        restore(site.root, before)
        done = subprocess.run([sys.executable, "-c", KILLED, str(at)], cwd=site.root, capture_output=True, check=False)
        assert done.returncode in ((-9,) if moment else (-9, 0))
        site_after = subprocess.run(
            [sys.executable, "-m", "bitext", "update"], cwd=site.root, capture_output=True, check=False
        )
        assert site_after.returncode == 0
        assert copy_of(site.root) == whole


def copy_of(root: Path) -> dict[str, bytes]:
    """All files but the cache, and the ids that may not be used again: those of a page may be there although they
    came back.
    """
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.parts[-2:] != ("en", "_memory.xlf") and ".cache" not in path.parts
    }


def restore(root: Path, files: dict[str, bytes]) -> None:
    for path in [path for path in root.rglob("*") if path.is_file()]:
        path.unlink()
    for name, raw in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(raw)
