"""Events of a run on their way to the sinks.

Delivery is beside the run and no part of it. Each sink has a thread and a queue, so that none holds up the warehouse or another sink;
what is not delivered is a warning.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from queue import SimpleQueue

from baselinr_dbt.sinks import Event, EventSink, NotDelivered

FAILURES_IN_A_ROW = 5


class _Delivery:
    """The way to one sink: a queue, a thread, and what became of the events."""

    def __init__(self, sink: EventSink, warn: Callable[[str], None]) -> None:
        self.sink = sink
        self.warn = warn
        self.queue: SimpleQueue[Event | None] = SimpleQueue()
        # A daemon, so that a sink that hangs does not keep the process.
        self.thread = threading.Thread(target=self._work, name=sink.name, daemon=True)
        self.accepted = self.delivered = self.failures_in_a_row = 0
        self.problems: list[str] = []
        self.abandoned = False

    def put(self, event: Event) -> None:
        # Not before there is something to do: a process that forks its workers should have no thread yet.
        if self.accepted == 0:
            self.thread.start()
        self.accepted += 1
        self.queue.put(event)

    def _work(self) -> None:
        for event in iter(self.queue.get, None):
            if self.abandoned or self.failures_in_a_row >= FAILURES_IN_A_ROW:
                continue
            try:
                self.sink.deliver(event)
            except NotDelivered as error:
                self._missed(str(error))
            except Exception as error:  # a thread that ends would take the rest with it
                self._missed(type(error).__name__)
            else:
                self.delivered += 1
                self.failures_in_a_row = 0

    def _missed(self, problem: str) -> None:
        if self.abandoned:
            return
        self.failures_in_a_row += 1
        if problem not in self.problems:
            self.problems.append(problem)
            self.warn(f"{self.sink.name}: an event was not delivered: {problem}")
        if self.failures_in_a_row == FAILURES_IN_A_ROW:
            self.warn(f"{self.sink.name}: given up for this run, after {FAILURES_IN_A_ROW} failures in a row")

    def end(self) -> None:
        """Lets go of the sink, and says what it did not get."""
        if self.thread.is_alive():
            self.abandoned = True
            self.problems.append("the run ended first")
        missed = self.accepted - self.delivered
        self.sink.close()
        if missed:
            self.warn(
                f"{self.sink.name}: {missed} of {self.accepted} events were not delivered: {'; '.join(self.problems)}"
            )


class EventHooks:
    """Delivers events to sinks, to each of them in order. ``drain``: how many seconds the end may wait for what is still queued."""

    def __init__(self, sinks: Sequence[EventSink], warn: Callable[[str], None], drain: float) -> None:
        self.deliveries = [_Delivery(sink, warn) for sink in sinks]
        self.drain = drain

    def put(self, event: Event) -> None:
        """Takes an event; returns at once."""
        for delivery in self.deliveries:
            delivery.put(event)

    def __enter__(self) -> EventHooks:
        return self

    def __exit__(self, *_: object) -> None:
        deadline = time.monotonic() + self.drain
        for delivery in self.deliveries:
            delivery.queue.put(None)
        try:
            for delivery in self.deliveries:
                if delivery.accepted:
                    delivery.thread.join(max(0.0, deadline - time.monotonic()))
        finally:  # also when the wait is interrupted
            for delivery in self.deliveries:
                delivery.end()
