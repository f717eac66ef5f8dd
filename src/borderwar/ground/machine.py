"""Compiled rules: made once by LLVM, kept in files, loaded and called.

A rule that is called from Python is an entry.  The first call of an entry that no file
holds translates it with all that it calls, leaves out what earlier parts hold already,
and lets LLVM make one part of the rest; small rules of earlier parts are given along, so
that they can still be written into their callers.  A part is a file of its own: later
starts load it, and the parts that it leans on.
"""

import ctypes
import json
import os
import threading
from collections.abc import Callable
from pathlib import Path
from types import FunctionType
from typing import Any

import llvmlite
import llvmlite.binding as llvm

from borderwar.ground.pointers import NOTHING, TRUTH, WHOLE, Kind, Number, Owner
from borderwar.ground.translate import FAULT, Routine, Translator, key_of

SMALL = 160
"""Lines of a routine that is given along to later parts."""

ENDING = ".kernels"
READY = "ready"

PREAMBLE = f"""
@{FAULT} = external global i64
declare i64 @llvm.ctlz.i64(i64, i1)
declare void @llvm.memcpy.p0.p0.i64(ptr, ptr, i64, i1)
attributes #0 = {{ nounwind }}
"""


def symbol_of(key: str, part: str) -> str:
    """The name of a routine in a part: no two parts share one."""
    return f"{key}.{part}"


def processor() -> str:
    """What the compiled code is made for: it runs on no other."""
    return f"{llvmlite.__version__} {llvm.get_process_triple()} {llvm.get_host_cpu_name()}"


class Machine:
    """Holds the compiled parts of this process."""

    def __init__(self, folder: Path, told: Callable[[str], None]) -> None:
        self.folder = folder
        self._lock = threading.RLock()
        self._translator = Translator(told)
        self._parts: dict[str, dict[str, Any]] = {}  # part to its head: routines, and parts it needs
        self._home: dict[str, str] = {}  # key of a routine to its part
        self._loaded: set[str] = set()
        self._fault = ctypes.c_int64(0)
        self._begin()
        self._read_heads()

    def _begin(self) -> None:
        llvm.initialize_native_target()
        llvm.initialize_native_asmprinter()
        llvm.add_symbol(FAULT, ctypes.addressof(self._fault))
        target = llvm.Target.from_triple(llvm.get_process_triple())
        self._target = target.create_target_machine(
            cpu=llvm.get_host_cpu_name(),
            features=llvm.get_host_cpu_features().flatten(),
            opt=2,
            reloc="default",
            codemodel="jitdefault",
            jit=True,
        )
        self._engine = llvm.create_mcjit_compiler(llvm.parse_assembly(""), self._target)

    # -- parts on disk ------------------------------------------------------------

    def _read_heads(self) -> None:
        """Learn what parts there are; one that leans on a lost part counts for nothing."""
        for file in sorted(self.folder.glob(f"*{ENDING}")):
            try:
                with file.open("rb") as stream:
                    self._parts[file.name.removesuffix(ENDING)] = json.loads(stream.readline())
            except (OSError, ValueError):
                continue
        for part in list(self._parts):
            if self._is_whole(part):
                for key in self._parts[part]["routines"]:
                    self._home.setdefault(key, part)

    def _is_whole(self, part: str) -> bool:
        return part in self._parts and all(self._is_whole(other) for other in self._parts[part]["needs"])

    def _load(self, part: str) -> None:
        """Load a part and those that it needs."""
        if part in self._loaded:
            return
        self._loaded.add(part)
        for other in self._parts[part]["needs"]:
            self._load(other)
        data = (self.folder / (part + ENDING)).read_bytes()
        self._engine.add_object_file(llvm.ObjectFileRef.from_data(data[data.index(b"\n") + 1 :]))

    # -- making a part ------------------------------------------------------------

    def _make(self, entry: Routine) -> None:
        """Let LLVM make one part of all that an entry needs and no part holds yet."""
        fresh: dict[str, Routine] = {}
        known: dict[str, Routine] = {}
        self._gather(entry, fresh, known)
        part = f"{entry.key}-{os.urandom(4).hex()}"
        texts = [PREAMBLE]
        needs = set()
        names = {key: f'"{symbol_of(key, self._home.get(key, part))}"' for key in (fresh | known)}
        for key, routine in known.items():
            needs.add(self._home[key])
            if routine.size <= SMALL:
                texts.append(routine.text.replace("define i64", "define available_externally i64", 1))
            else:
                texts.append(routine.head)
        texts += [routine.text for routine in fresh.values()]
        whole = "\n".join(texts)
        for key, name in names.items():
            whole = whole.replace(f'@"{key}"', f"@{name}")
        module = llvm.parse_assembly(whole)
        module.triple = llvm.get_process_triple()
        module.data_layout = str(self._target.target_data)
        tuning = llvm.create_pipeline_tuning_options(speed_level=2)
        # Rules are branches, not sums over arrays: making vectors of them gains nothing.
        tuning.loop_vectorization = False
        tuning.slp_vectorization = False
        builder = llvm.create_pass_builder(self._target, tuning)
        builder.getModulePassManager().run(module, builder)
        made = self._target.emit_object(module)
        head = {
            "routines": {key: routine.gives.name for key, routine in fresh.items()},
            "needs": sorted(needs),
        }
        self._keep(part, head, made)

    def _gather(self, routine: Routine, fresh: dict[str, Routine], known: dict[str, Routine]) -> None:
        """Sort a routine and its callees, callees first, into new ones and those of other parts."""
        if routine.key in fresh or routine.key in known:
            return
        if routine.key in self._home:
            known[routine.key] = routine
            if routine.size > SMALL:
                return
            for callee in routine.calls:
                self._gather(callee, fresh, known)
            return
        for callee in routine.calls:
            self._gather(callee, fresh, known)
        fresh[routine.key] = routine

    def _keep(self, part: str, head: dict[str, Any], made: bytes) -> None:
        """Write a part to its file, in one stroke."""
        file = self.folder / (part + ENDING)
        draft = self.folder / f"{part}.draft"
        draft.write_bytes(json.dumps(head).encode() + b"\n" + made)
        draft.replace(file)
        self._parts[part] = head
        for key in head["routines"]:
            self._home[key] = part

    # -- calling ------------------------------------------------------------------

    def entry(self, rule: FunctionType, kinds: tuple[Kind, ...]) -> Callable[..., Any]:
        """The compiled rule for some kinds of arguments, as a function."""
        key = key_of(rule, kinds)
        with self._lock:
            if key not in self._home:
                self._make(self._translator.routine(rule, kinds))
            part = self._home[key]
            self._load(part)
            self._engine.finalize_object()
            address = self._engine.get_function_address(symbol_of(key, part))
            assert address, f"{part} does not hold {key}"
            gives = self._parts[part]["routines"][key]
        answer = {NOTHING.name: None, TRUTH.name: ctypes.c_bool}.get(gives, ctypes.c_int64)
        return ctypes.CFUNCTYPE(answer, *[ctypes.c_int64] * len(kinds))(address)

    def broken(self, rule: FunctionType) -> None:
        """Raise the broken promise that a call left behind."""
        number, self._fault.value = self._fault.value, 0
        raise AssertionError(f"in {rule.__name__} a rule broke its promise in line {number}")


