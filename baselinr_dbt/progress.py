"""What a person sees while a run works: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress


class QuietProgress:
    """Says nothing."""

    def __enter__(self) -> QuietProgress:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing."""

    def started(self, table: dict[str, Any]) -> None:
        """Nothing."""

    def finished(self, table: dict[str, Any]) -> None:
        """Nothing."""

    def warning(self, message: str) -> None:
        """Nothing."""


class ConsoleProgress:
    """Progress on ``console``, which is stderr: stdout belongs to documents."""

    def __init__(self, console: Console) -> None:
        self.console = console
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self.bar = RichProgress(*columns, console=console, transient=True, disable=not console.is_terminal)
        self.task = self.bar.add_task("looking for changes", total=None)

    def __enter__(self) -> ConsoleProgress:
        self.bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.bar.stop()

    def started(self, table: dict[str, Any]) -> None:
        """Moves the bar; off a terminal, a line."""
        name = escape(f"{table['schema']}.{table['table']}")
        self.bar.update(self.task, description=f"{table['action']} {name}", completed=table["n"] - 1, total=table["of"])
        if not self.console.is_terminal:
            self.console.print(
                f"{table['n']}/{table['of']} {table['action']} {name}: {escape(table['reason'])}", soft_wrap=True
            )

    def finished(self, table: dict[str, Any]) -> None:
        """Moves the bar; a failure is a line everywhere."""
        if table["action"] not in ("skip", "defer"):
            self.bar.advance(self.task)
        if table["status"] == "error":
            text = f"{table['schema']}.{table['table']}: {table['error']}"
            self.console.print(f"[red]error[/red] {escape(text)}", soft_wrap=True)

    def warning(self, message: str) -> None:
        """A line."""
        print_warning(self.console, message)


def print_warning(console: Console, message: str) -> None:
    """A line, which does not disturb a bar on the same console."""
    console.print(f"[yellow]warning[/yellow] {escape(message)}", soft_wrap=True)
