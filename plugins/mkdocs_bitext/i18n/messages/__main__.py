"""`python -m mkdocs_bitext.i18n.messages en`: the messages in a language as JSON, for a site that translates them."""

from __future__ import annotations

import sys

from bitext.core.messages import SOURCE, messages_in
from bitext.update.catalogues import as_json
from mkdocs_bitext.i18n.messages import FOLDER

if __name__ == "__main__":
    text = as_json(messages_in(FOLDER, sys.argv[1] if len(sys.argv) > 1 else SOURCE))
    sys.stdout.buffer.write(text.encode())
