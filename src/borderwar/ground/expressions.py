"""What a rule computes, in the compiler's own language: numbers, comparisons, cells of tables.

An expression gives an operand and its kind.  Division and remainder round down, as in
Python; a division by nothing gives 0, where the interpreted rule stops with an error.
"""

import ast
from collections.abc import Callable
from typing import Any

from borderwar.ground.lines import Lines, tag_of
from borderwar.ground.pointers import (
    CELLS,
    TRUTH,
    WHOLE,
    BundleKind,
    ColumnKind,
    GridKind,
    Kind,
    Number,
    TableKind,
    column_kind,
)

Value = tuple[str, Kind]
"""An operand and what it is."""

FIXED = ", !invariant.load !{}"
COMPARE = {ast.Eq: "eq", ast.NotEq: "ne", ast.Lt: "slt", ast.LtE: "sle", ast.Gt: "sgt", ast.GtE: "sge"}
PLAIN = {
    ast.Add: "add",
    ast.Sub: "sub",
    ast.Mult: "mul",
    ast.BitAnd: "and",
    ast.BitOr: "or",
    ast.BitXor: "xor",
    ast.LShift: "shl",
    ast.RShift: "ashr",
}


class Expressions(Lines):
    """Writes the lines that compute expressions."""

    def __init__(
        self,
        fail: Callable[[ast.AST, str], Exception],
        look_up: Callable[[str], Any],
        routine: Callable[[Any, tuple[Kind, ...]], Any],
        fault: str,
    ) -> None:
        super().__init__()
        self.fail = fail
        self.look_up = look_up
        self.routine = routine
        self.fault = fault
        self.calls: dict[str, Any] = {}
        self.kinds: dict[str, Kind] = {}  # of variables

    # -- numbers ------------------------------------------------------------------

    def number(self, node: ast.expr) -> str:
        """The operand of a whole number; truth counts as 1."""
        value, kind = self.value(node)
        if kind is TRUTH:
            return self.put(f"zext i1 {value} to i64")
        if kind is not WHOLE:
            raise self.fail(node, f"{ast.unparse(node)} is no number")
        return value

    def truth(self, node: ast.expr) -> str:
        """The operand of a truth value; a number is true unless it is 0."""
        value, kind = self.value(node)
        if kind is WHOLE:
            return self.put(f"icmp ne i64 {value}, 0")
        if kind is not TRUTH:
            raise self.fail(node, f"{ast.unparse(node)} is neither true nor false")
        return value

    def value(self, node: ast.expr) -> Value:
        """An expression's operand and kind."""
        found: Value
        match node:
            case ast.Constant(value=bool(truth)):
                found = ("true" if truth else "false", TRUTH)
            case ast.Constant(value=int(whole)):
                found = (self._constant(node, whole), WHOLE)
            case ast.Name(id=name):
                found = self._name(node, name)
            case ast.Attribute():
                found = self._attribute(node)
            case ast.Subscript():
                found = self._load(node)
            case ast.BinOp():
                found = self._binary(node)
            case ast.UnaryOp():
                found = self._unary(node)
            case ast.Compare():
                found = self._compare(node)
            case ast.BoolOp():
                found = self._any_or_all(node)
            case ast.IfExp():
                found = self._choice(node)
            case ast.Call():
                found = self._call(node)
            case _:
                raise self.fail(node, f"no rule may say {ast.unparse(node)}")
        return found

    def _constant(self, node: ast.expr, whole: int) -> str:
        if not -(1 << 63) <= whole < 1 << 63:
            raise self.fail(node, f"{whole} is too large")
        return str(whole)

    def _name(self, node: ast.expr, name: str) -> Value:
        if name in self.kinds:
            kind = self.kinds[name]
            word = "i64" if isinstance(kind, Number) else "ptr"
            return self.put(f"load {word}, ptr %var.{name}"), kind
        return self._global(node, name, self.look_up(name))

    def _global(self, node: ast.expr, name: str, known: Any) -> Value:
        if isinstance(known, bool):
            return ("true" if known else "false"), TRUTH
        if isinstance(known, int):
            return self._constant(node, int(known)), WHOLE
        raise self.fail(node, f"{name} is no number that stands fast")

    def _binary(self, node: ast.BinOp) -> Value:
        sort = type(node.op)
        if sort in (ast.BitAnd, ast.BitOr):
            left, kind = self.value(node.left)
            right, other = self.value(node.right)
            if kind is TRUTH and other is TRUTH:
                return self.put(f"{PLAIN[sort]} i1 {left}, {right}"), TRUTH
            left = self._whole(node.left, left, kind)
            right = self._whole(node.right, right, other)
        else:
            left = self.number(node.left)
            right = self.number(node.right)
        return self.reckon(node, node.op, left, right), WHOLE

    def _whole(self, node: ast.expr, value: str, kind: Kind) -> str:
        if kind is TRUTH:
            return self.put(f"zext i1 {value} to i64")
        if kind is not WHOLE:
            raise self.fail(node, f"{ast.unparse(node)} is no number")
        return value

    def reckon(self, node: ast.AST, operator: ast.operator, left: str, right: str) -> str:
        """Two numbers and what is done with them."""
        if type(operator) in PLAIN:
            return self.put(f"{PLAIN[type(operator)]} i64 {left}, {right}")
        if not isinstance(operator, ast.FloorDiv | ast.Mod):
            raise self.fail(node, "rules add, take away, multiply, divide with //, take %, shift and mask")
        by = right
        if right.lstrip("-").isdigit():
            if int(right) == 0:
                raise self.fail(node, "a division by 0")
        else:
            none = self.put(f"icmp eq i64 {right}, 0")
            by = self.put(f"select i1 {none}, i64 1, i64 {right}")
        whole = self.put(f"sdiv i64 {left}, {by}")
        rest = self.put(f"sub i64 {left}, {self.put(f'mul i64 {whole}, {by}')}")
        odd = self.put(f"icmp ne i64 {rest}, 0")
        apart = self.put(f"icmp slt i64 {self.put(f'xor i64 {rest}, {by}')}, 0")
        below = self.put(f"and i1 {odd}, {apart}")
        if isinstance(operator, ast.Mod):
            found = self.put(f"add i64 {rest}, {self.put(f'select i1 {below}, i64 {by}, i64 0')}")
        else:
            found = self.put(f"add i64 {whole}, {self.put(f'sext i1 {below} to i64')}")
        return found if by == right else self.put(f"select i1 {none}, i64 0, i64 {found}")

    def _unary(self, node: ast.UnaryOp) -> Value:
        match node.op:
            case ast.Not():
                return self.put(f"xor i1 {self.truth(node.operand)}, true"), TRUTH
            case ast.USub():
                if isinstance(node.operand, ast.Constant) and isinstance(node.operand.value, int):
                    return self._constant(node, -node.operand.value), WHOLE
                return self.put(f"sub i64 0, {self.number(node.operand)}"), WHOLE
            case ast.Invert():
                return self.put(f"xor i64 {self.number(node.operand)}, -1"), WHOLE
            case _:
                return self.number(node.operand), WHOLE

    # -- truth --------------------------------------------------------------------

    def _compare(self, node: ast.Compare) -> Value:
        if len(node.ops) == 1:
            return self._compare_two(node, node.ops[0], self.number(node.left), node.comparators[0])[0], TRUTH
        kept, done = self.room(), self.fresh("compared")
        left = self.number(node.left)
        for place, (operator, after) in enumerate(zip(node.ops, node.comparators, strict=True)):
            truth, left = self._compare_two(node, operator, left, after)
            self.do(f"store i64 {self.put(f'zext i1 {truth} to i64')}, ptr {kept}")
            if place < len(node.ops) - 1:
                on = self.fresh("and")
                self.do(f"br i1 {truth}, label %{on}, label %{done}")
                self.begin(on)
        self.begin(done)
        return self.put(f"icmp ne i64 {self.put(f'load i64, ptr {kept}')}, 0"), TRUTH

    def _compare_two(
        self, node: ast.expr, operator: ast.cmpop, left: str, after: ast.expr
    ) -> tuple[str, str]:
        if isinstance(operator, ast.In | ast.NotIn):
            if not isinstance(after, ast.Tuple | ast.List | ast.Set):
                raise self.fail(node, "'in' looks into numbers written out: (A, B, C)")
            found = "false"
            for entry in after.elts:
                found = self.put(f"or i1 {found}, {self.put(f'icmp eq i64 {left}, {self.number(entry)}')}")
            return (found if isinstance(operator, ast.In) else self.put(f"xor i1 {found}, true")), left
        if type(operator) not in COMPARE:
            raise self.fail(node, "numbers are compared with ==, !=, <, <=, >, >= or 'in'")
        right = self.number(after)
        return self.put(f"icmp {COMPARE[type(operator)]} i64 {left}, {right}"), right

    def _any_or_all(self, node: ast.BoolOp) -> Value:
        kept, done = self.room(), self.fresh("known")
        all_truths = True
        for place, entry in enumerate(node.values):
            value, kind = self.value(entry)
            all_truths = all_truths and kind is TRUTH
            truth = value if kind is TRUTH else self.put(f"icmp ne i64 {value}, 0")
            self.do(f"store i64 {self._whole(entry, value, kind)}, ptr {kept}")
            if place < len(node.values) - 1:
                on = self.fresh("then")
                yes, no = (on, done) if isinstance(node.op, ast.And) else (done, on)
                self.do(f"br i1 {truth}, label %{yes}, label %{no}")
                self.begin(on)
        self.begin(done)
        last = self.put(f"load i64, ptr {kept}")
        return (self.put(f"icmp ne i64 {last}, 0"), TRUTH) if all_truths else (last, WHOLE)

    def branch(self, node: ast.expr, yes: str, no: str) -> None:
        """Go on at `yes` or at `no`, looking no further than needed."""
        if isinstance(node, ast.BoolOp):
            for entry in node.values[:-1]:
                on = self.fresh("on")
                self.branch(entry, *((on, no) if isinstance(node.op, ast.And) else (yes, on)))
                self.begin(on)
            self.branch(node.values[-1], yes, no)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            self.branch(node.operand, no, yes)
        else:
            self.do(f"br i1 {self.truth(node)}, label %{yes}, label %{no}")

    def _choice(self, node: ast.IfExp) -> Value:
        kept = self.room()
        yes, no, done = self.fresh("yes"), self.fresh("no"), self.fresh("chosen")
        self.branch(node.test, yes, no)
        kinds = []
        for label, entry in ((yes, node.body), (no, node.orelse)):
            self.begin(label)
            value, kind = self.value(entry)
            kinds.append(kind)
            self.do(f"store i64 {self._whole(entry, value, kind)}, ptr {kept}")
            self.do(f"br label %{done}")
        self.begin(done)
        last = self.put(f"load i64, ptr {kept}")
        if kinds == [TRUTH, TRUTH]:
            return self.put(f"icmp ne i64 {last}, 0"), TRUTH
        return last, WHOLE

    # -- tables -------------------------------------------------------------------

    def _attribute(self, node: ast.Attribute) -> Value:
        if isinstance(node.value, ast.Name) and node.value.id not in self.kinds:
            known = self.look_up(node.value.id)
            return self._global(node, ast.unparse(node), getattr(known, node.attr, None))
        base, kind = self.value(node.value)
        if isinstance(kind, BundleKind) and node.attr in kind.members:
            place, member = kind.members[node.attr]
            where = self.put(f"getelementptr i8, ptr {base}, i64 {8 * place}")
            return self.put(f"load ptr, ptr {where}{FIXED}"), member
        if isinstance(kind, TableKind) and node.attr in kind.columns:
            column = column_kind(f"{kind.title}.{node.attr}", kind.fixed)
            where = self.put(f"getelementptr i8, ptr {base}, i64 {8 * kind.columns.index(node.attr)}")
            return self.put(f"load ptr, ptr {where}{FIXED}"), column
        raise self.fail(node, f"{ast.unparse(node.value)} ({kind.name.split('(')[0]}) has no '{node.attr}'")

    def _head(self, base: str, word: int) -> str:
        """A word of a grid's head: data, rows, width."""
        where = self.put(f"getelementptr i8, ptr {base}, i64 {8 * word}") if word else base
        return self.put(f"load {'i64' if word else 'ptr'}, ptr {where}{FIXED}")

    def cell(self, node: ast.Subscript) -> tuple[str, int, bool, str, bool]:
        """Where a cell is: its address, width in bits, sign, marks, and whether it never changes."""
        base, kind = self.value(node.value)
        if isinstance(kind, ColumnKind):
            index = self.number(node.slice)
            where = self.put(f"getelementptr i32, ptr {base}, i64 {index}")
            return where, 32, True, tag_of(kind.name), kind.fixed
        if not isinstance(kind, GridKind):
            raise self.fail(node, f"{ast.unparse(node.value)} is no column and no grid")
        if kind.dimensions == 2:
            if not isinstance(node.slice, ast.Tuple) or len(node.slice.elts) != 2:
                raise self.fail(node, f"{ast.unparse(node.value)} has two dimensions")
            row, column = (self.number(entry) for entry in node.slice.elts)
            index = self.put(f"add i64 {self.put(f'mul i64 {row}, {self._head(base, 2)}')}, {column}")
        else:
            index = self.number(node.slice)
        bits, signed = CELLS[kind.cell]
        where = self.put(f"getelementptr i{bits}, ptr {self._head(base, 0)}, i64 {index}")
        return where, bits, signed, tag_of(kind.place), kind.fixed

    def _load(self, node: ast.Subscript) -> Value:
        inner = node.value
        if isinstance(inner, ast.Attribute) and inner.attr == "shape":
            base, kind = self.value(inner.value)
            if isinstance(kind, GridKind) and isinstance(node.slice, ast.Constant):
                return self._head(base, 1 + int(node.slice.value)), WHOLE  # type: ignore[arg-type]
        where, bits, signed, tag, fixed = self.cell(node)
        value = self.put(f"load i{bits}, ptr {where}{tag}{FIXED if fixed else ''}")
        if bits < 64:
            value = self.put(f"{'sext' if signed else 'zext'} i{bits} {value} to i64")
        return value, WHOLE

    def _copy(self, values: list[Value]) -> None:
        raise NotImplementedError

    def _copy_row(self, node: ast.Call, values: list[Value]) -> None:
        raise NotImplementedError

    # -- calls --------------------------------------------------------------------

    def _call(self, node: ast.Call) -> Value:
        if isinstance(node.func, ast.Attribute) and node.func.attr == "bit_length" and not node.args:
            return self._bit_length(node.func.value), WHOLE
        known = self._called(node)
        name = getattr(known, "__name__", "")
        if node.keywords:
            raise self.fail(node, "rules are called with plain arguments")
        if known in (abs, min, max, int, bool, len):
            return self._builtin(node, name)
        values = [self.value(entry) for entry in node.args]
        if name == "copy_cells" and not hasattr(known, "rule"):
            self._copy(values)
            return "0", WHOLE
        if name == "copy_row" and not hasattr(known, "rule"):
            self._copy_row(node, values)
            return "0", WHOLE
        if not hasattr(known, "rule"):
            raise self.fail(node, f"{ast.unparse(node.func)} is no rule")
        words: list[str] = []
        kinds: list[Kind] = []
        for entry, (value, kind) in zip(node.args, values, strict=True):
            if isinstance(kind, Number):
                words.append(f"i64 {self._whole(entry, value, kind)}")
                kinds.append(WHOLE)
            else:
                words.append(f"ptr {value}")
                kinds.append(kind)
        routine = self.routine(known.rule, tuple(kinds))
        self.calls[routine.key] = routine
        given = self.put(f"call i64 @{routine.symbol}({', '.join(words)})")
        if routine.gives is TRUTH:
            return self.put(f"icmp ne i64 {given}, 0"), TRUTH
        return given, WHOLE

    def _bit_length(self, node: ast.expr) -> str:
        number = self.number(node)
        less = self.put(f"icmp slt i64 {number}, 0")
        size = self.put(f"select i1 {less}, i64 {self.put(f'sub i64 0, {number}')}, i64 {number}")
        return self.put(f"sub i64 64, {self.put(f'call i64 @llvm.ctlz.i64(i64 {size}, i1 false)')}")

    def _called(self, node: ast.Call) -> Any:
        if isinstance(node.func, ast.Name):
            return self.look_up(node.func.id)
        if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
            return getattr(self.look_up(node.func.value.id), node.func.attr, None)
        raise self.fail(node, f"{ast.unparse(node.func)} is no rule")

    def _builtin(self, node: ast.Call, name: str) -> Value:
        if name == "len":
            base, kind = self.value(node.args[0])
            if not isinstance(kind, GridKind):
                raise self.fail(node, f"{ast.unparse(node.args[0])} has no length")
            return self._head(base, 1), WHOLE
        if name == "bool":
            return self.truth(node.args[0]), TRUTH
        numbers = [self.number(entry) for entry in node.args]
        if name == "int":
            return numbers[0], WHOLE
        if name == "abs":
            less = self.put(f"icmp slt i64 {numbers[0]}, 0")
            turned = self.put(f"sub i64 0, {numbers[0]}")
            return self.put(f"select i1 {less}, i64 {turned}, i64 {numbers[0]}"), WHOLE
        best = numbers[0]
        for other in numbers[1:]:
            better = self.put(f"icmp {'slt' if name == 'min' else 'sgt'} i64 {other}, {best}")
            best = self.put(f"select i1 {better}, i64 {other}, i64 {best}")
        return best, WHOLE
