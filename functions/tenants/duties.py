"""The list of powers and duties (权责清单): imported as CSV, searched, and read by triage."""

import csv
import io

from functions.domain.county import County
from functions.domain.forms import Form
from functions.domain.refusals import FieldError, InvalidInput, Words, invalid
from functions.domain.routing import Duty
from functions.store import registry

IMPORTED_AT_MOST = 2000


class DutyImport(Form):
    """Duties as CSV: `id,matter,unit,keywords,basis`; keywords are parted by `；`, `;` or `、`."""

    csv: str


def load(county: County, form: DutyImport) -> int:
    """Write the duties; a line that can't be understood is refused by its number, before any is."""
    rows = list(csv.DictReader(io.StringIO(form.csv.lstrip("\ufeff"))))
    if not 1 <= len(rows) <= IMPORTED_AT_MOST:
        raise invalid("csv", "range", "请提供 1–2000 行", "takes 1 to 2000 lines")
    units = set(registry.units(county.id))
    faults = [e for number, row in enumerate(rows, 2) for e in _faults(number, row, units)]
    if faults:
        raise InvalidInput(*faults[:20])
    for number, row in enumerate(rows, 2):
        registry.put_duty(county.id, _duty(number, row))
    return len(rows)


def search(county: County, text: str, *, limit: int) -> list[Duty]:
    """The duties whose matter, words or basis hold the text."""
    known = registry.duties(county.id).values()
    return [d for d in known if text in f"{d.matter} {' '.join(d.keywords)} {d.basis}"][:limit]


def _duty(number: int, row: dict[str, str]) -> Duty:
    said = (row.get("keywords") or "").replace("；", ";").replace("、", ";")
    keywords = tuple(k.strip() for k in said.split(";") if len(k.strip()) > 1)
    identity = (row.get("id") or "").strip() or f"{number:05}"
    return Duty(
        identity, row["matter"].strip(), row["unit"].strip(), keywords or (row["matter"].strip(),),
        (row.get("basis") or "").strip(),
    )  # fmt: skip


def _faults(number: int, row: dict[str, str], units: set[str]) -> list[FieldError]:
    faults = []
    if not (row.get("matter") or "").strip():
        words = Words(f"第 {number} 行缺少事项", f"line {number} has no matter")
        faults.append(FieldError(f"csv[{number}].matter", "required", words))
    if (row.get("unit") or "").strip() not in units:
        words = Words(f"第 {number} 行的单位不存在", f"line {number} names an unknown unit")
        faults.append(FieldError(f"csv[{number}].unit", "choice", words))
    return faults
