"""Group robots are told a number, a level and a link; what came of it is known."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.items.appeal import CITIZEN, Event
from functions.domain.items.facts import Facts
from functions.domain.items.rungs import Rung
from functions.domain.items.runs import Clock, Run
from functions.domain.items.state import State
from functions.domain.items.status import Action, Status
from functions.domain.kinds.notices import notices
from functions.domain.refusals import Lang
from functions.domain.words.dictionaries import ROBOTS
from functions.notify import dingtalk, feishu, http, wecom
from functions.notify.channels import CHANNELS, bases_in, send
from functions.notify.robot import Delivery, HttpPost, Message, Response, Robot, Verdict

AT = datetime.fromtimestamp(1_700_000_000, UTC)
SECRET = "SECdemo0000"
KEY = "a1b2c3d4-0000-4000-8000-e5f6a7b8c9d0"
MESSAGE = Message(
    "有新事项待签收", "251123000000000001", 2, "https://demo.example/desk/#/251123000000000001"
)
LINES = "【码上办】有新事项待签收\n工单 251123000000000001 · 2 级\n" + MESSAGE.link


def built(kind, secret=""):
    channel = CHANNELS[kind]
    post = channel.request(Robot(kind, KEY, secret), MESSAGE, AT, channel.base)
    parts = urlsplit(post.url)
    query = {name: value for name, (value,) in parse_qs(parts.query).items()}
    return f"{parts.scheme}://{parts.netloc}{parts.path}", query, json.loads(post.body)


def test_wecom_is_asked_with_the_key_and_a_text():
    url, query, body = built("wecom")

    assert url == "https://qyapi.weixin.qq.com/cgi-bin/webhook/send"
    assert query == {"key": KEY}
    assert body == {"msgtype": "text", "text": {"content": LINES}}


def test_dingtalk_signs_time_and_secret_with_the_secret():
    url, query, body = built("dingtalk", SECRET)

    assert url == "https://oapi.dingtalk.com/robot/send"
    assert query == {
        "access_token": KEY,
        "timestamp": "1700000000000",
        "sign": "kSfqCNfi1QZQd30haRL6+ap4zqrSzGl+GqA4mSPJazc=",
    }
    assert body["markdown"]["text"] == LINES.replace("\n", "\n\n")
    assert body["msgtype"] == "markdown"


def test_feishu_signs_nothing_with_time_and_secret():
    url, query, body = built("feishu", SECRET)

    assert url == f"https://open.feishu.cn/open-apis/bot/v2/hook/{KEY}"
    assert query == {}
    assert body == {
        "msg_type": "text",
        "content": {"text": LINES},
        "timestamp": "1700000000",
        "sign": "CXyRJTirBOB9OHqzJNdILufqRq4G0V5v+mo7L4+XwPU=",
    }


@pytest.mark.parametrize("kind", ["dingtalk", "feishu"])
def test_a_robot_without_a_secret_is_asked_without_a_signature(kind):
    _, query, body = built(kind)

    assert "sign" not in query | body
    assert "timestamp" not in query | body


@pytest.mark.parametrize("kind", ROBOTS)
def test_a_key_cannot_lead_anywhere_else(kind):
    evil = Robot(kind, "x/../../@evil.example/#?a=b&key=c")
    channel = CHANNELS[kind]

    parts = urlsplit(channel.request(evil, MESSAGE, AT, channel.base).url)

    assert f"https://{parts.netloc}" == channel.base
    assert parts.path.count("/") == urlsplit(built(kind)[0]).path.count("/")
    assert parts.fragment == ""


# Never a word of the product's own: a generator may hit on one, and a robot may say that.
words = st.text(st.characters(categories=["Lo"]), min_size=8, max_size=40).map("㊙{}㊙".format)


events = st.builds(
    Event,
    tenant=st.just("north"),
    appeal=st.just("000000000001"),
    no=st.just(MESSAGE.no),
    step=st.just(3),
    action=st.sampled_from(Action),
    at=st.just(AT),
    actor=st.just(CITIZEN),
    state=st.builds(
        lambda level, told, category: State(
            Status.PROCESSING,
            AT,
            {Clock.FINISH: Run(AT, AT, told)},
            level,
            category=category,
            unit="lights",
        ),
        st.integers(1, 4),
        st.integers(1, 3),
        words,
    ),
    public=words,
    note=words,
    facts=st.builds(
        Facts,
        decision=st.sampled_from(["approve", "refuse"]),
        rung=st.sampled_from(Rung),
        why=st.tuples(words),
        alarm=st.just(()) | st.tuples(words),
        rework=st.booleans(),
        category=words,
    ),
)


@given(events)
def test_no_word_of_what_was_told_or_done_can_reach_a_robot(event):
    for notice in notices(event):
        told = Message(notice.text[Lang.ZH], event.no, event.state.level, MESSAGE.link)
        for kind, channel in CHANNELS.items():
            post = channel.request(Robot(kind, KEY, SECRET), told, AT, channel.base)
            said = post.url + json.dumps(json.loads(post.body), ensure_ascii=False)
            assert "㊙" not in said


def answered(kind, status=200, **body):
    return CHANNELS[kind].outcome(Response(status, json.dumps(body).encode()))


def test_what_each_service_calls_delivered_is_delivered():
    assert answered("wecom", errcode=0, errmsg="ok") == Delivery(Verdict.DELIVERED)
    assert answered("dingtalk", errcode=0, errmsg="ok") == Delivery(Verdict.DELIVERED)
    assert answered("feishu", code=0, msg="success") == Delivery(Verdict.DELIVERED)
    assert answered("feishu", StatusCode=0, StatusMessage="success").verdict == "delivered"


@pytest.mark.parametrize(
    ("kind", "code", "hint"),
    [
        ("wecom", 93000, "重新添加"),
        ("dingtalk", 310000, "加签"),
        ("dingtalk", 300001, "不存在"),
        ("feishu", 19001, "重新添加"),
        ("feishu", 19021, "签名"),
        ("feishu", 19024, "关键词"),
    ],
)
def test_a_refusal_says_what_the_admin_must_mend(kind, code, hint):
    field = "code" if kind == "feishu" else "errcode"

    refused = answered(kind, **{field: code, "errmsg": "no"})

    assert refused.verdict is Verdict.REFUSED
    assert str(code) in refused.reason
    assert hint in refused.reason


def test_a_refusal_that_we_have_never_seen_keeps_the_services_own_words():
    refused = answered("wecom", errcode=987, errmsg="something new")

    assert refused == Delivery(Verdict.REFUSED, "987：something new")


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("wecom", {"errcode": 45009}),
        ("wecom", {"errcode": -1}),
        ("dingtalk", {"errcode": 130101}),
        ("feishu", {"code": 11232}),
        ("feishu", {"code": 9499}),
    ],
)
def test_too_often_or_too_busy_passes_and_may_be_sent_again(kind, body):
    outcome = answered(kind, **body)

    assert (outcome.verdict, outcome.again) == (Verdict.PASSING, True)


@pytest.mark.parametrize("kind", ROBOTS)
def test_answers_without_a_code_are_judged_by_their_status(kind):
    outcome = CHANNELS[kind].outcome

    assert outcome(Response(404, b"<html>")).verdict is Verdict.REFUSED
    assert outcome(Response(429, b"")) == Delivery(
        Verdict.PASSING, "429：对方限流或繁忙", again=True
    )
    for odd in (
        Response(502, b"<html>"),
        Response(502, b"[" * 100_000),
        Response(200, b"\xff\xfe"),
        Response(302, b""),
        Response(200, b"[]"),
    ):
        assert (outcome(odd).verdict, outcome(odd).again) == (Verdict.PASSING, False)


@given(st.sampled_from(list(ROBOTS)), st.integers(100, 599), st.binary(max_size=60))
def test_no_answer_whatever_breaks_the_judgement(kind, status, body):
    assert CHANNELS[kind].outcome(Response(status, body)).verdict in Verdict


@given(st.sampled_from(list(ROBOTS)), st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(
        st.sampled_from(["errcode", "code", "errmsg", "msg"]), inner),
    max_leaves=6,
))  # fmt: skip
def test_only_a_zero_counts_as_delivered(kind, value):
    outcome = CHANNELS[kind].outcome(Response(200, json.dumps(value).encode()))
    fields = ("code", "StatusCode") if kind == "feishu" else ("errcode",)
    zero = isinstance(value, dict) and any(
        type(value.get(f)) is int and value[f] == 0 for f in fields
    )

    assert (outcome.verdict is Verdict.DELIVERED) == zero


class Service(ThreadingHTTPServer):
    """A robot's service on this machine: keeps what it is asked, answers as it is told."""

    daemon_threads = True

    def handle_error(self, *_):
        """The client hung up, as it should."""

    def __init__(self, reply):
        self.reply, self.asked = reply, []
        super().__init__(("127.0.0.1", 0), _Asked)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"


