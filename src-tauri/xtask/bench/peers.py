"""Asks one other program for the frontier of one exact table, and measures it.

    peers.py about
    peers.py PEER TABLE ANSWER --cap SECONDS --gib GIB --spend SECONDS

Every peer gets floats made from the same whole numbers. Where no sum needs more than
53 bits they are the whole numbers themselves, so that adding and comparing them is
exact; else utilities between 0 and 1. The vectors found go to the file ANSWER, the
times and the memory to standard output, one JSON object a line. A run beyond the cap
ends this process.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.metadata
import json
import platform
import resource
import signal
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

Vectors = Sequence[Sequence[float]] | np.ndarray

# Whole numbers up to here are floats without rounding.
EXACT = 2**53
# A run that is repeated is repeated at most this often.
MOST_RUNS = 20


@dataclass(frozen=True)
class Table:
    """What every choice of every issue brings to each party, in whole numbers."""

    units: list[int]
    without: list[int]
    issues: list[list[list[int]]]

    @property
    def is_exact(self) -> bool:
        """Whether no sum of whole numbers is rounded as a float."""
        sums = (
            sum(max(abs(choice[party]) for choice in issue) for issue in self.issues)
            for party in range(len(self.units))
        )
        return all(largest < EXACT for largest in sums)

    def utilities(self) -> list[list[list[float]]]:
        """The table as utilities."""
        return [
            [
                [value / unit for value, unit in zip(choice, self.units, strict=True)]
                for choice in issue
            ]
            for issue in self.issues
        ]

    def floats(self) -> list[np.ndarray]:
        """The table as one matrix for each issue, exact where it can be."""
        table = self.issues if self.is_exact else self.utilities()
        return [np.array(issue, dtype=float) for issue in table]


def read(path: Path) -> Table:
    """Reads an instance as it was written for all programs."""
    table = Table([], [], [])
    for line in path.read_text().splitlines():
        head, *rest = line.split()
        if head == "units":
            table.units.extend(map(int, rest))
        elif head == "without":
            table.without.extend(map(int, rest))
        elif head == "issue":
            table.issues.append([])
        else:
            table.issues[-1].append([int(head), *map(int, rest)])
    return table


def as_they_are(found: Vectors) -> Vectors:
    """What was found, where that is vectors."""
    return found


@dataclass(frozen=True)
class Ready:
    """A peer that was made ready for a table."""

    run: Callable[[], Any]
    """Runs it once; this alone is measured."""
    vectors: Callable[[Any], Vectors] = as_they_are
    """The vectors of what a run found."""


def additive(table: Table) -> tuple[list, list]:
    """The issues and utility functions of negmas."""
    from negmas import LinearAdditiveUtilityFunction, make_issue
    from negmas.preferences import TableFun

    names = [f"issue{at}" for at in range(len(table.issues))]
    issues = [
        make_issue(len(choices), name)
        for choices, name in zip(table.issues, names, strict=True)
    ]
    utilities = table.utilities()
    functions = [
        LinearAdditiveUtilityFunction(
            values={
                name: TableFun({at: choice[party] for at, choice in enumerate(choices)})
                for name, choices in zip(names, utilities, strict=True)
            },
            weights=dict.fromkeys(names, 1.0),
            issues=issues,
            reserved_value=table.without[party] / table.units[party],
        )
        for party in range(len(table.units))
    ]
    return issues, functions


def negmas(table: Table) -> Ready:
    """Lists every outcome and asks negmas for the frontier."""
    from negmas.preferences import pareto_frontier

    issues, functions = additive(table)
    return Ready(lambda: pareto_frontier(functions, issues=issues)[0])


def negmas_nash(table: Table) -> Ready:
    """The frontier by negmas and Nash's point on it.

    The ranges are given, for negmas takes the least utility as what a party has without
    agreement where that is more.
    """
    from negmas.preferences import nash_points, pareto_frontier

    issues, functions = additive(table)
    ranges = [
        (own.reserved_value, own.minmax(issues=issues, above_reserve=False)[1])
        for own in functions
    ]

    def run() -> Vectors:
        frontier = pareto_frontier(functions, issues=issues)[0]
        return [point for point, _ in nash_points(functions, frontier, ranges=ranges)]

    return Ready(run)


def mobanos(table: Table) -> Ready:
    """Merges issue by issue with negmas' own sampler, for two parties."""
    from negmas.preferences.pareto_sampler.mobanos import MOBANOSParetoSampler

    _, (own, other) = additive(table)
    utilities = table.utilities()

    def run() -> MOBANOSParetoSampler:
        sampler = MOBANOSParetoSampler()
        sampler.init(own, other)
        return sampler

    def vectors(sampler: MOBANOSParetoSampler) -> Vectors:
        return [
            np.sum(
                [issue[at] for issue, at in zip(utilities, outcome, strict=True)],
                axis=0,
            )
            for outcome in sampler.pareto_outcomes()
        ]

    return Ready(run, vectors)


