"""Facts about the machine and the process that a measurement depends on."""

import os
import platform
from pathlib import Path

__all__ = ["folder_bytes", "machine_facts", "peak_memory_bytes"]

_STATUS = Path("/proc/self/status")
_CPUS = Path("/proc/cpuinfo")
_KIBIBYTE = 1024


def peak_memory_bytes() -> int | None:
    """Return the most memory this process ever held; None where the system does not say.

    `getrusage` is not asked: it also counts what the parent held before the process began.
    """
    if not _STATUS.exists():
        return None
    lines = _STATUS.read_text(encoding="ascii", errors="replace").splitlines()
    peak = next((line.split()[1] for line in lines if line.startswith("VmHWM:")), None)
    return None if peak is None else int(peak) * _KIBIBYTE


def folder_bytes(folder: Path, pattern: str = "*") -> int:
    """Return the size of the files below a folder whose names fit."""
    return sum(path.stat().st_size for path in folder.rglob(pattern) if path.is_file())


def machine_facts() -> dict[str, str]:
    """Return what somebody must know to compare two measurements."""
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "processor": _processor(),
        "cores": str(os.cpu_count() or 1),
    }


def _processor() -> str:
    if _CPUS.exists():
        for line in _CPUS.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown"
