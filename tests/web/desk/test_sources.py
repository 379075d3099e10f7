"""What must hold of the console's files themselves: English for every text, strict CSP, one act each."""

import re
from pathlib import Path

from functions.desk.acts import VERBS
from functions.domain.items.status import Action

DESK = Path(__file__).parents[3] / "web" / "desk"
SCRIPTS = {f.name: f.read_text() for f in DESK.glob("*.js") if f.name != "english.js"}
HAN = re.compile("[\u4e00-\u9fff]")
COMMENT = re.compile(r"/\*.*?\*/|(?<=\s)//[^\n]*|^//[^\n]*", re.DOTALL | re.MULTILINE)
QUOTED = re.compile(r"'((?:[^'\\\n]|\\.)*)'")
TASKS = {Action.SIGN_TASK, Action.ANSWER_TASK, Action.CLOSE_TASK}
CONTRACT = [
    "dispatch",
    "answer",
    "ask",
    "reject",
    "sign",
    "request-return",
    "decide-return",
    "join",
    "delegate",
    "contact",
    "request-extension",
    "decide-extension",
    "pause",
    "revisit",
    "resume",
    "resolve",
    "review",
    "visit",
    "instruct",
    "supervise",
    "comment",
    "merge",
    "split",
    "terminate",
    "transfer",
    "protect",
    "request-call",
    "relay",
    "resend-code",
    "whistle",
    "refer",
    "verify",
    "escalate",
    "panel",
    "exclude",
    "arrive",
]  # contract.md, Staff


def _texts(script: str) -> set[str]:
    return {text for text in QUOTED.findall(COMMENT.sub("", script)) if HAN.search(text)}


def _english() -> set[str]:
    return set(re.findall(r"^  '(.*?)': '", (DESK / "english.js").read_text(), re.MULTILINE))


def test_every_chinese_text_has_its_english_and_no_other():
    said = set().union(*map(_texts, SCRIPTS.values()))

    assert said - _english() == set()
    assert {text for text in _english() if HAN.search(text)} - said == set()


def test_no_chinese_text_stands_where_it_cannot_be_translated():
    for name, script in SCRIPTS.items():
        rest = QUOTED.sub("", COMMENT.sub("", script))
        assert not HAN.search(rest), name


def test_no_script_needs_more_than_the_strict_policy_gives():
    forbidden = re.compile(
        r"\beval\(|new Function|innerHTML|dangerouslySet|\bstyle=|document\.write"
    )

    assert [name for name, script in SCRIPTS.items() if forbidden.search(script)] == []
    page = (DESK / "index.html").read_text()
    assert not re.search(r"<style|<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=", page)


def test_every_act_of_the_contract_has_a_form():
    acts = (DESK / "acts.js").read_text()
    named = re.findall(r"^  '?([a-z-]+)'?: \{", acts, re.MULTILINE)

    assert sorted(named) == sorted(CONTRACT)
    assert set(VERBS) - {Action.CHECK, *TASKS} <= set(named)  # those have cards of their own
    tasks = (DESK / "tasks.js").read_text()
    assert set(re.findall(r"verb: '([a-z-]+)'", tasks)) == TASKS
    assert "/check`" in (DESK / "check.js").read_text()


def test_the_token_is_never_kept_or_read_by_a_script():
    for script in SCRIPTS.values():
        assert "document.cookie" not in script
        assert ".token" not in script


def test_every_form_asks_before_what_was_typed_is_lost_or_keeps_it():
    asks = {name for name, script in SCRIPTS.items() if re.search(r"<form\b", script)}
    finders = {"narrow.js", "seek.js", "sieve.js", "saved.js"}  # what is looked for, not told

    assert {name for name in asks - finders if "useUnsaved" not in SCRIPTS[name]} == set()
    kept = {
        name
        for name, script in SCRIPTS.items()
        if re.search(r"\bkept( choices|/>|$)", script, re.MULTILINE)
    }
    assert kept - {"signin.js"} <= {
        n for n, s in SCRIPTS.items() if re.search("keepDraft|useTyped|useUnsaved", s)
    }
