"""What a rule does, in the compiler's own language: sets, loops, ifs and answers."""

import ast

from borderwar.ground.expressions import FIXED, Expressions, Value
from borderwar.ground.lines import tag_of
from borderwar.ground.pointers import NOTHING, TRUTH, WHOLE, Kind, Number, TableKind


class Statements(Expressions):
    """Writes the lines of a whole rule."""

    def function(self, node: ast.FunctionDef, names: list[str], kinds: tuple[Kind, ...]) -> Kind:
        """Write the body of a rule for the kinds of its arguments; the kind of its answer."""
        self._loops: list[tuple[str, str]] = []  # where `continue` and `break` go
        self._answers: list[Kind] = []
        for name, kind in zip(names, kinds, strict=True):
            word = self._variable(node, name, kind)
            self.do(f"store {word} %arg.{name}, ptr %var.{name}")
        self._block(node.body)
        if not self.has_ended():
            self.do("ret i64 0")
        answers = set(self._answers)
        if not answers:
            return NOTHING
        return TRUTH if answers == {TRUTH} else WHOLE

    def _variable(self, node: ast.AST, name: str, kind: Kind) -> str:
        """Make room for a variable the first time; the word it is kept in."""
        word = "i64" if isinstance(kind, Number) else "ptr"
        if name not in self.kinds:
            self.kinds[name] = kind
            self.head.append(f"  %var.{name} = alloca {word}")
            if word == "i64":
                self.head.append(f"  store i64 0, ptr %var.{name}")
        elif self.kinds[name] is not kind:
            raise self.fail(node, f"{name} was {self.kinds[name].name}, now {kind.name}")
        return word

    def _block(self, body: list[ast.stmt]) -> None:
        for statement in body:
            if self.has_ended():
                self.begin(self.fresh("never"))
            self._statement(statement)

    def _statement(self, node: ast.stmt) -> None:
        match node:
            case ast.Expr(value=ast.Constant()) | ast.Pass():
                pass
            case ast.Expr():
                self.value(node.value)
            case ast.Assign():
                self._assign(node)
            case ast.AugAssign():
                self._change(node)
            case ast.AnnAssign(value=ast.expr() as value):
                self._set(node.target, *self._numbered(value))
            case ast.If():
                self._if(node)
            case ast.While():
                self._while(node)
            case ast.For():
                self._for(node)
            case ast.Break():
                self.do(f"br label %{self._loops[-1][1]}")
            case ast.Continue():
                self.do(f"br label %{self._loops[-1][0]}")
            case ast.Return():
                self._return(node)
            case ast.Assert():
                self._assert(node)
            case _:
                raise self.fail(node, f"no rule may say {ast.unparse(node).splitlines()[0]}")

    def _numbered(self, node: ast.expr) -> tuple[str, Kind]:
        """An expression's operand for keeping: truth is kept as a number."""
        value, kind = self.value(node)
        if kind is TRUTH:
            return self.put(f"zext i1 {value} to i64"), WHOLE
        return value, kind

    def _assign(self, node: ast.Assign) -> None:
        first = node.targets[0]
        if isinstance(first, ast.Tuple):
            if not isinstance(node.value, ast.Tuple) or len(node.value.elts) != len(first.elts):
                raise self.fail(node, "names on the left need as many values on the right")
            values = [self._numbered(entry) for entry in node.value.elts]
            for target, (value, kind) in zip(first.elts, values, strict=True):
                self._set(target, value, kind)
            return
        value, kind = self._numbered(node.value)
        for target in node.targets:
            self._set(target, value, kind)

    def _set(self, target: ast.expr, value: str, kind: Kind) -> None:
        if isinstance(target, ast.Name):
            word = self._variable(target, target.id, kind)
            self.do(f"store {word} {value}, ptr %var.{target.id}")
            return
        if not isinstance(target, ast.Subscript):
            raise self.fail(target, f"{ast.unparse(target)} cannot be set")
        self._store(target, *self.cell(target), value)

    def _store(
        self, target: ast.expr, where: str, bits: int, signed: bool, tag: str, fixed: bool, value: str
    ) -> None:
        if fixed:
            raise self.fail(target, f"{ast.unparse(target)} never changes (or belongs in pointers.CHANGING)")
        if bits < 64:
            value = self.put(f"trunc i64 {value} to i{bits}")
        self.do(f"store i{bits} {value}, ptr {where}{tag}")

    def _change(self, node: ast.AugAssign) -> None:
        """``x += 1``; the cell is found once."""
        if isinstance(node.target, ast.Name):
            now = self.number(ast.Name(node.target.id, ast.Load()))
            value = self.reckon(node, node.op, now, self.number(node.value))
            self._set(node.target, value, WHOLE)
            return
        assert isinstance(node.target, ast.Subscript)
        where, bits, signed, tag, fixed = self.cell(node.target)
        now = self.put(f"load i{bits}, ptr {where}{tag}{FIXED if fixed else ''}")
        if bits < 64:
            now = self.put(f"{'sext' if signed else 'zext'} i{bits} {now} to i64")
        value = self.reckon(node, node.op, now, self.number(node.value))
        self._store(node.target, where, bits, signed, tag, fixed, value)

    def _if(self, node: ast.If) -> None:
        yes, done = self.fresh("if"), self.fresh("done")
        no = self.fresh("else") if node.orelse else done
        self.branch(node.test, yes, no)
        self.begin(yes)
        self._block(node.body)
        if node.orelse:
            if not self.has_ended():
                self.do(f"br label %{done}")
            self.begin(no)
            self._block(node.orelse)
        self.begin(done)

    def _while(self, node: ast.While) -> None:
        if node.orelse:
            raise self.fail(node, "a loop has no else")
        again, body, done = self.fresh("while"), self.fresh("do"), self.fresh("done")
        self.begin(again)
        self.branch(node.test, body, done)
        self.begin(body)
        self._loops.append((again, done))
        self._block(node.body)
        self._loops.pop()
        if not self.has_ended():
            self.do(f"br label %{again}")
        self.begin(done)

    def _for(self, node: ast.For) -> None:
        steps = node.iter
        plain = isinstance(steps, ast.Call) and isinstance(steps.func, ast.Name) and steps.func.id == "range"
        if not plain or not isinstance(node.target, ast.Name) or node.orelse:
            raise self.fail(node, "loops run over range(...)")
        assert isinstance(steps, ast.Call)
        bounds = [self.number(entry) for entry in steps.args]
        step = bounds[2] if len(bounds) == 3 else "1"
        if not step.lstrip("-").isdigit() or int(step) == 0:
            raise self.fail(node, "the step of a range is written out")
        first, last = (bounds[0], bounds[1]) if len(bounds) > 1 else ("0", bounds[0])
        count = self.room()
        self.do(f"store i64 {first}, ptr {count}")
        again, body, after, done = (self.fresh(word) for word in ("for", "each", "next", "done"))
        self.begin(again)
        now = self.put(f"load i64, ptr {count}")
        more = self.put(f"icmp {'slt' if int(step) > 0 else 'sgt'} i64 {now}, {last}")
        self.do(f"br i1 {more}, label %{body}, label %{done}")
        self.begin(body)
        self._set(node.target, now, WHOLE)
        self._loops.append((after, done))
        self._block(node.body)
        self._loops.pop()
        self.begin(after)
        moved = self.put(f"add nsw i64 {self.put(f'load i64, ptr {count}')}, {step}")
        self.do(f"store i64 {moved}, ptr {count}")
        self.do(f"br label %{again}")
        self.begin(done)

    def _return(self, node: ast.Return) -> None:
        if node.value is None or (isinstance(node.value, ast.Constant) and node.value.value is None):
            self.do("ret i64 0")
            return
        value, kind = self.value(node.value)
        if not isinstance(kind, Number):
            raise self.fail(node, "a rule answers with a number")
        self._answers.append(kind)
        if kind is TRUTH:
            value = self.put(f"zext i1 {value} to i64")
        self.do(f"ret i64 {value}")

    def _assert(self, node: ast.Assert) -> None:
        kept, broken = self.fresh("kept"), self.fresh("broken")
        self.branch(node.test, kept, broken)
        self.begin(broken)
        self.do(f"store i64 {node.lineno}, ptr {self.fault}")
        self.do("ret i64 0")
        self.begin(kept)

    def _copy(self, values: list[Value]) -> None:
        (source, _), (target, _) = values
        count = self.put(f"mul i64 {self._head(source, 1)}, 4")
        here, there = self._head(source, 0), self._head(target, 0)
        self.do(f"call void @llvm.memcpy.p0.p0.i64(ptr {there}, ptr {here}, i64 {count}, i1 false)")

    def _copy_row(self, node: ast.Call, values: list[Value]) -> None:
        (source, kind), (target, other), (row, _) = values
        if not isinstance(kind, TableKind) or kind is not other or kind.fixed:
            raise self.fail(node, "a row is copied between two tables of the same columns")
        for place, name in enumerate(kind.columns):
            tag = tag_of(f"{kind.title}.{name}")
            cells = []
            for base in (source, target):
                where = self.put(f"getelementptr i8, ptr {base}, i64 {8 * place}")
                cells.append(
                    self.put(f"getelementptr i32, ptr {self.put(f'load ptr, ptr {where}{FIXED}')}, i64 {row}")
                )
            self.do(f"store i32 {self.put(f'load i32, ptr {cells[0]}{tag}')}, ptr {cells[1]}{tag}")
