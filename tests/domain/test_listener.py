"""The nets hear people, not only words: cries and accusations that stand on no list (听者)."""

import time
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from functions.domain.county.county import Settings
from functions.domain.safety import Tier, listen
from functions.domain.safety.emergencies import only_feared
from functions.domain.safety.listener.ear import NOTE, READ_AT_MOST, SILENCE, bare, heed, pieces
from functions.domain.safety.listener.model import PATH, apart, model
from functions.domain.words.matching import folded

COUNTY = Settings("任意县")
# What people told, each with others who tell of the same in their own words.
CRIES = {
    "a child hides from a beating": (
        "叔叔阿姨我害怕 爸爸喝酒打妈妈 流血了 我躲在厕所",
        "爸爸又喝酒了，他打妈妈，妈妈头上流血，我躲在床底下",
        "阿姨快来 爸爸打妈妈 我和弟弟躲在柜子里不敢出声",
        "后爸拿皮带打妈妈 妈妈流血了我好怕",
        "俺爸喝多了打俺妈 俺躲茅房里了",
    ),
    "somebody is in the water": (
        "弟弟掉水里了快来人",
        "妹妹掉到塘里去了快来人啊",
        "我弟弟滑到水库里了，看不见头了",
        "有个细伢子掉水里哒，快来人",
        "娃儿落到水头去了 快点来人",
    ),
    "somebody took something": (
        "妈妈吃了好多安眠药叫她她不理我",
        "妈妈吃了好多药，怎么叫都叫不醒",
        "奶奶喝了打虫的药水，嘴里吐沫子，叫她不应",
        "姐姐把一瓶药都吃了 不理我",
        "婆婆吃了好多药片 喊她她不答应",
    ),
    "somebody wants to die": ("我要自殺", "我要自杀了", "我想自殺", "不想活了今晚就走"),
    "in English": (
        "There’s a fire", "There's a fire", "THERE IS A FIRE", "there is fire in my building help", "Help! fire in the kitchen",
    ),
    "electricity": ("有人触電", "有人触电了", "有人被电到了，手还粘在线上", "我哥触電倒在地上"),
    "fire": (
        "楼道着\u200b火了快来人", "楼道着 火了快来人", "樓道著火了快來人", "楼梯间烧起来了快来人", "走廊里全是火 快来人",
    ),
}  # fmt: skip
REPORTS = {
    "who complains is threatened": (
        "支书说我再告就不给办低保",
        "村主任说我再告就不给我家办补助",
        "书记放话了，谁再上访就别想办低保",
        "镇长讲再告就把我家低保停了",
        "队长说再去反映就不给盖章",
    ),
    "who complained was given away": (
        "信访局把我的举报信给了乡长",
        "纪委的人把我的举报信给了村支书",
        "我写的举报信到了乡长手里，他当面念给我听",
        "我昨天举报，今天局长就晓得是我，把信拿给我看",
        "信访办把我的信转给了被告的所长",
    ),
    "money for the road": (
        "村主任貪污了修路款", "村主任贪\u200b污了修路款", "村主任把修路的钱装进自己口袋", "支书拿修路款给自己盖房子",
    ),
    "a bribe": ("村支书受\u200b贿", "村支书受贿", "村支书收了老板的钱", "村長收錢才給辦"),
}  # fmt: skip
CALM = (
    "路灯坏了三天没人修", "停水了", "小区电梯老是坏，老人上下不方便", "食堂的饭太少了", "救命钱什么时候批下来",
    "请问医保怎么报销", "广场舞太吵，睡不着", "消防演练什么时候开始", "门口的垃圾没人收", "幼儿园怎么报名",
    "垃圾车天天轰轰响，老子夜班刚睡着就吵醒，打电话也没人管", "你们这帮吃干饭的东西，半夜装修吵死人，再不管我天天投诉", "业委会什么时候换届", "村主任帮我们修好了路，谢谢", "请问支书几点上班", "派出所几点下班", "老板拖欠工资", "公交车少",
)  # fmt: skip
LETTER = (
    "尊敬的领导：我是本县一名普通居民。我们小区建成十多年，道路破损，路灯昏暗，绿化带杂草丛生。"
    "物业费年年上涨，服务却没有跟上，业主群里怨声载道。我们多次与物业沟通，得到的答复总是再等一等。"
    "希望有关部门能够督促整改，公开维修资金的使用情况，给业主一个明白的交代。此外，公交车站离小区较远，"
    "老人出行不便，建议增设一个站点。学校门口上下学时车辆较多，希望安排人员疏导。感谢您在百忙之中阅读。"
)
ESSAY = (
    "关于加强小区消防安全的建议：消防安全关系到千家万户。建议定期检查灭火器，清理楼道杂物，保持消防通道畅通，"
    "对电动车充电加强管理，开展消防知识宣传，组织居民参加消防演练，让大家学会使用灭火器，增强安全意识。"
    "同时建议物业每季度检查一次电线线路，对老化的线路及时更换，把隐患消除在萌芽状态。"
)