def combined(sums: np.ndarray, issue: np.ndarray) -> np.ndarray:
    """Every sum with every choice of one more issue."""
    return (sums[:, None, :] + issue[None, :, :]).reshape(-1, sums.shape[1])


def enumerated(issues: list[np.ndarray]) -> np.ndarray:
    """What every package brings to each party."""
    sums = np.zeros((1, issues[0].shape[1]))
    for issue in issues:
        sums = combined(sums, issue)
    return sums


def moocore(table: Table) -> Ready:
    """Lists every package and filters once."""
    from moocore import is_nondominated

    issues = table.floats()

    def run() -> Vectors:
        sums = enumerated(issues)
        return sums[is_nondominated(sums, maximise=True)]

    return Ready(run)


def moocore_merge(table: Table) -> Ready:
    """Filters with moocore after every issue, as Entente's engine does."""
    from moocore import is_nondominated

    issues = sorted(table.floats(), key=len)

    def run() -> Vectors:
        sums = np.zeros((1, issues[0].shape[1]))
        for issue in issues:
            issue = issue[is_nondominated(issue, maximise=True)]
            sums = combined(sums, issue)
            sums = sums[is_nondominated(sums, maximise=True)]
        return sums

    return Ready(run)


def paretoset(table: Table) -> Ready:
    """Lists every package and filters once; what numba compiles is compiled before."""
    from paretoset import paretoset as filtered

    issues = table.floats()
    sense = ["min"] * len(table.units)
    filtered(np.zeros((2, len(table.units))), sense=sense)

    def run() -> Vectors:
        losses = -enumerated(issues)
        return -losses[filtered(losses, sense=sense)]

    return Ready(run)


PEERS: dict[str, Callable[[Table], Ready]] = {
    "negmas": negmas,
    "negmas-nash": negmas_nash,
    "moocore": moocore,
    "paretoset": paretoset,
    "mobanos": mobanos,
    "moocore-merge": moocore_merge,
}
# What these find are utilities, whatever the table.
IN_UTILITIES = {"negmas", "negmas-nash", "mobanos"}


def memory_kib(name: str) -> int:
    """A figure of this process as the system tells it; elsewhere its most memory ever.

    The figures of used resources begin with those of the process that started this one.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        lines = (line.split() for line in status.read_text().splitlines())
        return next(int(line[1]) for line in lines if line[0] == f"{name}:")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // 1024 if sys.platform == "darwin" else peak


def forget_peak() -> None:
    """Lets the most memory of this process count from now on, where that can be."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def tell(**facts: object) -> None:
    """Prints facts at once, for this process may be ended."""
    print(json.dumps(facts), flush=True)


def write(vectors: Vectors, path: Path) -> None:
    """Writes vectors as numbers that are read back without loss."""
    lines = (" ".join(repr(float(value)) for value in vector) for vector in vectors)
    path.write_text("\n".join(lines) + "\n")


def measure(arguments: argparse.Namespace) -> None:
    """Runs one peer as often as there is time for."""
    table = read(arguments.table)
    peer = PEERS[arguments.peer](table)
    room = arguments.gib * 2**30
    resource.setrlimit(resource.RLIMIT_AS, (room, room))
    # The signal ends the process, in the middle of compiled code too.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    loaded = memory_kib("VmRSS")
    forget_peak()
    tell(event="ready")
    begun, runs = time.perf_counter(), 0
    while runs < 1 or (
        runs < MOST_RUNS and time.perf_counter() - begun < arguments.spend
    ):
        signal.setitimer(signal.ITIMER_REAL, arguments.cap)
        start = time.perf_counter()
        found = peer.run()
        seconds = time.perf_counter() - start
        signal.setitimer(signal.ITIMER_REAL, 0)
        runs += 1
        tell(event="run", seconds=seconds)
    peak = memory_kib("VmHWM")
    write(peer.vectors(found), arguments.answer)
    is_exact = table.is_exact and arguments.peer not in IN_UTILITIES
    tell(event="done", loaded_kib=loaded, peak_kib=peak, exact=is_exact)


def about() -> None:
    """Tells the versions of everything that computes."""
    names = ["negmas", "moocore", "paretoset", "numpy", "numba"]
    versions = {name: importlib.metadata.version(name) for name in names}
    tell(python=platform.python_version(), **versions)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("peer", choices=["about", *PEERS])
    parser.add_argument("table", type=Path, nargs="?")
    parser.add_argument("answer", type=Path, nargs="?")
    parser.add_argument("--cap", type=float, default=100.0)
    parser.add_argument("--gib", type=int, default=8)
    parser.add_argument("--spend", type=float, default=2.0)
    arguments = parser.parse_args()
    if arguments.peer == "about":
        about()
        return
    try:
        measure(arguments)
    except MemoryError:
        tell(event="memory")


if __name__ == "__main__":
    main()
