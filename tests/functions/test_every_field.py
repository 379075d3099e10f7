"""Whatever field of whatever act a number, or a sign that nobody sees, is written into: who must not read it reads none.

The fields come from the product's own document: a new one is tried here as soon as it is declared.
"""

import json
import unicodedata
from copy import deepcopy
from zlib import crc32

import boto3
import pytest
from moto.core import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends

from functions.desk.acts import VERBS
from functions.domain.county.roles import Unit
from functions.store import registry
from tests.fields import ACT, fields, filled
from tests.functions.scenes import SCENES
from tests.functions.test_eyes import CONTACT, SAID, UNKNOWING, betrays

NOTHING = "\u200b\u2060\u3164\U000e0020\u202e"
SIGNS = ("\u200b", "\u200d", "\u2060", "\ufeff", "\u202e", "\u2066", "\u00ad", "\U000e0020")
OF_ACTS = [field for field in fields() if field.path == ACT]
EYES = ("dora", "hans", "heidi", "rita", "lena")
REFUSED = {404, 422}  # as nobody's number, or as that of no task
ONE_LINE = 200  # characters; what is longer is a text, kept as it was written


def kept():
    """All rows, to come back to."""
    tables = dynamodb_backends[DEFAULT_ACCOUNT_ID]["us-east-1"].tables
    return {name: deepcopy(table.items) for name, table in tables.items()}


def restore(rows):
    tables = dynamodb_backends[DEFAULT_ACCOUNT_ID]["us-east-1"].tables
    for name, items in rows.items():
        tables[name].items = deepcopy(items)
    registry.forget_kept()


@pytest.fixture
def come(http, deliver):
    """Comes to where an act can be done; returns its number and its scene."""

    def begin(verb):
        scene = SCENES[verb]()
        registry.add_unit("north", Unit("lights2", "路灯一队", "lights"))
        registry.forget_kept()
        told = {
            "contact": CONTACT,
            "address": "翠竹苑3栋2单元502",
            "confidential": scene.confidential,
        }
        no = http.submit(scene.place, scene.told, **told)["no"]
        deliver()
        for user in EYES:
            http.as_(user, "GET", "/me")
        for user, action, body in scene.before:
            status, answer = http.act(user, no, action, **body)
            assert status in {200, 204}, (verb, action, answer)
        return no, scene

    return begin


def chunks(field, most=2500):
    """Spellings of numbers: all of them where there is room, else some, other ones for each field."""
    start = crc32(str(field).encode()) % len(SAID)
    said, text = SAID[start:] + SAID[:start], "情况说明："
    for one in said:
        if len(text) + len(one) + 1 > min(field.longest, most):
            break
        text += one + "。"
    return text


def read(http, no, users=EYES):
    """What the desk says of it to each of them, in the item and in lists."""
    paths = (f"/desk/appeals/{no}", "/desk/appeals", "/inbox")
    more = {
        "lena": ("/desk/appeals?queue=asked", "/overview"),
        "heidi": ("/desk/appeals?queue=tasks",),
    }
    return [
        (user, path, http.as_(user, "GET", path)[1])
        for user in users for path in (*paths, *more.get(user, ()))
    ]  # fmt: skip


def of(verb):
    return [field for field in OF_ACTS if field.action == verb]


def named(answer):
    return {error["field"].split("[")[0] for error in answer.get("errors", ())}


def labels(verb):
    return [field for field in of(verb) if field.longest <= ONE_LINE]


# The acts that tell something, and those with a label in it.
TELLING = [verb for verb in VERBS if of(verb)]
LABELLING = [verb for verb in TELLING if labels(verb)]


def test_every_act_is_tried():
    assert set(SCENES) == set(VERBS)


@pytest.mark.parametrize("verb", TELLING)
def test_a_number_in_any_field_of_an_act_reaches_nobody_who_must_not_have_it(
    http, deliver, come, verb
):
    no, scene = come(verb)
    before = kept()
    for field in of(verb):
        body = filled(scene.body, field.at, chunks(field))
        status, answer = http.act(scene.user, no, verb, **body)
        if status in REFUSED:
            assert status == 404 or field.at[0] in named(answer), (str(field), answer)
            continue
        assert status in {200, 204}, (str(field), answer)
        deliver()
        for user, path, seen in [(scene.user, "answer", answer), *read(http, no)]:
            closed = user in (*UNKNOWING, "heidi") and scene.confidential
            assert not betrays(seen, closed=closed), (str(field), user, path)
        restore(before)


@pytest.mark.parametrize("verb", TELLING)
def test_what_nobody_sees_is_in_no_field_of_an_act_a_word(http, come, verb):
    no, scene = come(verb)
    before = kept()
    for field in of(verb):
        status, answer = http.act(scene.user, no, verb, **filled(scene.body, field.at, NOTHING))
        assert status < 500
        if status in REFUSED:
            assert status == 404 or field.at[0] in named(answer), (str(field), answer)
            continue
        held = repr(boto3.client("dynamodb").scan(TableName="appeals")["Items"])
        assert not any(said in held for said in (r"\u200b", r"\u2060", r"\u202e")), str(field)
        restore(before)


@pytest.mark.parametrize("verb", LABELLING)
def test_a_label_keeps_no_sign_that_turns_or_hides_what_stands_beside_it(http, come, verb):
    lines = labels(verb)
    no, scene = come(verb)
    before = kept()
    for field in lines:
        text = "市政" + "".join(f"{sign}设施" for sign in SIGNS)
        status, answer = http.act(scene.user, no, verb, **filled(scene.body, field.at, text))
        if status in {200, 204}:
            shown = json.dumps(answer, ensure_ascii=False)
            assert not [c for c in shown if unicodedata.category(c) == "Cf"], str(field)
            restore(before)
