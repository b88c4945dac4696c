"""The content security policy that the guide is to be served with."""

import base64
import re
from hashlib import sha256
from pathlib import Path


def policy(site: Path, wasm: bool = True) -> str:
    """The policy for all pages of a built site; the theme's inline scripts are allowed by their hashes."""
    pages = [page.read_bytes() for page in site.rglob("*.html")]
    inline = {
        script
        for page in pages
        for script in re.findall(rb'<script(?: type="speculationrules")?>(.*?)</script>', page, re.S)
    }
    hashes = " ".join(sorted(f"'sha256-{base64.b64encode(sha256(one).digest()).decode()}'" for one in inline))
    own = "; ".join(f"{kind}-src 'self'" for kind in ("worker", "connect", "style", "font", "manifest"))
    scripts = f"script-src 'self' {hashes}" + (" 'wasm-unsafe-eval'" if wasm else "")
    return f"default-src 'none'; {scripts}; {own}; img-src 'self' data:; base-uri 'none'; form-action 'none'"
