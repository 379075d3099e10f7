"""The HTTP contract's answers without the product behind it, so that pages can be tried alone.

Every behaviour that a page must meet can be called up: broken lines, full buckets, lost answers.
"""

import json
import re
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from functions.pages.serve import answer

LIVE, RETIRED, NOT_OPEN = "ABC1MZX0G4K7", "ABC000000000", "ABC000000001"
QUERY = "ABCK7M29QXA4"
NUMBERS = [
    {"name": "报警", "number": "110"},
    {"name": "火警", "number": "119"},
    {"name": "急救", "number": "120"},
]
NOTICE = {
    "version": "1",
    "text": "我们依法收集您填写的内容，只用于办理这件事：承办单位可以看到内容，联系方式只有经办人可以查看并留有记录。办结归档两年后删除联系方式。想查阅或更正，请凭查询码操作，或拨打 0746-8000000。",
}
STEPS = ["上报", "受理", "派单", "办理", "核查", "评价结案"]


def bar(at: int, here: str = "now") -> list[dict[str, Any]]:
    """The six steps, where it stands at the one of this number."""
    states = ["done"] * at + [here] + ["ahead"] * len(STEPS)
    return [{"key": str(n), "label": step, "state": states[n]} for n, step in enumerate(STEPS)]


def ago(**span: float) -> str:
    return (datetime.now(UTC) - timedelta(**span)).isoformat(timespec="seconds")


ASKS = [
    {
        "kind": "window_issue",
        "offer": "是窗口的事没办成",
        "hint": "直接交给督办专员；留了电话的，当天联系您",
        "fields": [
            {"name": "window", "label": "窗口", "most": 60, "least": None},
            {"name": "matter", "label": "要办的事", "most": 60, "least": None},
            {"name": "visits", "label": "跑了几次", "most": 99, "least": 1},
        ],
    }
]


def place(code: str) -> dict[str, Any]:
    return {
        "code": code,
        "name": "翠竹苑小区·大门口",
        "active": code == LIVE,
        "waits": code == NOT_OPEN,
        "tenant": {"id": "demo", "name": "清江县"},
        "notice": NOTICE,
        "emergency": NUMBERS,
        "emergency_words": [
            "煤气味",
            "着火",
            "救命",
            "跳楼",
            "高压线…掉",
            "触电",
            "自杀",
            "there's a fire",
        ],
        "emergency_variants": "觸触殺杀電电",
        "hotline": "0746-12345",
        "kinds": ["window_issue"],
        "asks": ASKS,
    }


def appeal(**changes: Any) -> dict[str, Any]:
    """An appeal in handling, as its citizen sees it."""
    return {
        "no": "251124000000000017",
        "status": "processing",
        "label": "办理中",
        "level": 3,
        "place": "翠竹苑小区·大门口",
        "content": "我们小区门口那个路灯坏了快半个月了，黑灯瞎火的，昨天晚上对门刘奶奶差点绊倒。",
        "submitted_at": ago(hours=5),
        "timeline": [
            {"at": ago(hours=5), "label": "您提交了诉求"},
            {"at": ago(hours=5), "label": "已派给承办单位", "text": "县城管局"},
            {"at": ago(hours=3), "label": "承办单位已签收"},
            {"at": ago(hours=2), "label": "承办单位已与您联系", "text": "电话核实了路灯的位置。"},
        ],
        "unit": "县城管局",
        "due_at": ago(hours=-70),
        "colour": "green",
        "reply": None,
        "rating": None,
        "photos": [{"url": None}],
        "steps": bar(3),
        "reply_round": 0,
        "can": ["supplement", "withdraw"],
        "protected": None,
        "held": {"name": "张*山", "phone": "199****0061", "public_ok": True, "may_erase": True},
    } | changes


