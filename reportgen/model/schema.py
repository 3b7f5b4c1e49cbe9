"""JSON Schemas of the inputs, from which an editor completes and explains the keys."""

from __future__ import annotations

import json

from reportgen.model.fields import Model
from reportgen.model.office import Office
from reportgen.model.report import Report

MODELS: dict[str, type[Model]] = {"office": Office, "report": Report}
"""The models by the name of the file they describe."""


def json_schema(name: str) -> str:
    """The schema of one kind of file, as JSON text."""
    schema = MODELS[name].model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