class _Asked(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, self.headers["Content-Type"], body))
        self.server.reply(self)

    def log_message(self, *_):
        pass


@contextmanager
def service(reply) -> Iterator[Service]:
    server = Service(reply)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
        http._pool().clear()


def says(status, body, **headers):
    def reply(asked):
        asked.send_response(status)
        for name, value in headers.items():
            asked.send_header(name, value)
        asked.send_header("Content-Length", str(len(body)))
        asked.end_headers()
        asked.wfile.write(body)

    return reply


def told(server, kind="wecom", secret=""):
    return send(Robot(kind, KEY, secret), MESSAGE, at=AT, bases={kind: server.url})


@pytest.mark.parametrize("kind", ROBOTS)
def test_a_message_arrives_once_and_whole(kind):
    with service(says(200, b'{"errcode":0,"code":0}')) as server:
        assert told(server, kind, SECRET) == Delivery(Verdict.DELIVERED)

    ((path, content_type, body),) = server.asked
    expected = CHANNELS[kind].request(Robot(kind, KEY, SECRET), MESSAGE, AT, server.url)
    assert server.url + path == expected.url
    assert body == expected.body
    assert content_type == "application/json; charset=utf-8"


def test_a_redirect_is_not_followed_so_that_nobody_else_learns_the_key():
    with service(says(200, b'{"errcode":0}')) as elsewhere:
        with service(says(302, b"", Location=elsewhere.url + "/steal")) as server:
            assert told(server).verdict is Verdict.PASSING
        assert elsewhere.asked == []


