"""How many workers this machine bears; the figures are measured and explained in docs/scale.md."""

import psutil

WORKERS_A_CORE = 4  # a website waits three times as long for the network and its turn as it burns a processor
MEMORY_A_WORKER_BYTES = 1024**3  # of Python and its browser, at their largest
SPARE_BYTES = 1024**3  # for everything else on the machine


def cores() -> int:
    """Return the processors this process may use."""
    try:
        return len(psutil.Process().cpu_affinity() or ()) or 1
    except AttributeError:  # macOS tells no affinity
        return psutil.cpu_count() or 1


def workers_for(sites: int, cores: int, free_bytes: int) -> int:
    """Return as many workers as keep the processors busy and fit into the free memory, at least one."""
    by_memory = (free_bytes - SPARE_BYTES) // MEMORY_A_WORKER_BYTES
    return max(min(sites, cores * WORKERS_A_CORE, by_memory), 1)


def free_bytes() -> int:
    """Return the memory that is free now."""
    return int(psutil.virtual_memory().available)
