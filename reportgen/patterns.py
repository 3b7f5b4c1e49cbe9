"""Regular expressions kept from one run to the next: to compile them all again is a fifth of a build.

`re` has no way to keep what it has compiled, so this takes the place of the one function with which it compiles, in the
same steps: a pattern that was kept equals one compiled anew. With an interpreter not tried, nothing is kept.
"""

from __future__ import annotations

import marshal
import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from re import DEBUG
from typing import Any

from reportgen import own_folder

_NAME = f"patterns-{sys.implementation.cache_tag}-{sys.hexversion:x}"
_TRIED = sys.implementation.name == "cpython" and sys.version_info[:2] in {(3, 11), (3, 12), (3, 13)}
_MOST = 800  # patterns kept; some come from the names of offices, and these have no end

_Patterns = dict[tuple[str, int], tuple[Any, ...]]
"""By pattern and flags, what the interpreter's engine makes the pattern of."""


@contextmanager
def kept() -> Iterator[None]:
    """Meanwhile nothing is compiled that an earlier run has kept; what is compiled is kept for later ones."""
    if not _TRIED:
        yield
        return
    engine: Any = import_module("_sre")
    parser: Any = import_module("re._parser")
    compiler: Any = import_module("re._compiler")
    compile_anew = compiler.compile
    data = own_folder.read(_NAME)
    before: _Patterns = marshal.loads(data) if data else {}  # noqa: S302  (our own)
    used: _Patterns = {}

    def compiled(pattern: Any, flags: int = 0) -> Any:
        if not isinstance(pattern, str) or flags & DEBUG:
            return compile_anew(pattern, flags)
        key = pattern, int(flags)
        known = used.get(key) or before.get(key)
        if known is None:
            tree = parser.parse(pattern, flags)
            names = {number: name for name, number in tree.state.groupdict.items()}
            known = (
                int(flags | tree.state.flags),
                array("I", compiler._code(tree, flags)).tobytes(),  # noqa: SLF001  (there is no other way)
                tree.state.groups - 1,
                tree.state.groupdict,
                tuple(map(names.get, range(tree.state.groups))),
            )
        if len(used) < _MOST:
            used[key] = known
        all_flags, code, *groups = known
        return engine.compile(pattern, all_flags, list(array("I", code)), *groups)

    compiler.compile = compiled
    try:
        yield
    finally:
        compiler.compile = compile_anew
        if not used.keys() <= before.keys():
            both = before | used
            own_folder.write(_NAME, marshal.dumps(both if len(both) <= _MOST else used))
