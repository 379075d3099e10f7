"""A week in the demo county: every queue holds something, some of it late."""

import json
from typing import Any

from infra.local import demo
from tests.web.desk.house import House

SAMPLES = json.loads((demo.FOLDER / "sample_appeals.json").read_text())
REPLY = "已派人到现场查看并修复，今晚起恢复正常，请您留意；如再出现，请凭查询码补充说明。"


def tell(house: House, codes: dict[str, str]) -> list[str]:
    """The sample appeals, told over the last five days; their numbers in that order."""
    nos = []
    for n, sample in enumerate(SAMPLES):
        contact: dict[str, Any] = {"name": "张大山", "phone": "19900000061"} if n % 2 else {}
        rest: dict[str, Any] = {"contact": contact} if contact else {}
        hours = max(0.2, 118 - 5 * n)
        with house.clock.back(hours=hours):
            place = next((c for name, c in codes.items() if _same(name, sample["place"])), None)
            nos.append(house.submit(place or next(iter(codes.values())), sample["text"], **rest))
    return nos


def _same(name: str, told: str) -> bool:
    return name.split("·", maxsplit=1)[0] in told and name.rsplit("·", maxsplit=1)[-1][:2] in told


def handle(house: House, nos: list[str]) -> None:
    """Take some of them on, each a little further than the one before."""
    items = house.as_("dispatcher", "GET", "/desk/appeals?limit=100")["items"]
    sent = {item["no"]: item for item in items if item["status"] == "dispatched"}
    handlers = {p["unit"]: p["id"] for p in house.as_("admin", "GET", "/people")["items"]}
    for n, no in enumerate(nos):
        user = no in sent and handlers.get(sent[no]["unit"]["id"])
        if user and n % 6 != 5:
            with house.clock.back(hours=max(0.1, 112 - 5 * n)):
                _play(house, no, user, n)


def _play(house: House, no: str, user: str, n: int) -> None:
    house.act(user, no, "sign")
    house.excuse(no)
    if n % 6 == 0:
        return
    called = {"contacted": True} if _call(house, no, user) else {}
    if n % 6 == 1:
        basis = "权责清单第 12 项：道路照明由市政管理。"
        house.act(user, no, "request-return", reason="not_our_duty", basis=basis)
        return
    said = {"reply_public": REPLY, "note_internal": "已换灯头两只。", **called}
    house.act(user, no, "resolve", result="solved", **said)
    if n % 6 in {3, 4}:
        house.act("reviewer", no, "review", decision="approve")


def _call(house: House, no: str, user: str) -> bool:
    """Whether the citizen left a way to be reached, and was."""
    if "contact" not in house.as_(user, "GET", f"/desk/appeals/{no}")["can"]:
        return False
    house.act(user, no, "contact", method="phone", result="已电话联系，约好今天下午上门查看。")
    return True
