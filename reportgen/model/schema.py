"""JSON Schemas of the inputs, from which an editor completes and explains the keys."""

from __future__ import annotations

import json
from typing import Any

from reportgen.model.fields import Model
from reportgen.model.kinds import KINDS, model_of
from reportgen.model.office import Office

MODELS: dict[str, type[Model]] = {"office": Office, **{kind: model_of(kind) for kind in KINDS}}
"""The models by the name of the file they describe."""


def _loosen(described: dict[str, Any]) -> None:
    """An office may leave out any key, for the office above may have it, and may take any away with null."""
    for shape in (described, *described.get("anyOf", [])):
        shape.pop("required", None)
        for key, value in shape.get("properties", {}).items():
            words = {word: value.pop(word) for word in ("title", "description") if word in value}
            shape["properties"][key] = words | {"anyOf": [*value.pop("anyOf", [value]), {"type": "null"}]}


def json_schema(name: str) -> str:
    """The schema of one kind of file, as JSON text."""
    schema = MODELS[name].model_json_schema()
    for described in (schema, *schema.get("$defs", {}).values()):
        _loosen(described)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
