"""A matter's life, played at random over HTTP: who does what, and how time passes."""

from datetime import timedelta

from hypothesis import strategies as st

from tests.county import WALL

LAMP = "小区门口的路灯坏了半个月了"
UNIT = {"lights": ("hans", "boss"), "heat": ("heidi",)}
FAR = "2099-01-01T10:00:00+08:00"
REPLY = {"result": "solved", "reply_public": "路灯已修好。", "contacted": False}
DEEDS = (  # by whom, which verb, with what; {unit} is whoever has it
    ("dora", "dispatch", {"unit": "heat", "note": "归口"}),
    ("dora", "dispatch", {"unit": "lights", "level": 4, "note": "不急"}),
    ("dora", "dispatch", {"unit": "lights", "level": 1, "note": "有危险"}),
    ("dora", "dispatch", {"unit": "heat", "co_units": ["lights"], "level": 2, "note": "急"}),
    ("dora", "ask", {"question": "请问在哪里？"}),
    ("dora", "answer", {"reply_public": "已为您答复。"}),
    ("dora", "merge", {"into": "{other}"}),
    ("dora", "split", {}),
    ("dora", "decide-return", {"decision": "approve", "unit": "heat"}),
    ("dora", "decide-return", {"decision": "refuse", "note": "由你单位管养"}),
    ("dora", "protect", {}),
    ("{unit}", "sign", {}),
    ("{unit}", "contact", {"method": "phone", "result": "已电话联系"}),
    ("{unit}", "request-return", {"reason": "not_our_duty", "basis": "权责清单第三条"}),
    ("{unit}", "request-extension", {"reason": "supplies", "note": "等待到货", "due_at": "{later}"}),
    ("{unit}", "resolve", REPLY),
    ("rita", "decide-extension", {"decision": "approve"}),
    ("rita", "decide-extension", {"decision": "refuse", "note": "请按时办结"}),
    ("rita", "pause", {"reason": "history", "plan_date": "{day}"}),
    ("rita", "resume", {}),
    ("rita", "review", {"decision": "approve"}),
    ("rita", "review", {"decision": "refuse", "reason": "no_evidence"}),
    ("lena", "instruct", {"text": "请抓紧办理。"}),
    ("vito", "visit", {"reached": True, "level": 1, "solved": False}),
    ("citizen", "supplement", {"content": "是三号楼门口"}),
    ("citizen", "supplement", {"content": "楼道着火了，快来"}),
    ("citizen", "rating", {"level": 1, "solved": False, "tags": ["slow"]}),
    ("citizen", "rating", {"level": 5, "solved": True}),
    ("citizen", "contact", {"phone": None}),
)  # fmt: skip
TIMES = (
    {"minutes": 1}, {"minutes": 16}, {"hours": 5}, {"days": 1, "minutes": 1}, {"days": 3}, {"days": 6},
)  # fmt: skip
steps = st.one_of(st.sampled_from(DEEDS), st.sampled_from(DEEDS), st.sampled_from(TIMES))
# Most lives need these before anything else can happen to them.
BEGINNINGS = ((), (DEEDS[1],), (DEEDS[1], DEEDS[11]), (DEEDS[1], DEEDS[11], DEEDS[15]))


class Life:
    """One matter beside another, and who acts on it."""

    def __init__(self, http, hand):
        self.http, self.hand = http, hand
        self.other = self.told("另外一盏路灯也坏了", "other-0123456789abcdef")["no"]
        self.first = (LAMP, "one-0123456789abcdefgh")
        self.receipt = self.told(*self.first)
        self.no = self.receipt["no"]

    def told(self, content, key):
        receipt = self.http.submit(
            WALL, content, key=key, contact={"name": "张大山", "phone": "19900000061"}
        )
        self.hand.deliver()
        return receipt

    def take(self, step):
        if isinstance(step, dict):
            self.hand.to(**step)
            return
        who, verb, body = step
        if who == "citizen":
            self.http.call("POST", f"/api/appeals/{self.receipt['query_code']}/{verb}", body)
        else:
            self._act(who, verb, body)
        self.hand.deliver()

    def _act(self, who, verb, body):
        status, item = self.http.as_("gwen", "GET", f"/desk/appeals/{self.no}")
        assert status == 200
        unit = (item["unit"] or {}).get("id")
        who = UNIT.get(unit, ("hans",))[0] if who == "{unit}" else who
        later = f"{self.hand.at + timedelta(days=8):%Y-%m-%dT%H:%M:%S}Z"
        named = {"{other}": self.other, "{later}": later, "{day}": later[:10]}
        sent = {k: named.get(v, v) if isinstance(v, str) else v for k, v in body.items()}
        path = f"/desk/appeals/{self.no}/{verb}"
        status, told = self.http.as_(who, "POST", path, {"step": item["step"]} | sent)
        assert status < 500, told
        assert status != 422 or verb in {"merge", "request-extension", "dispatch"}, (verb, told)

    def get(self, user, path):
        status, answer = self.http.as_(user, "GET", path)
        assert status == 200, (user, path, answer)
        return answer
