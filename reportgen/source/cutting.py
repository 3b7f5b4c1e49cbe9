"""Takes one value out of a YAML text and leaves every other character as it was."""

from __future__ import annotations

from collections.abc import Sequence

import yaml


def without(text: str, path: Sequence[str]) -> str:
    """`text` without the key at `path`, and without the mappings that would be left empty; comments stay.

    Raises KeyError where the path is not there.
    """
    steps = _steps(yaml.compose(text if text.endswith("\n") else f"{text}\n", Loader=yaml.SafeLoader), path)
    while len(steps) > 1 and len(steps[-1][0].value) == 1:
        steps.pop()
    parent, key, value = steps[-1]
    if parent.flow_style:
        return _without_between_commas(text, key.start_mark.index, value.end_mark.index)
    lines = text.splitlines(keepends=True)
    return "".join([*lines[: key.start_mark.line], *lines[_last_line(value, lines) + 1 :]])


_Step = tuple[yaml.MappingNode, yaml.Node, yaml.Node]


def _steps(root: yaml.Node | None, path: Sequence[str]) -> list[_Step]:
    """The mapping, the key and the value at each step of `path`."""
    found: list[_Step] = []
    node: yaml.Node | None = root
    for step in path:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        key, value = next(((key, value) for key, value in pairs if key.value == step), (None, None))
        if key is None or value is None or not isinstance(node, yaml.MappingNode):
            raise KeyError(step)
        found.append((node, key, value))
        node = value
    return found


def _last_line(node: yaml.Node, lines: list[str]) -> int:
    """The index of the last line with something of `node` on it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _last_line(last[1] if isinstance(node, yaml.MappingNode) else last, lines)
    end: int = node.end_mark.line
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
        end -= 1
        while end > node.start_mark.line and not lines[end].strip():
            end -= 1
    return end


def _without_between_commas(text: str, start: int, end: int) -> str:
    head, rest = text[:start], text[end:]
    if rest.lstrip().startswith(","):
        return head + rest.lstrip().removeprefix(",").lstrip(" ")
    kept = head.rstrip()
    return (kept.removesuffix(",") if kept.endswith(",") else head) + rest