class Kernel:
    """A rule that is compiled when it is first called from Python."""

    def __init__(self, rule: FunctionType, machine: Machine) -> None:
        self.rule = rule
        self.__name__ = rule.__name__
        self.__qualname__ = rule.__qualname__
        self.__module__ = rule.__module__
        self.__doc__ = rule.__doc__
        self.__wrapped__ = rule
        self._machine = machine
        self._known: dict[tuple[Kind, ...], Callable[..., Any]] = {}
        self._call: Callable[..., Any] = self._sort_out

    def __call__(self, *arguments: Any) -> Any:
        return self._call(*arguments)

    def __repr__(self) -> str:
        return f"<kernel {self.__module__}.{self.__name__}>"

    def _sort_out(self, *arguments: Any) -> Any:
        """Find the compiled rule for these arguments and call it."""
        kinds = tuple(entry.kind if isinstance(entry, Owner) else WHOLE for entry in arguments)
        if kinds not in self._known:
            self._known[kinds] = _caller(self, kinds, self._machine.entry(self.rule, kinds))
        self._call = self._known[kinds]
        return self._call(*arguments)


def _caller(kernel: Kernel, kinds: tuple[Kind, ...], compiled: Callable[..., Any]) -> Callable[..., Any]:
    """A function that looks at the kinds of its arguments and calls compiled code."""
    names = [f"a{place}" for place in range(len(kinds))]
    owners = [name for name, kind in zip(names, kinds, strict=True) if not isinstance(kind, Number)]
    given = [f"{name}.address" if name in owners else f"int({name})" for name in names]
    checks = " or ".join(f"{name}.kind is not k{name}" for name in owners)
    lines = [f"def call({', '.join(names)}):"]
    if owners:
        lines += [f"    if {checks}:", f"        return again({', '.join(names)})"]
    lines += [
        f"    answer = compiled({', '.join(given)})",
        "    if fault.value:",
        "        broken(rule)",
        "    return answer",
    ]
    room: dict[str, Any] = {f"k{name}": kind for name, kind in zip(names, kinds, strict=True)}
    room |= {
        "again": kernel._sort_out,
        "compiled": compiled,
        "fault": kernel._machine._fault,
        "broken": kernel._machine.broken,
        "rule": kernel.rule,
    }
    exec("\n".join(lines), room)
    found: Callable[..., Any] = room["call"]
    return found
