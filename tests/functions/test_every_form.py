"""Whatever is written into whatever field of the county's own forms: refused by its name, or kept and still of use.

The forms come from the product's own document: a new one, or a new field of one, is tried here once it is declared.
"""

import json
from copy import deepcopy
from itertools import count
from typing import NamedTuple

import boto3
import pytest

from functions.domain.words.matching import speaks
from tests.county import WALL
from tests.fields import DOCUMENT, schema_of
from tests.functions.test_every_field import NOTHING, SIGNS, kept, restore

T = "/api/t/{tenant}"
TOWN, COUNTY = "431103001", "431103"
LAMP = "小区门口的路灯坏了半个月了"


class Form(NamedTuple):
    """A form of the county: what fills its path, a body in which each field says something, and who sends it."""

    named: str
    body: dict
    user: str = "adam"


def span():
    return {"sign": 60, "finish": {"days": 5}, "contact": 60, "accept": 30}


SETTINGS = {
    "name": "北县", "hotline": "12345", "notice_version": "2", "notice_text": "只用于办理本件事。",
    "emergency_numbers": [{"name": "报警", "number": "110"}], "emergency_words": ["着火"], "guarded_words": ["受贿"],
    "spam_words": ["代开发票"], "empty_phrases": ["高度重视"], "auto_dispatch": True, "hot_many": 5, "hot_hours": 24,
    "roster": [{"hours": "18:00-08:00", "people": ["hans"], "weekdays": [1]}],
    "duty_unit": "duty", "guarded_unit": "ccdi", "window_unit": "lights", "limits": {str(n): span() for n in range(1, 5)},
    "purpose_limits": [{"purpose": "help", "level": 3, "finish": {"days": 4}}], "window_limits": span(),
    "grid_contact": 30, "rate_per_place": 9000, "rate_per_address": 9000, "extensions": 1, "extension_days": 10,
    "need_info_days": 10, "rating_days": 7, "archive_days": 15, "keep_contact_days": 730, "return_hours": 48,
    "decide_return": 120, "yellow_percent": 33, "quiet_hours": "22:00-07:00",
    "ladder": [{"name": "网格", "duties": ["网格员"]}],
    "pushes": [{"unit": "heat", "categories": ["公用事业"], "keywords": ["暖气"], "text": "看看供暖"}], "version": "",
}  # fmt: skip
RULE = {
    "name": "路灯", "unit": "lights", "keywords": ["路灯"], "places": [WALL], "regions": [COUNTY], "categories": ["城乡建设"],
    "hours": "08:00-18:00", "category": "市政设施/路灯", "co_units": ["heat"], "level": 3, "complexity": "simple",
}  # fmt: skip
RULES = {"rules": [RULE], "version": ""}
CALENDAR = {
    "days": {"2027-01-01": "rest"}, "years": {"2027": "国办发明电〔2026〕1号"},
    "hours": {str(n): ["08:30-12:00"] for n in range(1, 5)}, "version": "",
}  # fmt: skip
UNIT = {"name": "园林所", "parent": "gov", "robots": [{"kind": "dingtalk", "key": "abcd-1234", "secret": "SEC12"}], "grid": True}  # fmt: skip
PERSON = {"name": "新承办", "roles": ["handler"], "unit": "heat", "head": False, "guarded": False, "regions": [], "categories": [], "password": "Lantern-47-brook"}  # fmt: skip
PLACE = {"name": "北门广场", "unit": "lights", "region": COUNTY, "kind": "广场", "households": 30}
REGION = {"name": "青竹镇", "kind": "town", "parent": COUNTY, "unit": "town"}
ASKED = {"unit": "lights", "colour": "red", "status": "dispatched", "place": WALL, "category": "市政设施", "from": "2026-01-01", "to": "2026-02-01", "sort": "due"}  # fmt: skip
FORMS = {
    f"PUT {T}/settings": Form("", SETTINGS),
    f"PUT {T}/rules": Form("", RULES),
    f"POST {T}/rules/trial": Form("", RULES),
    f"PUT {T}/calendar": Form("", CALENDAR),
    f"POST {T}/calendar/notice": Form("", {"text": "一、元旦：1月1日放假，共1天。", "year": 2027}),
    f"POST {T}/units": Form("", UNIT | {"id": "parks"}),
    f"POST {T}/units/{{id}}": Form("heat", UNIT | {"version": ""}),
    f"POST {T}/people": Form("", PERSON | {"id": "nina"}),
    f"POST {T}/people/{{id}}": Form("heidi", PERSON | {"active": True, "version": ""}),
    f"POST {T}/people/{{id}}/handover": Form("vera", {"new": "hans", "note": "休产假", "after": ""}),
    f"POST {T}/places": Form("", PLACE),
    f"POST {T}/places/{{code}}": Form(WALL, PLACE | {"active": True, "version": ""}),
    f"POST {T}/places/{{code}}/posted": Form(WALL, {"photo": f"north/{'a' * 32}"}),
    f"POST {T}/regions": Form("", REGION | {"code": "431103002"}),
    f"POST {T}/regions/{{code}}": Form(TOWN, REGION | {"version": ""}),
    f"POST {T}/switches": Form("", {"feature": "window_issues", "region": TOWN, "on": False}),
    f"POST {T}/posts/{{id}}": Form(f"r{TOWN}", {"posts": [{"duty": "网格员", "person": "vera"}], "version": ""}),
    f"POST {T}/posts/handover": Form("", {"old": "vera", "new": "hans"}),
    f"POST {T}/replies": Form("", {"title": "已修好", "text": "路灯已修好。", "use": "reply", "unit": ""}),
    f"POST {T}/filters": Form("", {"name": "我的", "queue": "all", "asked": ASKED}, "dora"),
}  # fmt: skip
# What has tests of its own: matters, sheets, what is read, secrets of who signs in.
ELSEWHERE = ("/desk/", "/import", "/session", "/password", "/inbox/", "/exports")
TEXTS = {"notice_text", "text", "password"}  # kept as they were written
NAMES = {"name", "title", "duty", "duties", "notice_version", "years"}  # which say something
MAY_BE_NULL = {"duty_unit", "guarded_unit", "window_unit", "accept", "unit", "parent", "robots", "on", "version", "year"}  # fmt: skip
N = count()