def told(*texts):
    return listen(COUNTY.emergency_words, COUNTY.guarded_words, *texts)


@pytest.mark.parametrize("cry", [text for texts in CRIES.values() for text in texts])
def test_a_cry_is_heard_in_whatever_words(cry):
    assert told(cry).danger


@pytest.mark.parametrize("report", [text for texts in REPORTS.values() for text in texts])
def test_an_accusation_is_heard_in_whatever_words(report):
    assert told(report).report


@pytest.mark.parametrize("text", CALM)
def test_who_asks_for_ordinary_things_alarms_nobody(text):
    assert not told(text).anything


# fmt: off
PLACES = (
    "紫荆社区", "石板村八组", "县一中门口", "县水利局", "6栋2单元", "粮站对面", "派出所旁边", "村部后面", "加油站往左",
)
ANSWERS = (
    "再补一张", "又坏了一盏", "还没有人来", "还是老样子", "明天在家", "不用回电话", "写错了", "就这些", "谢谢",
)
# fmt: on
PICTURES = tuple(
    picture + where
    for picture in ("照片", "图片", "图", "视频", "相片", "附件")
    for where in ("在下面", "在上面", "在后面", "发了")
)
AGAIN = tuple(
    f"第{time}次{told}" for time in "一二三四两" for told in ("说", "讲", "反映", "来", "提交")
)


@pytest.mark.parametrize("kind", [PLACES, ANSWERS, PICTURES, AGAIN])
@pytest.mark.parametrize("end", ["", "。", "了"])
def test_an_address_or_a_short_answer_accuses_and_alarms_nobody(kind, end):
    assert [text for text in kind if told(text + end).anything] == []


ACCIDENTS = ("着火", "起火", "失火", "触电", "漏电", "爆炸", "塌方", "山体滑坡", "电线掉下来")


@pytest.mark.parametrize("why", ["", "我", "我们", "线路老化"])
@pytest.mark.parametrize("fear", ["怕", "好怕"])
def test_who_is_only_afraid_of_an_accident_reaches_a_person_and_no_siren(why, fear):
    tiers = {accident: told(why + fear + accident).danger for accident in ACCIDENTS}
    assert tiers == dict.fromkeys(ACCIDENTS, Tier.MAYBE)


@pytest.mark.parametrize(
    "why", ["楼道里堆杂物", "过道堆满旧家具没有人清走", "二楼的线都老化了一直没人来换"]
)
@pytest.mark.parametrize("accident", ACCIDENTS)
def test_who_says_why_they_are_afraid_sounds_no_siren(why, accident):
    assert told(f"{why}，怕{accident}").danger < Tier.CERTAIN


@pytest.mark.parametrize(
    "cry", ["着火了我好怕", "怕是着火了", "我怕，楼下着火了", "怕着火，现在真的着火了"]
)
def test_who_is_afraid_beside_what_happens_is_not_only_afraid(cry):
    assert not only_feared(COUNTY.emergency_words, cry)
    assert told(cry).danger


STAFF = ("平台调度员", "你们的客服", "热线的人", "派单的", "平台管理员", "值班的工作人员")
NUMBERS = ("我的电话", "我的手机号", "我家地址", "我的名字", "我的联系方式")
GIVEN = ("给了", "告诉了", "发给了", "透露给")
WHOM = ("物业", "我投诉的那家店", "村主任", "开发商", "那个老板")


@pytest.mark.parametrize("staff", STAFF)
def test_staff_that_give_a_reporter_away_are_reported(staff):
    said = [f"{staff}把{''.join(parts)}" for parts in product(NUMBERS, GIVEN, WHOM)]
    assert [text for text in said if not told(text).report] == []


HANDED = (
    "把我的电话给物业就行", "客服把物业的电话给了我", "我把电话给物业了", "调度员让我联系物业", "请平台把我的电话给维修师傅",
    "平台把我的电话给了师傅",
)  # fmt: skip