def test_a_service_that_fails_is_asked_once_and_not_again():
    with service(says(503, b"down")) as server:
        assert told(server) == Delivery(Verdict.PASSING, "HTTP 503：对方没有给出结果")

    assert len(server.asked) == 1


def test_a_service_that_hangs_up_without_a_word_may_have_delivered():
    with service(lambda asked: asked.connection.shutdown(socket.SHUT_RDWR)) as server:
        assert told(server) == Delivery(Verdict.PASSING, "没有应答")

    assert len(server.asked) == 1


def test_a_silent_service_is_waited_for_only_so_long(monkeypatch):
    monkeypatch.setattr(http, "TOTAL", 0.3)
    http._pool.cache_clear()
    asleep = threading.Event()
    with service(lambda _: asleep.wait(5)) as server:
        begun = time.monotonic()
        assert told(server) == Delivery(Verdict.PASSING, "没有应答")
        assert time.monotonic() - begun < 2
        asleep.set()
    http._pool.cache_clear()


def test_a_service_that_drips_is_waited_for_only_so_long(monkeypatch):
    monkeypatch.setattr(http, "TOTAL", 0.4)
    http._pool.cache_clear()

    def drip(asked):
        asked.send_response(200)
        asked.send_header("Content-Length", "1000")
        asked.end_headers()
        for _ in range(30):
            asked.wfile.write(b" ")
            asked.wfile.flush()
            time.sleep(0.1)

    with service(drip) as server:
        begun = time.monotonic()
        assert told(server).verdict is Verdict.PASSING
        assert time.monotonic() - begun < 2
    http._pool.cache_clear()


def test_a_service_that_is_not_there_was_certainly_not_told():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{taken.getsockname()[1]}"

        outcome = send(Robot("feishu", KEY), MESSAGE, at=AT, bases={"feishu": base})

    assert outcome == Delivery(Verdict.PASSING, "连接不上", again=True)


def test_a_host_that_cannot_prove_who_it_is_is_told_nothing():
    with service(says(200, b'{"errcode":0}')) as server:
        base = server.url.replace("http://", "https://")

        outcome = send(Robot("wecom", KEY), MESSAGE, at=AT, bases={"wecom": base})

    assert outcome == Delivery(Verdict.PASSING, "连接不上", again=True)
    assert server.asked == []


def test_no_reason_that_is_kept_holds_the_robots_key():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{taken.getsockname()[1]}"
        outcomes = [
            send(Robot(kind, KEY, SECRET), MESSAGE, at=AT, bases={kind: base}) for kind in ROBOTS
        ]

    assert not any(KEY in o.reason or SECRET in o.reason for o in outcomes)


def test_an_answer_of_any_length_is_read_to_its_beginning_only():
    with service(says(200, b'{"errcode":0}' + b" " * 4_000_000)) as server:
        answer = http.post(HttpPost(server.url + "/x", b"{}"))

    assert len(answer.body) < 3 * http.LARGEST


def test_other_hosts_are_set_for_tests_by_their_names():
    assert bases_in("") == {}
    assert bases_in("wecom=http://127.0.0.1:9000/, feishu=http://127.0.0.1:9001") == {
        "wecom": "http://127.0.0.1:9000",
        "feishu": "http://127.0.0.1:9001",
    }
    with pytest.raises(ValueError):
        bases_in("evil=http://127.0.0.1")


def test_the_hosts_are_the_services_own():
    assert (wecom.BASE, dingtalk.BASE, feishu.BASE) == (
        "https://qyapi.weixin.qq.com",
        "https://oapi.dingtalk.com",
        "https://open.feishu.cn",
    )
