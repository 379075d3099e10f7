"""The sample appeals P01–P20 and E01–E03 (field.md §6), told in the demo county, are handled as they expect."""

import json
from typing import Any, NamedTuple

import pytest
from chalice.test import Client

import app as product
from functions import settings
from functions.domain.codes import id_of
from functions.domain.items.state import State
from functions.store import appeals, registry
from infra.local import demo
from infra.local.play import _place
from tests.conftest import FOLLOWERS, standing_tables, stream_records

SAMPLES = json.loads((demo.FOLDER / "sample_appeals.json").read_text())


class Told(NamedTuple):
    """What a sample's citizen was answered, and where it stands once the stream was read."""

    receipt: dict[str, Any]
    state: State


class Demo:
    """The demo county, in which all samples were told, and what a person doubted was decided as no danger."""

    def __init__(self):
        self.client, self.read = Client(product.app), set()
        self.places = {name: code for code, name in demo.open_demo().places}
        self.names = {u.id: u.name for u in registry.units("demo").values()}
        self.receipts = {each["id"]: self.tell(each) for each in SAMPLES}
        self.before = {name: self.state(name) for name in self.receipts}
        for name, state in self.before.items():
            if state.doubts:
                self.act("dispatcher", name, "check", danger=False)
        self.pump()

    def ask(self, method, path, body=None, **headers):
        sent = {"Content-Type": "application/json"} | headers
        raw = b"" if body is None else json.dumps(body).encode()
        answer = self.client.http.request(method, path, headers=sent, body=raw)
        return json.loads(answer.body)

    def tell(self, sample):
        form = {"code": self.places[_place(sample)], "content": sample["text"]}
        key = {"Idempotency-Key": f"sample-{sample['id']}-0123456789"}
        receipt = self.ask("POST", "/api/appeals", form, **key)
        self.pump()
        return receipt

    def as_(self, user, method, path, body=None):
        account = {"user": user, "password": f"demo-{user}"}
        token = self.ask("POST", "/api/t/demo/session", account)["token"]
        return self.ask(method, f"/api/t/demo{path}", body, Authorization=f"Bearer {token}")

    def act(self, user, name, action, **body):
        path = f"/desk/appeals/{self.receipts[name]['no']}"
        step = self.as_(user, "GET", path)["step"]
        return self.as_(user, "POST", f"{path}/{action}", {"step": step} | body)

    def state(self, name):
        return appeals.load("demo", id_of(self.receipts[name]["no"])).state

    def pump(self):
        fresh = [r for r in stream_records() if r["dynamodb"]["SequenceNumber"] not in self.read]
        self.read.update(r["dynamodb"]["SequenceNumber"] for r in fresh)
        events = [r for r in fresh if r["dynamodb"]["Keys"]["sk"]["S"].startswith("event#")]
        for name, wanted in FOLLOWERS.items():
            if heard := [record for record in events if wanted(record)]:
                assert getattr(product, name)({"Records": heard}, None)["batchItemFailures"] == []
        if events:
            self.pump()


@pytest.fixture(scope="module")
def county():
    with pytest.MonkeyPatch.context() as patch, standing_tables():
        patch.setattr(settings, "IS_LOCAL", True)
        yield Demo()


def flagged(flag):
    return [each for each in SAMPLES if flag in each["expect"]["flags"]]


def bare(name):
    """A unit's name without what stands in brackets behind it."""
    return name.split("(")[0].split("（")[0].removeprefix("移送")


WITH_UNIT = [s for s in SAMPLES if not s["expect"]["lead"].startswith("(")]