@pytest.mark.parametrize("said", HANDED)
def test_who_hands_a_number_on_as_asked_gives_nobody_away(said):
    assert not told(said).report


@pytest.mark.parametrize("cry", [texts[0] for texts in CRIES.values()])
@pytest.mark.parametrize("at", [0.0, 0.5, 1.0])
def test_a_cry_is_heard_anywhere_in_a_long_letter(cry, at):
    letter = LETTER * 8
    cut = int(at * len(letter))

    assert told(f"{letter[:cut]}。{cry}。{letter[cut:]}").danger


def test_an_essay_on_fire_safety_is_no_alarm_however_long():
    assert not told(LETTER * 20).anything
    assert told(ESSAY * 5).danger < Tier.CERTAIN


@given(
    st.sampled_from([texts[0] for texts in CRIES.values()]),
    st.integers(0, 40),
    st.sampled_from("\u200b\u200d\u2060\ufeff\u00ad"),
)
@settings(max_examples=60, deadline=None)
def test_a_sign_that_nobody_sees_hides_no_cry(cry, at, unseen):
    assert told(cry[:at] + unseen + cry[at:]).danger == told(cry).danger


def test_what_the_listener_alone_hears_shows_the_clause_as_it_was_written():
    assert told("路灯坏了，妹妹滑到塘\u200b里去了！").danger_words == ("妹妹滑到塘\u200b里去了",)


@pytest.mark.parametrize(
    "abuse", ["一群饭桶", "吃干饭的！吃干饭的！吃干饭的", "垃圾", "脑子进水，废物"]
)
@pytest.mark.parametrize("text", ["小区路灯不亮", "三楼着火了", "村主任侵占低保"])
def test_abuse_says_nothing_to_the_listener(text, abuse):
    assert heed(f"{text}。{abuse}") == heed(text)
    assert heed(abuse) == SILENCE


@pytest.mark.parametrize(
    "number",
    [
        "13876543219",
        "一三八七六五四三二一九",
        "138 7654 3219",
        "zhangsan88",
        "zhangsan",
        "WX：zs8765",
    ],
)
def test_numbers_however_spelt_accuse_and_alarm_nobody(number):
    assert not told("路灯坏了，" + f"；路灯，{number}" * 30).anything


def test_nothing_said_is_silence():
    assert heed("") == heed("……！") == SILENCE


def test_signs_and_numbers_make_no_difference():
    assert bare("3号楼，2单元！help me") == "0号楼0单元help\0me"


@given(st.text("路灯坏了水火。，", max_size=700))
def test_a_text_is_heard_to_its_end(text):
    heard = set("".join(pieces(text)))
    assert heard == set(bare(folded(text)))
    assert not text[-1:].strip("。，") or "".join(pieces(text)).endswith(text[-1])


def test_a_note_is_heard_in_windows_and_a_letter_in_its_sentences():
    assert len(pieces("路灯" * 30)) == 1
    assert len(pieces("路灯" * (NOTE // 2))) == 8
    assert len(pieces("路灯坏了。" * 100)) == 100
    assert len(pieces("路灯" * READ_AT_MOST)) <= READ_AT_MOST / 40


@given(st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6))
def test_one_number_holds_two(danger, report):
    assert apart((danger << 32) + report) == (danger, report)


def test_the_model_is_small_and_a_text_takes_no_time():
    model()
    texts = [LETTER[:60], LETTER, LETTER * 4, (LETTER * 60)[:10_000]]
    spent = []
    for text in texts * 3:
        began = time.process_time()
        heed(text)
        spent.append(time.process_time() - began)

    assert Path(PATH).stat().st_size <= 1_000_000
    assert min(spent[3::4]) < 0.1  # 5 ms on a quiet machine: `python -m bench.safety` says


@pytest.mark.parametrize("text", ["done", "Broken lamp", "status done", "长" * 41, "啊" * 300])
def test_a_word_or_two_and_one_sign_again_and_again_accuse_nobody(text):
    assert listen(COUNTY.emergency_words, COUNTY.guarded_words, text).report is Tier.NO


def test_a_long_run_of_letters_takes_no_longer_to_read_than_words():
    """It took a second for twelve thousand: each letter began to look for a number anew."""

    def took(text):
        started = time.process_time()
        bare(text)
        return time.process_time() - started

    words = min(took("路灯坏了请修" * 2000) for _ in range(3))
    assert min(took("a" * 12_000) for _ in range(3)) < 20 * words
