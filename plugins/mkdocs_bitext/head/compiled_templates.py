"""Keeps compiled templates while the process lives: each locale has an environment of its own."""

from __future__ import annotations

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket


class CompiledTemplates(BytecodeCache):
    """Templates that were compiled for another locale or in an earlier build; a changed text invalidates them."""

    def __init__(self) -> None:
        self._bytecode: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load the bytecode of a template if it is cached (Jinja's interface)."""
        if bucket.key + bucket.checksum in self._bytecode:
            bucket.bytecode_from_string(self._bytecode[bucket.key + bucket.checksum])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Cache the bytecode of a template (Jinja's interface)."""
        self._bytecode[bucket.key + bucket.checksum] = bucket.bytecode_to_string()


_compiled = CompiledTemplates()


def reuse_compiled(env: Environment) -> None:
    """Let an environment take templates that this process has compiled before."""
    env.bytecode_cache = env.bytecode_cache or _compiled
