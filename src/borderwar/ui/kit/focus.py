"""Which control the mouse is over, which has the focus, which is held down."""

import pygame

from borderwar.ui.kit.control import Control

TIP_AFTER = 400  # milliseconds


class Explain:
    """A control that is not enabled was pressed: say why."""

    def __init__(self, reason: str) -> None:
        self.reason = reason

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Explain) and other.reason == self.reason

    def __hash__(self) -> int:
        return hash(self.reason)


class FocusRing:
    """Hover, focus and press over the controls of a screen, by their names."""

    def __init__(self) -> None:
        self.hover = ""
        self.focus = ""
        self.held = ""  # pressed and not yet let go
        self.free_drag = False  # a drag that began outside all controls
        self.tip_due = False
        self._hovered_for = 0
        self._changed = False

    @staticmethod
    def find(name: str, controls: list[Control]) -> Control | None:
        """The control of a name, if it is shown."""
        if not name:
            return None
        return next((control for control in controls if control.name == name), None)

    @staticmethod
    def at(point: tuple[int, int], controls: list[Control]) -> Control | None:
        """The topmost control at a point."""
        for control in reversed(controls):
            if control.place.collidepoint(point):
                return control
        return None

    def take_changed(self) -> bool:
        """Whether hover, focus or tip changed since the last question."""
        changed, self._changed = self._changed, False
        return changed

    def settle(self, controls: list[Control]) -> None:
        """Forget controls that are no longer shown."""
        for attribute in ("hover", "focus", "held"):
            name = getattr(self, attribute)
            if name and self.find(name, controls) is None:
                setattr(self, attribute, "")
                self._changed = True

    def _hover(self, name: str) -> None:
        if name != self.hover:
            self.hover, self._hovered_for, self.tip_due, self._changed = name, 0, False, True

    def tick(self, milliseconds: int) -> None:
        """Time passes: a tip falls due."""
        if self.hover and not self.tip_due:
            self._hovered_for += milliseconds
            if self._hovered_for >= TIP_AFTER:
                self.tip_due = self._changed = True

    def tip_in(self) -> int | None:
        """Milliseconds until a tip falls due, if one is waiting."""
        return max(0, TIP_AFTER - self._hovered_for) if self.hover and not self.tip_due else None

    def press(self, control: Control, point: tuple[int, int] | None = None) -> object:
        """What pressing a control means."""
        if not control.enabled:
            return Explain(control.reason) if control.reason else None
        return control.pressed_at(control.place.center if point is None else point)

    def mouse(self, event: pygame.Event, controls: list[Control]) -> tuple[bool, object]:
        """Take a mouse event: whether a control took it, and what it means if it means something."""
        over = self.at(event.pos, controls)
        if event.type == pygame.MOUSEMOTION:
            held = self.find(self.held, controls)
            if held is not None and held.aim is not None and event.buttons[0]:
                return True, held.pressed_at(event.pos)
            if not any(event.buttons):
                self.free_drag = False
                self._hover(over.name if over else "")
            return over is not None and not self.free_drag, None
        if event.type == pygame.MOUSEBUTTONDOWN:
            self.tip_due = False
            if over is None or event.button != 1:
                self.free_drag = over is None
                return over is not None and event.button == 1, None
            self.held, self._changed = over.name, True
            if self.focus:
                self.focus = ""
            return True, over.pressed_at(event.pos) if over.aim is not None else None
        held_name, self.held = self.held, ""
        was_free, self.free_drag = self.free_drag, False
        self._changed |= bool(held_name)
        if over is not None and over.name == held_name and over.aim is None and event.button == 1:
            return True, self.press(over, event.pos)
        self.free_drag = was_free
        taken = bool(held_name)
        return taken, None

    def step(self, controls: list[Control], by: int) -> None:
        """Move the focus to the next or the previous control."""
        names = [control.name for control in controls if control.focus]
        if not names:
            return
        if self.focus in names:
            self.focus = names[(names.index(self.focus) + by) % len(names)]
        else:
            self.focus = names[0 if by > 0 else -1]
        self._changed = True

    def set_focus(self, name: str) -> None:
        """Put the focus on a control, or on none."""
        if name != self.focus:
            self.focus, self._changed = name, True
