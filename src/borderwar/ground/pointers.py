"""What compiled rules see of the tables: plain pointers.

numba passes a tuple of arrays as hundreds of words at each call and counts references
at each access; for rules split into many small functions that costs minutes of compile
time and most of the run.  Here a bundle of tables is one address, a table one address,
a column one address with a fixed stride, so that ``board.units.men[unit]`` compiles to
a load.  The Python objects own the memory and must outlive the call; indices are not
checked, as in all compiled rules.

Only `ground.kernel` imports this module, and only when kernels are compiled.
"""

import operator
from typing import Any

import numpy as np
from llvmlite import ir
from numba.core import cgutils, types
from numba.core.typing.templates import (
    AbstractTemplate,
    AttributeTemplate,
    infer_getattr,
    infer_global,
    signature,
)
from numba.extending import (
    NativeValue,
    intrinsic,
    lower_builtin,
    lower_getattr_generic,
    models,
    register_model,
    unbox,
)

WORD = ir.IntType(64)
CELLS = {"int32": (32, True), "int64": (64, True), "uint8": (8, False)}


class ColumnType(types.Type):  # type: ignore[misc]
    """One column of a table: int32 cells `stride` cells apart."""

    def __init__(self, stride: int) -> None:
        self.stride = stride
        super().__init__(name=f"borderwar.Column({stride})")


class TableType(types.Type):  # type: ignore[misc]
    """Rows of int32 cells with named columns."""

    def __init__(self, title: str, columns: tuple[str, ...]) -> None:
        self.title = title
        self.columns = columns
        super().__init__(name=f"borderwar.Table({title}:{','.join(columns)})")


class GridType(types.Type):  # type: ignore[misc]
    """A C-ordered array of one or two dimensions; the address is of [data, rows, width]."""

    def __init__(self, cell: str, dimensions: int) -> None:
        self.cell = cell
        self.dimensions = dimensions
        super().__init__(name=f"borderwar.Grid({cell},{dimensions})")


class BundleType(types.Type):  # type: ignore[misc]
    """Named tables and grids behind one address: an array of their addresses."""

    def __init__(self, title: str, members: tuple[tuple[str, types.Type], ...]) -> None:
        self.title = title
        self.members = members
        parts = ",".join(f"{name}={kind.name}" for name, kind in members)
        super().__init__(name=f"borderwar.Bundle({title}:{parts})")


def _address_model(kind: type[types.Type]) -> None:
    class AddressModel(models.PrimitiveModel):  # type: ignore[misc]
        def __init__(self, manager: Any, front: Any) -> None:
            super().__init__(manager, front, WORD)

    register_model(kind)(AddressModel)


for _kind in (ColumnType, TableType, GridType, BundleType):
    _address_model(_kind)


class Owner:
    """A Python object that compiled code sees as one address."""

    __slots__ = ("_numba_type_", "address", "keeps")

    def __init__(self, kind: types.Type, address: int, keeps: Any) -> None:
        self._numba_type_ = kind
        self.address = address
        self.keeps = keeps


def table_owner(rows: np.ndarray, title: str, columns: tuple[str, ...]) -> Owner:
    """A table over an int32 array of shape (rows, columns)."""
    assert rows.flags.c_contiguous
    return Owner(TableType(title, columns), rows.ctypes.data, rows)


def grid_owner(array: np.ndarray) -> Owner:
    """A grid over a C-ordered array of int32, int64 or uint8."""
    assert array.flags.c_contiguous
    assert array.dtype.name in CELLS
    assert array.ndim in (1, 2)
    width = array.shape[1] if array.ndim == 2 else 1
    head = np.array([array.ctypes.data, array.shape[0], width], np.int64)
    return Owner(GridType(array.dtype.name, array.ndim), head.ctypes.data, (head, array))


def bundle_owner(title: str, names: tuple[str, ...], members: tuple[Owner, ...]) -> Owner:
    """A bundle of owners under their names."""
    kinds = tuple((n, m._numba_type_) for n, m in zip(names, members, strict=True))
    addresses = np.array([member.address for member in members], np.int64)
    return Owner(BundleType(title, kinds), addresses.ctypes.data, (addresses, members))


def _unbox_address(kind: Any, obj: Any, c: Any) -> NativeValue:
    boxed = c.pyapi.object_getattr_string(obj, "address")
    address = c.pyapi.long_as_longlong(boxed)
    c.pyapi.decref(boxed)
    return NativeValue(address, is_error=cgutils.is_not_null(c.builder, c.pyapi.err_occurred()))


for _kind in (TableType, GridType, BundleType):
    unbox(_kind)(_unbox_address)


def _load(builder: Any, address: Any, bits: int = 64) -> Any:
    return builder.load(builder.inttoptr(address, ir.IntType(bits).as_pointer()))


def _offset(builder: Any, address: Any, count: Any, size: int) -> Any:
    return builder.add(address, builder.mul(count, WORD(size)))


