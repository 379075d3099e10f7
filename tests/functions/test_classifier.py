import json
import subprocess
import sys
from pathlib import Path

import pytest

from functions.router.classifier import suggest
from functions.router.classifier.grams import grams, plain
from functions.router.classifier.model import PATH, model

UNPAID = (
    "公司拖欠工资三个月",
    "我在某建筑公司工地上班，老板拖欠我和工友三个月的工资，劳动合同也没有签，社保也没有交，多次讨要无果，请劳动监察大队帮我们追回血汗钱。",
)
NOISE = (
    "工厂夜间排放废气，噪音扰民",
    "附近化工厂每天晚上偷偷排放刺鼻的废气，污水直接排进河里，机器噪音让居民无法入睡，多次向环保局投诉没有结果，请环保部门尽快查处污染。",
)
SCHOOL = (
    "小学开学分班和教师问题",
    "孩子今年上小学，学校班级人数严重超标，老师配备不足，还强制学生交补课费，请教育局管一管学校乱收费的问题。",
)
SEWER = (
    "小区物业不作为，水管漏水没人修",
    "我们小区物业公司收了物业费不做事，自来水管漏水，路灯不亮，垃圾没人清理，业主要求成立业委会，开发商和物业互相推诿，请住建局处理。",
)
PLAIN_CASES = [
    (UNPAID, "劳动和社会保障"),
    (NOISE, "环境保护"),
    (SCHOOL, "教育文体"),
    (SEWER, "城乡建设"),
]


@pytest.mark.parametrize(("message", "label"), PLAIN_CASES)
def test_a_plain_case_is_named_rightly(message, label):
    assert suggest(*message).label == label


@pytest.mark.parametrize("message", [UNPAID, NOISE, SCHOOL], ids=["wages", "noise", "school"])
def test_a_plain_case_goes_out_by_itself(message):
    assert suggest(*message).auto


@pytest.mark.parametrize(("message", "label"), PLAIN_CASES)
def test_the_words_that_spoke_stand_in_the_message(message, label):
    said = suggest(*message)

    assert said.words
    assert all(word in plain(message[0]) or word in plain(message[1]) for word in said.words)


def test_two_suggestions_differ_and_the_first_is_the_label():
    said = suggest(*UNPAID)

    assert said.top2[0] == said.label != said.top2[1]


def test_width_case_and_white_space_change_nothing():
    title, body = SEWER
    spaced = suggest(title.replace("，", ","), "\u3000" + body.replace("。", "。\n"))

    assert spaced == suggest(title, body)


def test_numbers_say_only_that_there_is_a_number():
    assert plain("2栋304室") == plain("１１栋 9 室")


def test_an_n_gram_is_counted_as_often_as_it_stands_there():
    assert grams("噪音噪音")["噪音"] == 2


@pytest.mark.parametrize(
    "message",
    [
        ("", ""),
        ("", "急急急"),
        ("Broken street lamp", "The street lamp in front of our building has been broken for weeks."),
        ("物业", SEWER[1] * 60),
        ("", "。。。。。。！！！！！！？？？？？？"),
        ("", "\U0001f600" * 30),
    ],
    ids=["nothing", "too short", "English", "very long", "no words", "emoji"],
)  # fmt: skip
def test_what_the_classifier_never_learnt_goes_to_a_person(message):
    assert not suggest(*message).auto


def test_two_matters_in_one_message_are_less_sure_than_either():
    both = suggest("", UNPAID[1] + NOISE[1])

    assert both.conf < min(suggest("", UNPAID[1]).conf, suggest("", NOISE[1]).conf)
    assert set(both.top2) == {"劳动和社会保障", "环境保护"}


def test_the_lower_promise_lets_more_out():
    least = model().thresholds

    assert least["0.98"] < least["0.99"]
    assert least["untitled 0.98"] < least["untitled 0.99"]


@pytest.mark.parametrize(
    "message",
    [
        ("咨询户口迁移落户", "我的户口在外地，想把户口迁到县城落户，请问派出所办理需要什么材料？"),
        (
            "路口红绿灯时间不合理",
            "十字路口的红绿灯左转绿灯太短，早高峰堵车，请交警部门调整信号灯时长。",
        ),
        ("移动手机信号太差", "我们村移动手机信号一直很差，打电话听不清，请移动公司增加基站。"),
        ("村干部贪污低保", "举报村支书把低保给了自己的亲戚，村务不公开，请纪委查处。"),
        ("P2P平台不兑付", "某网贷平台涉嫌非法集资，投资人的钱取不出来，请金融办和经侦处理。"),
    ],
    ids=["household", "signals", "phone", "cadre", "loans"],
)
def test_a_kind_that_no_label_names_goes_to_a_person(message):
    assert not suggest(*message).auto
    assert not suggest("", message[1]).auto


def test_the_model_file_stays_within_its_megabyte():
    assert Path(PATH).stat().st_size <= 1_000_000


def test_the_command_answers_each_line():
    lines = [
        {"id": at, "title": title, "body": body}
        for at, ((title, body), _) in enumerate(PLAIN_CASES)
    ]
    told = _classify("\n".join(json.dumps(line) for line in lines) + "\n\n")

    assert [set(line) for line in told] == [{"id", "label", "conf", "auto", "top2"}] * 4
    assert [(line["id"], line["label"]) for line in told] == [
        (at, label) for at, (_, label) in enumerate(PLAIN_CASES)
    ]


def test_the_command_takes_a_message_without_a_title():
    (told,) = _classify(json.dumps({"id": "a", "body": UNPAID[1]}))

    assert told["label"] == "劳动和社会保障"


def test_the_classifier_needs_the_standard_library_alone():
    before, after = (
        _loaded("pass"),
        _loaded("import functions.router.classify as c; c.suggest('', '')"),
    )

    assert after - before <= {"functions"} | set(sys.stdlib_module_names)


def _loaded(code):
    told = f"{code}\nimport sys\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def _classify(lines):
    done = subprocess.run(
        [sys.executable, "-m", "functions.router.classify"],
        input=lines, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [json.loads(line) for line in done.stdout.splitlines()]
