"""What a generator cannot take over from mkdocs.yml, as findings of the staging."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from bitext.core.model import Finding, Location, Severity
from bitext.core.storage import read_text
from bitext.project.project import Project
from bitext.update.template_texts import marked_texts, template_texts
from mkdocs_bitext.stage.config import plugins_of
from mkdocs_bitext.stage.generators import Generator
from mkdocs_bitext.stage.marked_texts import with_marked_texts


def losses(project: Project, generator: Generator, dropped: Collection[str]) -> Iterator[Finding]:
    """What its pages lose.

    Args:
        project: what is staged.
        generator: which reads the configuration.
        dropped: plugins that the project does without.
    """

    def note(code: str, message: str) -> Finding:
        return Finding(code, Severity.NOTE, message, Location(project.config_file, None))

    lost = "see what its pages lose"
    unknown = [name for name in plugins_of(project) if name not in dropped and not generator.knows(name)]
    if unknown:
        yield note("stage-plugin", f"{generator.name} does not run the plugin {', '.join(unknown)}; {lost}")
    with_history = [name for name in plugins_of(project) if name.startswith("git-") and generator.knows(name)]
    if with_history:
        what = f"{generator.name} needs a Git repository for the plugin {', '.join(with_history)}"
        yield note("stage-history", f"{what}; commit the staged folder before building it")
    if project.config.get("hooks") and not generator.runs_hooks:
        yield note("stage-hooks", f"{generator.name} does not run the hooks; {lost}")
    names = {name.rpartition("/")[0] for name in template_texts(project)}
    templates = [name for name in sorted(names) if _keeps_marks(project.root / name)]
    if templates and not generator.translates_templates:
        message = (
            f"{generator.name} stops at {{% trans %}} with a variable or a plural; "
            f"write the texts of {', '.join(templates)} without them"
        )
        yield Finding("stage-template", Severity.WARNING, message, Location(project.config_file, None))
    theme = project.config.get("theme")
    name = theme.get("name") if isinstance(theme, Mapping) else theme or "mkdocs"
    if generator.themes is not None and name not in generator.themes:
        missing = f"the theme {name}" if name else "a theme of templates alone"
        yield note("stage-theme", f"{generator.name} does not have {missing}; the project gets its theme")


def _keeps_marks(template: Path) -> bool:
    return any(marked_texts(with_marked_texts(read_text(template), {})))