def declared():
    """Every form of the staff's that is no matter's."""
    for path, methods in DOCUMENT["paths"].items():
        for method, operation in methods.items():
            named = "requestBody" in operation and path.startswith(T)
            if named and not any(each in path for each in ELSEWHERE):
                yield f"{method.upper()} {path}"


def places(value, at=()):
    """Every place in a body at which something is said, lists and mappings too; of four levels the first."""
    inner = list(value.items() if isinstance(value, dict) else enumerate(value))
    for part, each in inner[: 1 if isinstance(value, dict) and set(value) == {*"1234"} else None]:
        yield (*at, part), each
        if isinstance(each, list | dict):
            yield from places(each, (*at, part))


def put(body, at, value):
    made = into = deepcopy(body)
    for part in at[:-1]:
        into = into[part]
    into[at[-1]] = value
    return made


def names(at):
    return {part for part in at if isinstance(part, str)}


@pytest.fixture
def county(http):
    for code, name, kind in ((COUNTY, "北县", "county"), (TOWN, "青竹镇", "town")):
        body = {"code": code, "name": name, "kind": kind}
        assert http.as_("adam", "POST", "/regions", body)[0] == 201
    http.as_("dora", "GET", "/me")
    return http


def send(http, key, body):
    """The form, sent: a body, or one that is written already."""
    method, path = key.split()
    form = FORMS[key]
    path = path.replace("{tenant}", "north").replace("{id}", form.named).replace("{code}", form.named)  # fmt: skip
    raw = body if isinstance(body, str) else json.dumps(unversioned(body))
    kind = {"Content-Type": "application/json", "Authorization": f"Bearer {http.tokens[form.user]}"}
    answer = http.client.http.request(method, path, headers=kind, body=raw.encode())
    return answer.status_code, json.loads(answer.body) if answer.body else {}


def unversioned(body):
    return {name: value for name, value in body.items() if name != "version" or value}


def is_refused(at, status, answer):
    """Refused, and by the name of the field; of what is no account, no right or no code, as that."""
    assert status < 500, (at, answer)
    told = {error["field"].split("[")[0].split(".")[0] for error in answer.get("errors", ())}
    if status == 422 and told != {"body"}:
        assert told & names(at[:1]) or "days" in at, (at, answer)
    return status >= 400


def stored():
    return repr(boto3.client("dynamodb").scan(TableName="registry")["Items"])


