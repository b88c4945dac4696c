"""Takes plugins or a locale out of mkdocs.yml: after init and removal, the file has the same bytes as before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from bitext.core.html_edit import splice
from bitext.core.model import BitextError
from bitext.exchange.init.config_edit import other_settings
from bitext.exchange.init.yaml_places import (
    ADDED,
    DEFAULT,
    REPLACED,
    Edit,
    Text,
    content_end,
    in_brackets,
    value_of,
)
from bitext.project.mkdocs_yml import ALIAS, compose, parse_config
from bitext.project.project import plugin_options


def without_plugins(text: str, names: Sequence[str], path: Path) -> str:
    """The text of mkdocs.yml without these plugins and their options; what init has added for them goes as well.

    Args:
        text: of the file, without byte order mark.
        names: of the plugins; those that are not listed change nothing.
        path: for messages.

    Raises:
        BitextError: the layout of the file does not allow an automatic edit.
    """
    before = parse_config(f"{text}\n", path)
    changed = text
    for name in names:
        changed = _without(changed, name, path)
    after = parse_config(f"{changed}\n", path)
    own = (*names,)
    # What the file lists is merged with what it inherits; without that, MkDocs runs `search`.
    kept = [other_settings(after, own, implicit=implicit) for implicit in ({True, "INHERIT" not in after})]
    if other_settings(before, own) not in kept or any(_lists(after, name) for name in names):
        raise BitextError(f"cannot be edited automatically; remove {' and '.join(names)} from its plugins", path)
    return changed


def without_locale(text: str, code: str, path: Path) -> str:
    """The text of mkdocs.yml without a locale of our plugin, which has others.

    Args:
        text: of the file, without byte order mark.
        code: of the locale; if the file does not list it, nothing changes.
        path: for messages.

    Raises:
        BitextError: the layout of the file does not allow an automatic edit.
    """
    before = parse_config(f"{text}\n", path)
    if code not in _locales(before):
        return text
    _, plugins = value_of(compose(text, path), "plugins") or (None, None)
    entries = [plugins, *plugins.value] if isinstance(plugins, yaml.CollectionNode) else []
    found = next((own for entry in entries if (own := value_of(entry, "bitext"))), None)
    locales = value_of(found[1], "locales") if found else None
    if locales is not None and isinstance(locales[1], yaml.CollectionNode):
        place = next((at for at, entry in enumerate(locales[1].value) if _name(entry) == code), None)
        spans = [_span(entry) for entry in locales[1].value]
        if place is not None:
            one_line = in_brackets(locales[1])
            edit = _from_brackets(spans, place) if one_line else _entry_lines(Text(text), locales[1], *spans[place])
            changed = splice(text, [edit])
            after = parse_config(f"{changed}\n", path)
            left = [one for one in _locales(before) if one != code]
            if other_settings(after) == other_settings(before) and [*_locales(after)] == left:
                return changed
    raise BitextError(f"cannot be edited automatically; remove {code} from the locales of bitext", path)


def _locales(config: Mapping[str, object]) -> Mapping[str, object] | Sequence[str]:
    locales = (plugin_options(config) or {}).get("locales")
    return locales if isinstance(locales, list | Mapping) else ()


def _without(text: str, name: str, path: Path) -> str:
    found = value_of(compose(text, path), "plugins")
    if found is None or not isinstance(found[1], yaml.CollectionNode):
        return text
    file, (key, plugins) = Text(text), found
    entries = [_span(entry) for entry in plugins.value]
    place = next((number for number, entry in enumerate(plugins.value) if _name(entry) == name), None)
    if place is None:
        return text
    if in_brackets(plugins):
        return splice(text, [_from_brackets(entries, place)])
    others = [entry for entry in plugins.value if _name(entry) != name]
    defaults = [entry for entry in others if _comment(file, _span(entry)[1]) == DEFAULT]
    own_key = _comment(file, key.end_mark.index + 1) == ADDED
    if own_key and len(defaults) == len(others):
        return splice(text, [_block(file, key, _span(plugins.value[-1])[1])])
    edits = [_entry_lines(file, plugins, *entries[place])]
    if len(defaults) == len(others):
        edits += [_entry_lines(file, plugins, *_span(entry)) for entry in defaults]
        edits += _restored(file, key, empty="" if defaults else _nothing(plugins))
    else:
        edits += [_comment_span(file, _span(entry)[1]) for entry in defaults]
        edits += [_comment_span(file, key.end_mark.index + 1)] if own_key else []
    return splice(text, sorted(edits))


def _nothing(plugins: yaml.Node) -> str:
    return " []" if isinstance(plugins, yaml.SequenceNode) else " {}"


def _lists(config: Mapping[str, object], name: str) -> bool:
    plugins = config.get("plugins")
    listed = plugins if isinstance(plugins, list | Mapping) else ()
    return any(name == entry or (isinstance(entry, Mapping) and name in entry) for entry in listed)


def _name(entry: yaml.Node | tuple[yaml.Node, yaml.Node]) -> str | None:
    """The name of the plugin that an entry of `plugins` lists; None where it lists several."""
    if isinstance(entry, yaml.MappingNode):
        entry = entry.value[0] if len(entry.value) == 1 else entry
    node = entry[0] if isinstance(entry, tuple) else entry
    return str(node.value) if isinstance(node, yaml.ScalarNode) and node.tag != ALIAS else None


def _span(entry: yaml.Node | tuple[yaml.Node, yaml.Node]) -> tuple[int, int]:
    first, last = entry if isinstance(entry, tuple) else (entry, entry)
    return first.start_mark.index, content_end(last)


def _from_brackets(entries: Sequence[tuple[int, int]], place: int) -> Edit:
    """With the comma before it, or else with what follows up to the next entry."""
    start, end = entries[place]
    if place:
        return entries[place - 1][1], end, ""
    return start, entries[1][0] if len(entries) > 1 else end, ""


def _entry_lines(file: Text, plugins: yaml.Node, start: int, end: int) -> Edit:
    """The lines of an entry, with the line end before them: init adds its lines at the end of a line."""
    if isinstance(plugins, yaml.SequenceNode):
        # The mark of an entry is behind its dash, which may stand on a line above.
        pad = " " * plugins.start_mark.column
        start = file.text.rindex(f"\n{pad}-", 0, start) + 1
    return file.before_newline(file.line_start(start)), _lines_end(file, end), ""


def _lines_end(file: Text, end: int) -> int:
    if file.text.endswith("\n", 0, end):
        return len(file.text[:end].rstrip("\r\n"))
    return file.line_end(end)


def _block(file: Text, key: yaml.Node, end: int) -> Edit:
    """`plugins` as init has added it: below an empty line at the end of the file."""
    start = file.line_start(key.start_mark.index)
    stop = file.line_end(end)
    above = file.before_newline(start)
    blank = above < start and (above == 0 or file.text.endswith("\n", 0, above))
    if blank and stop == len(file.text):
        return file.before_newline(above), stop, ""
    return above if blank else start, file.after_newline(stop), ""


def _restored(file: Text, key: yaml.Node, empty: str) -> list[Edit]:
    """What stood behind `plugins:` before."""
    at = key.end_mark.index + 1
    rest = file.text[at : file.line_end(at)]
    if rest.strip().startswith(REPLACED):
        mark = rest.index(REPLACED) + len(REPLACED)
        return [(at, at + mark, "")]
    return [(at, at, empty)] if empty else []


def _comment(file: Text, at: int) -> str:
    """The comment that follows on the line, and nothing else does."""
    rest = file.text[at : file.line_end(at)].strip()
    return rest if rest.startswith("#") else ""


def _comment_span(file: Text, at: int) -> Edit:
    """The comment on the line, with the space before it."""
    return at, file.line_end(at), ""
