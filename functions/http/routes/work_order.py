"""The work order of a matter, to be printed."""

from functions import settings
from functions.desk import acts, work_order
from functions.domain.county.roles import Permission
from functions.http.exchange import Answer, Request
from functions.http.routes.declared import T, on


@on("GET", T + "/desk/appeals/{no}/order.pdf", Permission.DESK)
def print_order(r: Request) -> Answer:
    """The matter as its reader may see it, on one A4 page with boxes to fill in by hand."""
    from functions.qr.order import PrintedOrder, order  # noqa: PLC0415 (Pillow and reportlab: only this route pays)

    case = acts.open_case(r.county, r.person, r.params["no"], at=r.at)
    link = f"{settings.PUBLIC_URL}/desk/?t={r.county.id}#/item/{case.appeal.no}"
    content = order(
        PrintedOrder(
            r.county.name, case.appeal.no, link, work_order.due(case), work_order.facts(case),
            work_order.told(case), work_order.printed(case),
        )
    )  # fmt: skip
    named = f'inline; filename="{case.appeal.no}.pdf"'
    return Answer(content, 200, {"Content-Type": "application/pdf", "Content-Disposition": named})