@pytest.mark.parametrize("sample", WITH_UNIT, ids=lambda each: each["id"])
def test_it_comes_to_its_lead_unit_with_those_who_help(county, sample):
    state, expect = county.state(sample["id"]), sample["expect"]
    lead, inside = county.names[state.unit], expect["lead"]
    below = inside[inside.find("(") + 1 : -1] if "(" in inside else inside  # 县城管局(环卫中心)
    assert bare(lead) == bare(inside) or lead.endswith(below)

    known = {bare(name) for name in county.names.values()}
    helping = {bare(county.names[unit]) for unit in state.co_units}
    assert {bare(name) for name in expect["co"]} & known <= helping


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda each: each["id"])
def test_it_has_its_level_and_kind(county, sample):
    state, expect = county.before[sample["id"]], sample["expect"]
    assert state.level == expect["level"]
    if not expect["category"].startswith("不予受理"):
        assert state.category.split("/")[0] == expect["category"].split("/")[0]


@pytest.mark.parametrize("sample", flagged("emergency"), ids=lambda each: each["id"])
def test_a_cry_is_level_1_and_its_receipt_has_the_numbers(county, sample):
    assert county.before[sample["id"]].emergency
    assert len(county.receipts[sample["id"]]["emergency"]) >= 3


@pytest.mark.parametrize("sample", flagged("confidential"), ids=lambda each: each["id"])
def test_who_asks_for_confidence_in_their_words_has_it(county, sample):
    appeal = appeals.load("demo", id_of(county.receipts[sample["id"]]["no"]))
    assert appeal.is_private
    if not appeal.state.guarded:
        handler = next(
            p.id for p in registry.people("demo").values() if p.unit == appeal.state.unit
        )
        item = county.as_(handler, "GET", f"/desk/appeals/{appeal.no}")
        assert (item["may_reveal"], "confidential" in item["flags"]) == (False, True)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda each: each["id"])
def test_who_does_not_ask_for_it_can_be_called(county, sample):
    appeal = appeals.load("demo", id_of(county.receipts[sample["id"]]["no"]))
    assert appeal.told.confidential is ("confidential" in sample["expect"]["flags"] and not appeal.state.guarded)  # fmt: skip


def test_the_accused_village_and_town_are_kept_from_the_report(county):
    state = county.state("P08")
    assert state.guarded
    assert {"qingzhucun", "qingzhu"} <= set(state.no_forward)
    path = f"/desk/appeals/{county.receipts['P08']['no']}"
    assert county.as_("dispatcher", "GET", path)["status"] == 404


@pytest.mark.parametrize(
    ("name", "unit"), [("P03", "zhujian"), ("P04", "zhujian"), ("P06", "renshe")]
)
def test_heating_and_unpaid_wages_are_pushed_for_verification(county, name, unit):
    pushed = [t.to.id for t in county.state(name).tasks if t.kind == "verification"]
    assert pushed == [unit]


def test_nothing_else_is_pushed(county):
    pushed = {s["id"] for s in SAMPLES if any(f.startswith("push:") for f in s["expect"]["flags"])}
    found = {
        n for n in county.receipts if any(t.kind == "verification" for t in county.state(n).tasks)
    }
    assert found == pushed


def test_an_advertisement_waits_in_quarantine_and_is_not_refused_by_itself(county):
    assert (county.state("P17").spam, county.state("P17").status) == (True, "submitted")


def test_what_lies_before_a_court_is_refused_by_a_person_with_its_reason(county):
    assert county.state("P16").unit is None
    told = {"reason": "litigation", "guidance": "请向上级法院申请再审，或到检察院申请监督。"}

    assert county.act("dispatcher", "P16", "reject", **told)["status"] == "rejected"


@pytest.mark.parametrize(
    "sample", [s for s in SAMPLES if s["expect"]["duplicate_of"]], ids=lambda each: each["id"]
)
def test_the_same_matter_is_offered_to_be_merged(county, sample):
    path = f"/desk/appeals/{county.receipts[sample['id']]['no']}/similar"
    found = [each["no"] for each in county.as_("dispatcher", "GET", path)["items"]]
    assert county.receipts[sample["expect"]["duplicate_of"]]["no"] in found


def test_abuse_changes_no_route(county):
    assert county.state("P09").unit == "huanwei"
