"""CPU time and memory of a group of processes, and a line about the machine."""

import os
import platform
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import psutil


def cpu_seconds(processes: Iterable[psutil.Process]) -> float:
    """User and system time that they have used so far."""
    used = [process.cpu_times() for process in processes]
    return sum(each.user + each.system for each in used)


def memory_mib(processes: Iterable[psutil.Process]) -> float:
    """What they occupy, with what they share counted once (PSS) where the system tells it."""
    full = [process.memory_full_info() for process in processes]
    return sum(getattr(each, "pss", each.rss) for each in full) / 2**20


def percentile(values: list[float], percent: int) -> float:
    ordered = sorted(values)
    return (
        ordered[min(len(ordered) - 1, len(ordered) * percent // 100)] if ordered else float("nan")
    )


def machine() -> str:
    """The day, the processor, the cores, Python: what a figure is worth nothing without."""
    today = datetime.now(UTC).date().isoformat()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{today}, {_processor()}, {cores} cores, Python {platform.python_version()}"


def _processor() -> str:
    described = Path("/proc/cpuinfo")
    if not described.exists():
        return platform.processor()
    lines = described.read_text().splitlines()
    names = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
