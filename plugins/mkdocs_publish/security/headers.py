"""Response headers for hosts that let a site set them: `_headers`, Apache's `.htaccess`, a snippet for nginx."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from mkdocs_publish.built_page import write
from mkdocs_publish.security.csp import REFERRER, Needs, policy

FOREVER = "public, max-age=31536000, immutable"
_HASHED = re.compile(r"(?:^|[.\-_])(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{8,64}(?=[.\-_]|$)")
_NO_FEATURES = (
    *("accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope", "hid"),
    *("magnetometer", "microphone", "midi", "payment", "publickey-credentials-get", "serial", "usb"),
)
"""Browser features that no page of a guide needs."""


def write_headers(site: Path, together: Needs) -> None:
    """Write the response headers, in the formats of the supported hosts, for what all pages need together."""
    common = headers(policy(together, header=True))
    immutable = immutable_paths(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    write(site / "_headers", as_headers_file(common, immutable))
    write(site / ".htaccess", as_htaccess(common, immutable))
    write(site / "_headers.nginx", as_nginx(common, immutable))


def headers(policy: str) -> Mapping[str, str]:
    """The headers of every response, with the Content-Security-Policy of all pages together."""
    return {
        "Content-Security-Policy": policy,
        "Referrer-Policy": REFERRER,
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _NO_FEATURES),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }


def is_hashed(part: str) -> bool:
    """Whether a file's or folder's name changes with its content: it holds a hash, in hexadecimal digits."""
    return _HASHED.search(part) is not None


def immutable_paths(paths: Iterable[str]) -> list[str]:
    """Paths below the site's root that may be cached indefinitely; one that ends in a slash means the whole folder."""
    known = list(paths)
    mutable = {folder for path in known if not _is_immutable(path) for folder in _folders(path)}
    immutable = (path for path in known if _is_immutable(path))
    return sorted({next((folder for folder in _folders(path) if folder not in mutable), path) for path in immutable})


def _is_immutable(path: str) -> bool:
    return any(is_hashed(part) for part in path.split("/"))


def _folders(path: str) -> list[str]:
    """The folders that contain a file, the outermost first."""
    parts = path.split("/")
    return ["/".join(parts[:number]) + "/" for number in range(1, len(parts))]


def as_headers_file(common: Mapping[str, str], immutable: Iterable[str]) -> str:
    """`_headers`, as Netlify, Cloudflare Pages and others read it, from `headers` and `immutable_paths`."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in common.items())]
    for path in immutable:
        lines += [f"/{path}*" if path.endswith("/") else f"/{path}", f"  Cache-Control: {FOREVER}"]
    return "\n".join(lines) + "\n"


def as_htaccess(common: Mapping[str, str], immutable: Iterable[str]) -> str:
    """`.htaccess` for Apache; it has no effect without `mod_headers`."""
    lines = ["AddType application/wasm .wasm", "AddType text/javascript .mjs", "<IfModule mod_headers.c>"]
    lines += [f'  Header always set {name} "{value}"' for name, value in common.items()]
    patterns = "|".join(re.escape(path) for path in immutable)
    if patterns:
        lines += [
            f'  <If "%{{REQUEST_URI}} =~ m#/(?:{patterns})#">',
            f'    Header set Cache-Control "{FOREVER}"',
            "  </If>",
        ]
    return "\n".join([*lines, "</IfModule>"]) + "\n"


def as_nginx(common: Mapping[str, str], immutable: Iterable[str]) -> str:
    """A snippet for `include` in the `location` that serves the site."""
    lines = ["# In the location of the site: include /path/to/site/_headers.nginx;"]
    lines += [f'add_header {name} "{value}" always;' for name, value in common.items()]
    patterns = "|".join(re.escape(path) for path in immutable)
    if patterns:
        lines += [
            'set $publish_cache "";',
            f'if ($uri ~ "/(?:{patterns})") {{ set $publish_cache "{FOREVER}"; }}',
            "add_header Cache-Control $publish_cache;",
        ]
    return "\n".join(lines) + "\n"
