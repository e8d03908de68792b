"""What a page costs on a phone: seconds at a speed, and rupees. Computed from its bytes, not measured."""

from dataclasses import dataclass

from rules.evidence import PageEvidence

BYTES_OF_A_MEGABYTE = 1_000_000
BYTES_OF_A_GIGABYTE = 1_000_000_000
# Average revenue of the operators for one GB of mobile data: between 9 and 10 rupees in the quarterly
# performance indicators of TRAI of 2023 to 2025, rounded. What a citizen pays depends on the plan: an audit may
# name another price.
RUPEES_PER_GB = 9.5
ROUND_TRIPS = 4  # name, connection, encryption and the first answer, before anything flows


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A mobile network as Lighthouse simulates it."""

    round_trip_ms: int
    bits_per_second: int


SLOW_4G = Network(round_trip_ms=150, bits_per_second=1_600_000)
SLOW_3G = Network(round_trip_ms=300, bits_per_second=700_000)


def loading_s(size_bytes: int, network: Network) -> float:
    """Return how long so many bytes take on a network, in seconds, with nothing else in the way."""
    return ROUND_TRIPS * network.round_trip_ms / 1000 + size_bytes * 8 / network.bits_per_second


def price_rupees(size_bytes: int, rupees_per_gb: float = RUPEES_PER_GB) -> float:
    """Return what so many bytes of mobile data cost."""
    return size_bytes / BYTES_OF_A_GIGABYTE * rupees_per_gb


def size_bytes_of(page: PageEvidence) -> int:
    """Return what a phone loads for this page: of its own load where one was made, else what the computer loaded."""
    view = page.view
    if view is None:
        return 0
    if view.phone is not None and view.phone.status < 400 and view.phone.transferred_bytes:
        return view.phone.transferred_bytes
    return sum(request.transferred_bytes for request in view.requests)
