"""Models: classes whose annotations say what may be written, read from plain values with every fault told.

The words are those of pydantic (Field, BeforeValidator, …) and mean the same. It is not used, as it takes longer to
load and to prepare than a whole document takes to build.
"""

from __future__ import annotations

from collections.abc import Callable
from inspect import get_annotations
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, Self, TypeAlias, Union, get_args, get_origin

MISSING: Any = object()
"""The default of a field that must be written."""

Path: TypeAlias = tuple[str | int, ...]


class Misfit(NamedTuple):
    """What is wrong with the value at `path`."""

    kind: str
    """unknown, missing, choice, mapping, list, text, number; or what `WrongError` says."""
    path: Path
    value: Any
    model: type[Model] | None = None
    """Of which the value is a field, for unknown and missing."""
    allowed: tuple[str, ...] = ()
    message: str = ""
    remedy: str = ""


class WrongError(ValueError):
    """Raised by a validator: what is wrong with the value, or with what stands `below` it."""

    def __init__(self, kind: str, message: str, remedy: str, below: Path = ()) -> None:
        super().__init__(message)
        self.kind, self.message, self.remedy, self.below = kind, message, remedy, below


def wrong(kind: str, message: str, remedy: str, below: Path = ()) -> WrongError:
    """A fault in one value, or in what stands `below` it; `reading` gives it its place."""
    return WrongError(kind, message, remedy, below)


class UnreadableError(ValueError):
    """The values do not make a model, for all these faults."""

    def __init__(self, faults: list[Misfit]) -> None:
        super().__init__("; ".join(f"{fault.path}: {fault.kind}" for fault in faults))
        self.faults = faults


class BeforeValidator(NamedTuple):
    """Turns the value written into one the type takes, or raises WrongError."""

    turn: Callable[[Any], Any]


class AfterValidator(NamedTuple):
    """Turns the value the type has taken, or raises WrongError."""

    turn: Callable[[Any], Any]


class PlainValidator(NamedTuple):
    """Takes the value, whatever the type."""

    turn: Callable[[Any], Any]


