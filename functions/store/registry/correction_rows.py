"""What a county's people corrected: where matters went, and what the nets heard."""

from functions.domain.safety.taught import LearnedCheck
from functions.domain.triage.learning import KEPT, Example
from functions.store.registry.memory import forget, keep
from functions.store.registry.reading import decoded, unknown
from functions.store.tables import RegistryRow
from functions.store.transaction import commit
from functions.store.versions import NOTHING, Filling, Stage, encoded, write


def examples(tenant: str) -> tuple[Example, ...]:
    """What the county's people corrected on its newest appeals, in the order of the corrections."""
    return keep(("example", tenant), lambda: _examples(tenant))


def _examples(tenant: str) -> tuple[Example, ...]:
    """The order number, and with it the row's key, begins with the day: the newest come first."""
    rows = RegistryRow.query(f"{tenant}#example", scan_index_forward=False, limit=KEPT)
    return tuple(sorted((decoded(r.body, Example) for r in rows), key=lambda e: e.at))


def put_example(tenant: str, example: Example, *, beside: Stage = NOTHING) -> None:
    """Remember a correction; the latest one of an appeal counts, in whatever order they come."""

    def later(old: Filling | None) -> Filling:
        known = old and decoded(old.body, Example)
        newest = known if known and known.at > example.at else example
        return Filling(encoded(newest))

    write(tenant, "example", example.no, later, beside=beside)
    forget("example", tenant)


def drop_example(tenant: str, no: str) -> None:
    """Forget a correction."""
    row = example_row(tenant, no)
    if commit(lambda t: t.delete(row, condition=RegistryRow.pk.exists())):
        raise unknown()
    examples_changed(tenant)


def example_row(tenant: str, no: str) -> RegistryRow:
    """Where the correction of an appeal lies."""
    return RegistryRow(f"{tenant}#example", no)


def examples_changed(tenant: str) -> None:
    """Read the corrections anew."""
    forget("example", tenant)


def checks(tenant: str) -> tuple[LearnedCheck, ...]:
    """What the county's people decided of doubts, the newest."""
    return keep(("check", tenant), lambda: _checks(tenant))


def _checks(tenant: str) -> tuple[LearnedCheck, ...]:
    rows = RegistryRow.query(f"{tenant}#check", scan_index_forward=False, limit=KEPT)
    return tuple(decoded(row.body, LearnedCheck) for row in rows)


def put_check(tenant: str, check: LearnedCheck) -> None:
    """Remember a decision; the latest one of an appeal counts, in whatever order they come."""

    def later(old: Filling | None) -> Filling:
        known = old and decoded(old.body, LearnedCheck)
        return Filling(encoded(known if known and known.at > check.at else check))

    write(tenant, "check", check.no, later)
    forget("check", tenant)


def drop_check(tenant: str, no: str) -> None:
    """Forget a decision."""
    row = RegistryRow(f"{tenant}#check", no)
    if commit(lambda t: t.delete(row, condition=RegistryRow.pk.exists())):
        raise unknown()
    forget("check", tenant)
