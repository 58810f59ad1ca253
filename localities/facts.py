"""The parts of the board record that are about localities."""

from boards import snapshot
from localities.keeping import TABLES


def provide_parts() -> None:
    """Declare who reads and writes them."""
    for table in TABLES.values():
        snapshot.provide(table.name, load=table.load, store=table.store, keep=table.keep, room="localities")
