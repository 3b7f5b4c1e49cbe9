"""Models: classes whose annotations say what may be written, read from plain values with every fault told.

The words are those of pydantic (Field, BeforeValidator, …) and mean the same. It is not used, as it takes longer to
load and to prepare than a whole document takes to build.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from inspect import get_annotations
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, Self, TypeAlias, Union, get_args, get_origin

MISSING: Any = object()
"""The default of a field that must be written."""

_MOST_KEYS = 500  # of one kind of mapping, kept as read: documents have many names in common
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
        super().__init__(faults)
        self.faults = faults

    def __str__(self) -> str:
        return "; ".join(f"{fault.path}: {fault.kind}" for fault in self.faults)

    def below(self, step: str | int) -> list[Misfit]:
        """The faults as they stand in what has the value as `step`."""
        return [fault._replace(path=(step, *fault.path)) for fault in self.faults]


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
        vars(self).update(_fields(type(self), values))

    @classmethod
    def model_validate(cls, values: Any) -> Self:
        """The model that `values` make; raises UnreadableError."""
        read: Self = _reader(cls)(values)
        return read

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name}")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and vars(other) == vars(self)

    def __hash__(self) -> int:
        return hash(tuple(vars(self).values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"


Reader: TypeAlias = Callable[[Any], Any]
"""Hands back a value as its type, or raises UnreadableError."""


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


def _fields(model: type[Model], values: dict[str, Any]) -> dict[str, Any]:
    readers, defaults = _shape(model)
    read = defaults.copy()
    faults: list[Misfit] = []
    for key, value in values.items():
        reader = readers.get(key)
        if reader is None:
            faults.append(Misfit("unknown", (key,), value, model))
            continue
        try:
            read[key] = reader(value)
        except UnreadableError as error:
            faults += error.below(key)
    if faults or len(read) < len(readers):
        lacking = readers.keys() - defaults.keys() - values.keys()
        faults += [Misfit("missing", (name,), None, model) for name in lacking]
        raise UnreadableError(faults)
    return read


def _reader(annotation: Any) -> Reader:  # noqa: PLR0911  (a line for each kind of type)
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return _of_model(annotation)
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _of_annotated(_reader(args[0]), args[1:])
    if origin in {Union, UnionType}:
        return _of_union([_reader(one) for one in args if one is not NoneType], NoneType in args)
    if origin is Literal:
        return _of_literal(args)
    if origin is dict:
        return _of_dict(_reader(args[0]), _reader(args[1]))
    if origin is tuple:
        return _of_tuple(_reader(args[0]))
    return _of_type(annotation)


def _of_annotated(reader: Reader, extras: tuple[Any, ...]) -> Reader:
    """`reader` with the validators around it, one step after another."""
    steps: list[Callable[[Any], Any]] = [reader]
    for extra in extras:
        if isinstance(extra, BeforeValidator):
            steps.insert(0, extra.turn)
        elif isinstance(extra, AfterValidator):
            steps.append(extra.turn)
        elif isinstance(extra, PlainValidator):
            steps = [extra.turn]

    def read(value: Any) -> Any:
        try:
            for step in steps:
                value = step(value)
        except WrongError as wrong:
            raise UnreadableError(
                [Misfit(wrong.kind, wrong.below, value, message=wrong.message, remedy=wrong.remedy)]
            ) from None
        return value

    return read


def _of_model(model: type[Model]) -> Reader:
    def read(value: Any) -> Any:
        if isinstance(value, model):
            return value
        if not isinstance(value, dict):
            raise _unfit("mapping", value)
        made = object.__new__(model)
        object.__setattr__(made, "__dict__", _fields(model, value))
        return made

    return read


def _of_union(readers: list[Reader], nullable: bool) -> Reader:  # noqa: FBT001
    """The first type that takes the value; the faults of all where none does."""
    if nullable and len(readers) == 1:
        (only,) = readers
        return lambda value: None if value is None else only(value)

    def read(value: Any) -> Any:
        if value is None and nullable:
            return None
        faults: list[Misfit] = []
        for reader in readers:
            try:
                return reader(value)
            except UnreadableError as error:
                faults += error.faults
        raise UnreadableError(faults)

    return read


def _of_literal(allowed: tuple[Any, ...]) -> Reader:
    def read(value: Any) -> Any:
        if not isinstance(value, str) or value not in allowed:
            raise UnreadableError([Misfit("choice", (), value, allowed=allowed)])
        return value

    return read


def _of_dict(key: Reader, of: Reader) -> Reader:
    key = lru_cache(_MOST_KEYS)(key)

    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            raise _unfit("mapping", value)
        read: dict[Any, Any] = {}
        faults: list[Misfit] = []
        for name, below in value.items():
            try:
                as_key = key(name)
            except UnreadableError as error:
                faults += error.below(name)
                as_key = name
            try:
                read[as_key] = of(below)
            except UnreadableError as error:
                faults += error.below(name)
        if faults:
            raise UnreadableError(faults)
        return read

    return read


def _of_tuple(of: Reader) -> Reader:
    def read(value: Any) -> Any:
        if not isinstance(value, (list, tuple)):
            raise _unfit("list", value)
        read: list[Any] = []
        faults: list[Misfit] = []
        for at, below in enumerate(value):
            try:
                read.append(of(below))
            except UnreadableError as error:
                faults += error.below(at)
        if faults:
            raise UnreadableError(faults)
        return tuple(read)

    return read


def _of_type(wanted: type) -> Reader:
    kind = "number" if wanted is int else "text"

    def read(value: Any) -> Any:
        if not isinstance(value, wanted):
            raise _unfit(kind, value)
        return value

    return read


def _unfit(kind: str, value: Any) -> UnreadableError:
    return UnreadableError([Misfit(kind, (), value)])
