from mkdocs.structure.files import File

_seen = []


def on_config(config):
    config.extra_css.append("look.css")


def on_files(files, config):
    files.append(File.generated(config, "made.fr.md", content="# Made\n\nBy a hook.\n"))
    files.append(File.generated(config, "look.css", content="h1 {color: teal}\n"))


def on_page_markdown(markdown, page, config, files):
    _seen.append(page.file.src_uri)
    return markdown + "\n\nA footer of the hook.\n"