def goes_on(http):
    """All can be looked at, what a page shows is saved again as it is, and citizens are heard."""
    for path in ("units", "people", "places", "regions", "switches", "posts", "replies", "duties"):
        assert http.as_("adam", "GET", f"/{path}")[0] == 200, path
    for path in ("settings", "calendar", "rules"):
        shown = http.as_("adam", "GET", f"/{path}")[1]
        asked = schema_of("PUT", f"{T}/{path}")["properties"]
        told = {name: said for name, said in shown.items() if name in asked}
        status, answer = http.as_("adam", "PUT", f"/{path}", told)
        assert status == 200, (path, answer)
    for text in (LAMP, "楼道着火了快来人"):
        body = {"code": WALL, "content": text}
        status, answer = http.call("POST", "/api/appeals", body, Idempotency_Key=f"f{next(N):019}")
        assert status == 201, answer
    assert http.as_("dora", "GET", "/desk/appeals")[0] == 200


def test_every_form_of_the_county_is_tried_here_with_every_field_of_it(county):
    assert set(FORMS) == set(declared())
    before = kept()
    for key, form in FORMS.items():
        method, path = key.split()
        assert set(schema_of(method, path)["properties"]) == set(form.body), key
        assert send(county, key, form.body)[0] in {200, 201}, key
        restore(before)
    goes_on(county)


UNSEEN = NOTHING + "　\t" + "\u0301" * 3
TURNED = "甲\ud800\0\x1b" + "".join(f"{sign}乙" for sign in SIGNS)
TOO_LONG = "长" * 30_000


def cases(*kinds):
    """Every place of some kinds in every form."""
    for key, form in FORMS.items():
        for at, value in places(form.body):
            if type(value) in kinds and not key.endswith("trial"):  # the same form as the rules'
                yield key, at, value


def test_a_text_is_refused_by_its_name_or_kept_in_one_line_that_says_something(county):
    before = kept()
    for key, at, _ in cases(str):
        for text in (UNSEEN, TURNED, TOO_LONG, *["……"][: len(names(at) & NAMES)]):
            status, answer = send(county, key, put(FORMS[key].body, at, text))
            if is_refused(at, status, answer):
                continue
            assert text != TOO_LONG, (key, at)
            assert speaks(text) or not names(at) & NAMES, (key, at, text)
            held = stored()
            hidden = [sign for sign in (*SIGNS, "\0", "\x1b") if repr(sign)[1:-1] in held or sign in held]  # fmt: skip
            assert not hidden or names(at) & TEXTS, (key, at, text)
            restore(before)


WRONG = (None, "甲", [None], {"a": 1}, 1.5)
NUMBERS = ("10000000000", "-10", "1" + "0" * 400, "1e400", "1.5", "true", "NaN")


def test_what_is_of_another_kind_is_refused_by_its_name(county):
    before = kept()
    for key, at, value in cases(str, bool, int, list, dict):
        for wrong in WRONG:
            if type(wrong) is type(value) or (wrong is None and names(at) & MAY_BE_NULL):
                continue
            status, answer = send(county, key, put(FORMS[key].body, at, wrong))
            assert is_refused(at, status, answer) or empties(at, wrong), (key, at, wrong, answer)
            if status < 400:
                restore(before)


def empties(at, wrong):
    return "version" in at and not wrong


def test_what_is_no_number_or_out_of_all_bounds_is_refused_by_its_name(county):
    for key, at, _ in cases(int):
        marked = json.dumps(unversioned(put(FORMS[key].body, at, "@")))
        for raw in NUMBERS:
            status, answer = send(county, key, marked.replace('"@"', raw))
            assert is_refused(at, status, answer), (key, at, raw)
            if raw != "NaN":  # which is no JSON at all
                assert answer["errors"][0]["field"] != "body", (key, at, raw)


CHANGES = [
    key
    for key, form in FORMS.items()
    if "version" in form.body and form.named and "posts" not in key
]
BESIDE = {"version", "path", "around"}  # what follows from the rest


def test_what_is_left_out_of_a_change_stays_and_what_was_overtaken_is_told(county):
    before = kept()
    for key in CHANGES:
        was = send(county, key, {})[1]
        for field, value in FORMS[key].body.items():
            status, answer = send(county, key, {field: value} if value != "" else {})
            assert status == 200, (key, field, answer)
            assert {n for n in was if was[n] != answer[n]} <= {field} | BESIDE, (key, field)
            restore(before)
        status, answer = send(county, key, FORMS[key].body | {"version": "0" * 16})
        assert (status, answer["type"]) == (409, "urn:mashangban:Overtaken"), key
