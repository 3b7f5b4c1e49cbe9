"""JSON Schemas of the inputs, from which an editor completes and explains the keys."""

from __future__ import annotations

import inspect
import json
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from reportgen.model.kinds import KINDS, model_of
from reportgen.model.office import Office
from reportgen.model.shape import MISSING, Model, WithJsonSchema, Written, types_of

MODELS: dict[str, type[Model]] = {"office": Office, **{kind: model_of(kind) for kind in KINDS}}
"""The models by the name of the file they describe."""


def json_schema(name: str) -> str:
    """The schema of one kind of file, as JSON text."""
    defined: dict[str, dict[str, Any]] = {}
    schema = _of_model(MODELS[name], defined)
    below = {"$defs": {model: {**shape} for model, shape in sorted(defined.items())}} if defined else {}
    whole = below | schema | {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _of_model(model: type[Model], defined: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The keys of a model; the models below it go to `defined`."""
    types = types_of(model)
    return {
        "additionalProperties": False,
        "description": inspect.getdoc(model) or "",
        "properties": {key: _of_field(field, types[key], defined) for key, field in model.model_fields.items()},
        "title": model.__name__,
        "type": "object",
    }


def _of_field(field: Written, annotation: Any, defined: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """An office may leave out any key, for the office above may have it, and may take any away with null."""
    shape = _of(annotation, defined)
    if field.default is not MISSING and field.default is not None:
        shape = dict(sorted((shape | {"default": _plain(field.default)}).items()))
    words = {"title": field.title, "description": field.description}
    return words | {"anyOf": [*shape.pop("anyOf", [shape]), {"type": "null"}]}


def _plain(default: Any) -> Any:
    if isinstance(default, Model):
        return {key: _plain(value) for key, value in vars(default).items()}
    return list(default) if isinstance(default, tuple) else default


def _of(annotation: Any, defined: dict[str, dict[str, Any]]) -> dict[str, Any]:  # noqa: PLR0911  (a line for each kind of type)
    if isinstance(annotation, type) and issubclass(annotation, Model):
        if annotation.__name__ not in defined:
            defined[annotation.__name__] = {}  # it may hold itself
            shape = _of_model(annotation, defined)
            defined[annotation.__name__] = {"anyOf": [shape, {"type": "string"}]} if annotation.or_text else shape
        return {"$ref": f"#/$defs/{annotation.__name__}"}
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        stated = [one.schema for one in args[1:] if isinstance(one, WithJsonSchema)]
        return dict(stated[-1]) if stated else _of(args[0], defined)
    if origin in {Union, UnionType}:
        shapes = [{"type": "null"} if one is NoneType else _of(one, defined) for one in args]
        return {"anyOf": [one for shape in shapes for one in shape.get("anyOf", [shape])]}
    if origin is Literal:
        return ({"const": args[0]} if len(args) == 1 else {"enum": list(args)}) | {"type": "string"}
    if origin is tuple:
        return {"items": _of(args[0], defined), "type": "array"}
    if origin is dict:
        key = _of(args[0], defined)
        names = {"propertyNames": {"enum": key["enum"]}} if "enum" in key else {}
        return {"additionalProperties": _of(args[1], defined), **names, "type": "object"}
    return {"type": "string"}