@infer_getattr
class _BundleAttribute(AttributeTemplate):  # type: ignore[misc]
    key = BundleType

    def generic_resolve(self, kind: BundleType, name: str) -> types.Type | None:
        return dict(kind.members).get(name)


@lower_getattr_generic(BundleType)
def _bundle_member(context: Any, builder: Any, kind: BundleType, value: Any, name: str) -> Any:
    place = [member for member, _ in kind.members].index(name)
    return _load(builder, builder.add(value, WORD(8 * place)))


@infer_getattr
class _TableAttribute(AttributeTemplate):  # type: ignore[misc]
    key = TableType

    def generic_resolve(self, kind: TableType, name: str) -> types.Type | None:
        return ColumnType(len(kind.columns)) if name in kind.columns else None


@lower_getattr_generic(TableType)
def _table_column(context: Any, builder: Any, kind: TableType, value: Any, name: str) -> Any:
    return builder.add(value, WORD(4 * kind.columns.index(name)))


@infer_getattr
class _GridAttribute(AttributeTemplate):  # type: ignore[misc]
    key = GridType

    def resolve_shape(self, kind: GridType) -> types.Type:
        return types.UniTuple(types.int64, 2)


@lower_getattr_generic(GridType)
def _grid_shape(context: Any, builder: Any, kind: GridType, value: Any, name: str) -> Any:
    rows = _load(builder, builder.add(value, WORD(8)))
    width = _load(builder, builder.add(value, WORD(16)))
    return context.make_tuple(builder, types.UniTuple(types.int64, 2), [rows, width])


@infer_global(len)
class _GridLength(AbstractTemplate):  # type: ignore[misc]
    def generic(self, args: Any, keywords: Any) -> Any:
        if isinstance(args[0], GridType):
            return signature(types.int64, args[0])
        return None


@lower_builtin(len, GridType)
def _grid_length(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    return _load(builder, builder.add(args[0], WORD(8)))


def _index_type(kind: Any, index: Any) -> Any:
    if isinstance(kind, ColumnType) or (isinstance(kind, GridType) and kind.dimensions == 1):
        return types.int64 if isinstance(index, types.Integer) else None
    if isinstance(kind, GridType) and isinstance(index, types.BaseTuple) and len(index) == 2:
        return types.UniTuple(types.int64, 2)
    return None


@infer_global(operator.getitem)
class _GetCell(AbstractTemplate):  # type: ignore[misc]
    def generic(self, args: Any, keywords: Any) -> Any:
        index = _index_type(args[0], args[1])
        return None if index is None else signature(types.int64, args[0], index)


@infer_global(operator.setitem)
class _SetCell(AbstractTemplate):  # type: ignore[misc]
    def generic(self, args: Any, keywords: Any) -> Any:
        index = _index_type(args[0], args[1])
        return None if index is None else signature(types.none, args[0], index, types.int64)


def _cell(builder: Any, kind: Any, value: Any, index: Any) -> tuple[Any, int, bool]:
    """The address, width in bits and signedness of one cell."""
    if isinstance(kind, ColumnType):
        return _offset(builder, value, index, 4 * kind.stride), 32, True
    bits, signed = CELLS[kind.cell]
    data = _load(builder, value)
    if kind.dimensions == 2:
        row, column = cgutils.unpack_tuple(builder, index, 2)
        width = _load(builder, builder.add(value, WORD(16)))
        index = builder.add(builder.mul(row, width), column)
    return _offset(builder, data, index, bits // 8), bits, signed


def _get(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    address, bits, signed = _cell(builder, sig.args[0], args[0], args[1])
    cell = _load(builder, address, bits)
    if bits == 64:
        return cell
    return builder.sext(cell, WORD) if signed else builder.zext(cell, WORD)


def _set(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    address, bits, _ = _cell(builder, sig.args[0], args[0], args[1])
    cell = args[2] if bits == 64 else builder.trunc(args[2], ir.IntType(bits))
    builder.store(cell, builder.inttoptr(address, ir.IntType(bits).as_pointer()))
    return context.get_dummy_value()


lower_builtin(operator.getitem, ColumnType, types.Integer)(_get)
lower_builtin(operator.getitem, GridType, types.Integer)(_get)
lower_builtin(operator.getitem, GridType, types.BaseTuple)(_get)
lower_builtin(operator.setitem, ColumnType, types.Integer, types.Integer)(_set)
lower_builtin(operator.setitem, GridType, types.Integer, types.Integer)(_set)
lower_builtin(operator.setitem, GridType, types.BaseTuple, types.Integer)(_set)


@intrinsic
def copy_cells(typing_context: Any, source: Any, target: Any) -> Any:
    """Copy all cells of a one-dimensional int32 grid into another of the same length."""

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        count = _load(builder, builder.add(args[0], WORD(8)))
        cells = ir.IntType(32).as_pointer()
        there = builder.inttoptr(_load(builder, args[1]), cells)
        here = builder.inttoptr(_load(builder, args[0]), cells)
        cgutils.raw_memcpy(builder, there, here, count, 4)
        return context.get_dummy_value()

    return signature(types.none, source, target), generate