class FakeApi(ThreadingHTTPServer):
    """Remembers what it was sent in `posts`, and misbehaves on demand."""

    daemon_threads = True

    def __init__(self, pages_dir: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages_dir = pages_dir
        self.posts: list[tuple[str, dict[str, Any], str | None]] = []
        self.answers: dict[str, dict[str, Any]] = {}
        self.bodies: dict[str, dict[str, Any]] = {}
        self.uploads: dict[str, bytes] = {}
        self.appeal = appeal()
        self.broken = 0
        self.lost_answers = 0
        self.acted: dict[str, str] = {}
        self.protected: dict[str, str] | None = None
        self.danger: str | None = None
        self.dispatch_by: str | None = None
        self.lines: list[dict[str, str]] = []
        self.slow = 0.0
        self.challenge = False
        self.guessed = False
        self.alarmed = False
        self.uploads_down = False
        self.refusal: tuple[int, dict[str, Any]] | None = None

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def start(self) -> "FakeApi":
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()
        return self


class _Handler(BaseHTTPRequestHandler):
    server: FakeApi
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if found := re.fullmatch(r"/api/places/(\w+)", path):
            known = found[1] in (LIVE, RETIRED, NOT_OPEN)
            return (
                self._json(200, place(found[1])) if known else self._problem(404, "没有这个二维码")
            )
        if found := re.fullmatch(r"/api/appeals/(\w+)", path):
            if self._lost():
                return None
            if self.server.guessed and self.headers.get("Challenge") != "t1 %E4%B8%83":
                question = {"question": "三加四等于几？", "token": "t1"}
                return self._problem(429, "输错的编码太多", challenge=question)
            return (
                self._json(200, self.server.appeal)
                if found[1] == QUERY
                else self._problem(404, "没有这个查询码")
            )
        accept, seen = (
            self.headers.get("Accept-Encoding", ""),
            self.headers.get("If-None-Match", ""),
        )
        self._send(*answer(path, accept, seen, pages_dir=self.server.pages_dir))
        return None

    def do_POST(self) -> None:
        address = urlsplit(self.path)
        raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if found := re.fullmatch(r"/q/(\w+)", address.path):
            return self._plain_form(raw, found[1])
        if address.path == "/api/plain":
            return self._send(
                200, {"Content-Type": "text/html; charset=utf-8"}, "<h1>办理中</h1>".encode()
            )
        if address.path.startswith("/s3"):
            return self._upload(raw)
        body = json.loads(raw or b"{}")
        key = self.headers.get("Idempotency-Key")
        self.server.posts.append((address.path, body, key))
        act: Callable[[dict[str, Any], str | None], None] = {
            "/api/appeals": self._submit,
            "/api/uploads": self._presign,
        }.get(address.path, self._citizen_act)
        return act(body, key)

    def _submit(self, body: dict[str, Any], key: str | None) -> None:
        api = self.server
        if api.broken:
            api.broken -= 1
            return self._problem(503, "忙")
        if api.refusal:
            return self._problem(api.refusal[0], "不能提交", **api.refusal[1])
        if api.challenge and body.get("challenge") != {"token": "t1", "answer": "7"}:
            question = {"question": "三加四等于几？", "token": "t1"}
            return self._problem(429, "提交太多", challenge=question)
        assert key
        if key in api.answers:
            if self._lost():
                return None
            same = api.bodies[key] == body
            return self._json(200, api.answers[key]) if same else self._problem(409, "已经提交过了")
        listed = any(word in body["content"] for word in place("x")["emergency_words"])
        danger = api.alarmed or listed
        api.bodies[key] = body
        api.answers[key] = {
            "no": "251124000000000017",
            "query_code": QUERY,
            "status": "submitted",
            "dispatch_by": api.dispatch_by or ago(minutes=-1),
            "answer_by": ago(days=-5),
            "emergency": [*NUMBERS, *api.lines] if danger or api.danger else [],
            "danger": api.danger or ("certain" if danger else None),
            "protected": api.protected,
        }
        time.sleep(api.slow)
        return None if self._lost() else self._json(201, api.answers[key])

    def _lost(self) -> bool:
        """Whether the line dies before the answer."""
        self.close_connection = lost = self.server.lost_answers > 0
        self.server.lost_answers -= lost
        return lost

    def _presign(self, body: dict[str, Any], _: str | None) -> None:
        if self.server.uploads_down:
            return self._problem(503, "忙")
        key = f"up/{len(self.server.uploads)}.jpg"
        self.server.uploads[key] = b""
        return self._json(
            200, {"key": key, "url": f"{self.server.origin}/s3", "fields": {"key": key}}
        )

    def _upload(self, raw: bytes) -> None:
        _, _, rest = raw.partition(b'name="key"\r\n\r\n')
        key, _, rest = rest.partition(b"\r\n")
        self.server.uploads[key.decode()] = rest[rest.index(b"\xff\xd8") :]
        self._send(204, {}, b"")

    def _citizen_act(self, body: dict[str, Any], key: str | None) -> None:
        api, act = self.server, self.path.rsplit("/", 1)[1]
        if api.broken:
            api.broken -= 1
            return self._problem(503, "忙")
        if api.refusal:
            return self._problem(api.refusal[0], "不能提交", **api.refusal[1])
        assert key, "an act without an Idempotency-Key"
        if key not in api.acted:
            api.acted[key] = act
            api.appeal |= self._after(act, body)
        return None if self._lost() else self._json(200, api.appeal)

    def _after(self, act: str, body: dict[str, Any]) -> dict[str, Any]:
        if act == "withdraw":
            return {"status": "withdrawn", "label": "已撤回", "can": []}
        if act == "urge":
            return {"can": ["supplement", "withdraw"]}
        if act == "rating":
            return {"rating": body, "label": "已办结", "can": []}
        if act == "contact":
            masked = {n: v and "138****5678" for n, v in body.items() if n != "public_ok"}
            gone = {"may_erase": False} if "text" in body else {}
            return {"held": {**self.server.appeal["held"], **body, **masked, **gone}}
        return {}

    def _plain_form(self, raw: bytes, code: str) -> None:
        sent = {name: values[0] for name, values in parse_qs(raw.decode()).items()} | {"code": code}
        self.server.posts.append(("form", sent, None))
        self._send(200, {"Content-Type": "text/html; charset=utf-8"}, f"<h1>{QUERY}</h1>".encode())

    def _problem(self, status: int, detail: str, **more: Any) -> None:
        self._json(status, {"title": detail, "status": status, "detail": detail, **more})

    def _json(self, status: int, value: Any) -> None:
        body = json.dumps(value, ensure_ascii=False).encode()
        self._send(status, {"Content-Type": "application/json"}, body)

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if status not in (204, 304):
            self.wfile.write(body)
