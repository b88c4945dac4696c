"""The check on localized images: every locale has the image, or there is a common one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePosixPath

from bitext.core.model import Finding, Location, Severity
from bitext.project.project import Project

WHY = "An image that exists in one language only is broken in the others, or does not match their text."
_IMAGES = frozenset({".apng", ".avif", ".bmp", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})


def check_images(project: Project) -> Iterator[Finding]:
    """A finding for each image (`screen.nl-BE.png`) that some locale lacks and that has no common version."""
    codes = {locale.code: locale for locale in (project.source, *project.locales)}
    files = set(project.files())
    localized: defaultdict[str, set[str]] = defaultdict(set)
    for name in files:
        base, code = _parted(name)
        if code in codes:
            localized[base].add(code)
    for base, found in sorted(localized.items()):
        missing = sorted(set(codes) - found - ({project.source.code} if base in files else set()))
        if missing and (base not in files or len(found) < len(codes) - 1):
            yield _finding(project, base, sorted(found), missing, base in files)


def _parted(name: str) -> tuple[str, str]:
    """The name without its locale, and the locale; an empty locale for any other file."""
    path = PurePosixPath(name)
    stem = PurePosixPath(path.stem)
    if path.suffix.lower() not in _IMAGES or not stem.suffix:
        return name, ""
    return path.with_name(f"{stem.stem}{path.suffix}").as_posix(), stem.suffix[1:]


def _finding(project: Project, base: str, found: list[str], missing: list[str], common: bool) -> Finding:
    path = PurePosixPath(base)
    example = path.with_name(f"{path.stem}.{missing[0]}{path.suffix}").name
    shown = "show the common one" if common else "show nothing"
    message = (
        f"the image exists only in {', '.join(found)}, so pages in {', '.join(missing)} {shown}; add {example}"
        + ("" if common else f" or {path.name}")
    )
    file = path.with_name(f"{path.stem}.{found[0]}{path.suffix}")
    return Finding("image-locale", Severity.WARNING, message, Location(project.docs / file))