class WithJsonSchema:
    """What an editor is told of the value."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self.schema = schema


class Written(NamedTuple):
    default: Any
    title: str
    description: str


def Field(default: Any = MISSING, *, title: str, description: str) -> Any:  # noqa: N802  (as pydantic has it)
    """A key with what an editor and a message say of it."""
    return Written(default, title, description)


class Model:
    """Frozen, and closed to keys it does not know."""

    model_fields: ClassVar[dict[str, Written]] = {}
    or_text: ClassVar[bool] = False
    """Whether an editor lets a plain text pass for it."""

    def __init_subclass__(cls) -> None:
        own = {name: value for name, value in vars(cls).items() if isinstance(value, Written)}
        cls.model_fields = cls.model_fields | own
        for name in own:
            delattr(cls, name)

    def __init__(self, **values: Any) -> None:
        faults: list[Misfit] = []
        vars(self).update(_fields(type(self), values, (), faults))
        if faults:
            raise UnreadableError(faults)

    @classmethod
    def model_validate(cls, values: Any) -> Self:
        """The model that `values` make; raises UnreadableError."""
        faults: list[Misfit] = []
        read: Self = _reader(cls)(values, (), faults)
        if faults:
            raise UnreadableError(faults)
        return read

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name}")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and vars(other) == vars(self)

    def __hash__(self) -> int:
        return hash(tuple(vars(self).values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"


Reader: TypeAlias = Callable[[Any, Path, list[Misfit]], Any]
"""Hands back the value at a path as its type, or adds faults."""


def types_of(model: type[Model]) -> dict[str, Any]:
    """The types of the fields of a model."""
    own = get_annotations(model, eval_str=True)
    above = types_of(model.__base__) if model.__base__ and issubclass(model.__base__, Model) else {}
    types = above | own
    return {name: types[name] for name in model.model_fields}


class _Shape(NamedTuple):
    """How each field of a model is read, and what it is when it is not written."""

    readers: dict[str, Reader]
    defaults: dict[str, Any]


_known: dict[type[Model], _Shape] = {}


def _shape(model: type[Model]) -> _Shape:
    """Made when a model is first read."""
    if model not in _known:
        own = get_annotations(model, eval_str=True)
        above = _shape(model.__base__).readers if model.__base__ and issubclass(model.__base__, Model) else {}
        readers = {name: _reader(own[name]) if name in own else above[name] for name in model.model_fields}
        defaults = {name: field.default for name, field in model.model_fields.items() if field.default is not MISSING}
        _known[model] = _Shape(readers, defaults)
    return _known[model]


def _fields(model: type[Model], values: dict[str, Any], path: Path, faults: list[Misfit]) -> dict[str, Any]:
    readers, defaults = _shape(model)
    read = defaults.copy()
    for key, value in values.items():
        if reader := readers.get(key):
            read[key] = reader(value, (*path, key), faults)
        else:
            faults.append(Misfit("unknown", (*path, key), value, model))
    lacking = readers.keys() - defaults.keys() - values.keys()
    faults += [Misfit("missing", (*path, name), None, model) for name in lacking]
    return read


def _reader(annotation: Any) -> Reader:  # noqa: PLR0911  (a line for each kind of type)
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return _of_model(annotation)
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        reader = _reader(args[0])
        for one in args[1:]:
            reader = _with(reader, one)
        return reader
    if origin in {Union, UnionType}:
        return _of_union([_reader(one) for one in args if one is not NoneType], NoneType in args)
    if origin is Literal:
        return _of_literal(args)
    if origin is dict:
        return _of_dict(_reader(args[0]), _reader(args[1]))
    if origin is tuple:
        return _of_tuple(_reader(args[0]))
    return _of_type(annotation)


def _with(reader: Reader, extra: Any) -> Reader:
    """`reader` with a validator around it."""
    turn = getattr(extra, "turn", None)
    if turn is None:
        return reader

    def turned(value: Any, path: Path, faults: list[Misfit]) -> Any:
        before = len(faults)
        try:
            if not isinstance(extra, AfterValidator):
                value = turn(value)
            if not isinstance(extra, PlainValidator):
                value = reader(value, path, faults)
            return turn(value) if isinstance(extra, AfterValidator) and len(faults) == before else value
        except WrongError as wrong:
            faults.append(Misfit(wrong.kind, (*path, *wrong.below), value, message=wrong.message, remedy=wrong.remedy))
            return None

    return turned


def _of_model(model: type[Model]) -> Reader:
    def read(value: Any, path: Path, faults: list[Misfit]) -> Any:
        if isinstance(value, model):
            return value
        if not isinstance(value, dict):
            faults.append(Misfit("mapping", path, value))
            return None
        made = object.__new__(model)
        vars(made).update(_fields(model, value, path, faults))
        return made

    return read


def _of_union(readers: list[Reader], nullable: bool) -> Reader:  # noqa: FBT001
    """The first type that takes the value; the faults of all where none does."""

    def read(value: Any, path: Path, faults: list[Misfit]) -> Any:
        if value is None and nullable:
            return None
        told: list[Misfit] = []
        for reader in readers:
            found: list[Misfit] = []
            taken = reader(value, path, found)
            if not found:
                return taken
            told += found
        faults += told
        return None

    return read


def _of_literal(allowed: tuple[Any, ...]) -> Reader:
    def read(value: Any, path: Path, faults: list[Misfit]) -> Any:
        if not isinstance(value, str) or value not in allowed:
            faults.append(Misfit("choice", path, value, allowed=allowed))
        return value

    return read


def _of_dict(key: Reader, of: Reader) -> Reader:
    def read(value: Any, path: Path, faults: list[Misfit]) -> Any:
        if not isinstance(value, dict):
            faults.append(Misfit("mapping", path, value))
            return None
        return {key(name, (*path, name), faults): of(below, (*path, name), faults) for name, below in value.items()}

    return read


def _of_tuple(of: Reader) -> Reader:
    def read(value: Any, path: Path, faults: list[Misfit]) -> Any:
        if not isinstance(value, (list, tuple)):
            faults.append(Misfit("list", path, value))
            return None
        return tuple(of(below, (*path, at), faults) for at, below in enumerate(value))

    return read


def _of_type(wanted: type) -> Reader:
    kind = "number" if wanted is int else "text"

    def read(value: Any, path: Path, faults: list[Misfit]) -> Any:
        if not isinstance(value, wanted):
            faults.append(Misfit(kind, path, value))
        return value

    return read
