"""Twenty-three texts that hold a single word of another kind: the word decides nothing, a person does."""

import pytest

from functions.domain.county.rule import Duty, Rule
from functions.domain.safety import Heard
from functions.domain.triage.routing import Classified, NetWords, Spot, decide
from functions.domain.words.matching import fold
from functions.router import classifier
from functions.router.classifier.words import lexicon

# Each text is surely of one kind, and names in passing what the rule or the duty of another unit stands on.
PAIRS = (
    ("配电房", "我在阳光花园买房三年了，开发商一直不给办房产证，交房时连配电房都没有验收，物业说要等，请住建部门督促尽快办理房产证"),
    ("学校", "我家的房产证办了五年还没办下来，开发商说要等规划验收，学校旁边那几栋都办好了，请督促开发商给业主办证"),
    ("医院", "我们厂拖欠工人工资三个月了，老板一直说没钱，工人们要吃饭，劳动合同也没有签，医院那边的工地就按月发，请劳动部门帮我们讨薪"),
    ("高铁站", "我在工地干活被拖欠工资两万块，包工头跑了，找劳动监察没人管，工地就在高铁站对面，请帮农民工讨要血汗钱"),
    ("派出所", "孩子上小学报名被要求交赞助费，老师还让家长买指定的教辅书，家长很有意见，学校就在派出所对面，请教育局管管乱收费"),
    ("红绿灯", "初中补课收费太高，老师在校外办补习班要求学生都参加，不去就坐后排，学校门口的红绿灯我就不说了，请教育局查处"),
    ("火车站", "县人民医院看病排队太久，医生开很多检查，药费很贵，医保报销比例又低，从火车站过去很远，请卫生部门整顿医院收费"),
    ("桥", "乡镇卫生院的医生不给老人看病，让去县医院，村里的卫生室也关门了，老人看病难，请卫健部门解决，桥头的那家也没医生"),
    ("一中", "出租车司机拒载还绕路多收钱，公交车又等不到，打了投诉电话没人处理，县一中学生晚上都打不到车，请交通部门管管出租车"),
    ("幼儿园", "工厂半夜排放黑烟和刺鼻废气，附近居民咳嗽睡不着，污水直接排到河里鱼都死了，幼儿园的孩子也在旁边，请环保部门查处工厂污染"),
    ("卫生院", "采石场灰尘漫天，噪音很大，爆破震得房子都裂了，废水流到田里，污染环境，卫生院就在下面，请环保局来检测粉尘污染"),
    ("菜场", "我父亲的养老保险缴费年限算错了，退休金少了三百块，社保局让我回原单位开证明，单位早倒闭了，菜场都变成超市了，请社保局核实"),
    ("中学", "网上买的电动车有质量问题，商家不退不换，三包也不认，打了消协的电话没人处理，就在中学旁边的店，请帮消费者维权"),
    ("税务局", "传销组织在小区里租房骗人，每天很多人上课，我表弟被骗了五万块，报警也没人管，就在税务局后面那栋楼，请公安打掉传销"),
    ("学校", "房屋拆迁补偿标准太低，拆迁办不给安置房，过渡费两年没发，评估公司乱评，学校那一片都补得高，请按政策补偿安置"),
    ("水库", "旅游景区门票乱收费，导游强制购物，买的玉是假的，退货不给退，水库边那个景区，请旅游局查处导游"),
    ("车站", "酒店预订了不能退款，旅行社又不按行程走，导游态度恶劣，收了自费项目的钱，车站门口的旅行社，请文旅局管管旅行社"),
    ("法院", "城管乱贴罚单，路边摊贩占道经营也不管，垃圾没有人清，路灯坏了半条街，法院门口那段最乱，请城管局整治市容"),
    ("祠堂", "农村的路修了一半就停工，下雨全是泥，老人小孩摔跤，客车也开不进来，交通局说没有资金，祠堂那段最难走，请把村道硬化修通"),
    ("祠堂", "失地农民的社保一直没有办，土地征收了三年，镇里说在排队，养老保险的补贴也没到账，祠堂也拆了，请人社局解决失地农民社保"),
    ("医院", "教师的绩效工资两年没有发，年终奖也没有，乡村教师补贴打折，教育局说财政没钱，医院的就发了，请落实教师待遇"),
    ("加油站", "幼儿园收费太高，没有收据，老师没有教师资格证，孩子吃的饭菜很差，就在加油站旁边，请教育局检查这家幼儿园"),
    ("公交", "高考改革后学校的排课太乱，周末也不放假，学生负担太重，晚自习到十一点，公交都没了，请教育部门规范高中补课"),
)  # fmt: skip
# Where the classifier is not sure, the county's own word decides, as its admin wrote.
UNSURE = (
    ("菜市场", "公交车司机开车很猛，急刹车老人摔倒，公交线路班次少，等一个小时，菜市场那一站经常甩站，请交通部门管管公交公司"),
    ("药店", "超市卖过期食品，吃了拉肚子，找商家退钱还骂人，包装上日期被涂改，药店隔壁那个超市，请市场监管部门查处过期食品"),
    ("图书室", "小区里天天有人打麻将赌博，输赢很大，半夜还吵架打架，派出所来过又开了，图书室都被占了，请公安部门抓赌"),
)  # fmt: skip


def classified(text):
    said = classifier.suggest("", text)
    shown = tuple(map(fold(text).as_written, said.words))
    return Classified(
        said.label, said.conf, said.auto, said.top2, shown, said.second_words, said.auto
    )


def decided(text, *, rules=(), duties=()):
    return decide(
        rules, NetWords(), content=text, spot=Spot("P1", "431103"), duties=duties,
        classified=classified(text), kind_of=classifier.kind_of,
        heard=Heard(),
    )  # fmt: skip


def by_rule(word):
    return {"rules": (Rule("别的", "elsewhere", keywords=(word,)),)}


def by_duty(word):
    return {"duties": (Duty("1", "别的事项", "elsewhere", (word,)),)}


@pytest.mark.parametrize("known", [by_rule, by_duty])
@pytest.mark.parametrize(
    ("word", "text"), PAIRS, ids=[f"{n} {word}" for n, (word, _) in enumerate(PAIRS)]
)
def test_a_word_in_passing_sends_nothing_out_and_both_are_offered(known, word, text):
    found = decided(text, **known(word))

    assert found.unit is None
    assert {choice.unit for choice in found.choices} == {"", "elsewhere"}
    assert word in next(choice.why for choice in found.choices if choice.unit == "elsewhere")


@pytest.mark.parametrize(
    ("word", "text"), PAIRS, ids=[f"{n} {word}" for n, (word, _) in enumerate(PAIRS)]
)
def test_the_words_that_spoke_for_its_kind_are_whole_words_of_the_text(word, text):
    shown = decided(text, **by_rule(word)).choices[0].why[1:]

    assert shown
    assert all(one in text for one in shown)
    assert set(map(fold_of, shown)) <= lexicon().keys()


def fold_of(word):
    return fold(word).text


@pytest.mark.parametrize("known", [by_rule, by_duty])
@pytest.mark.parametrize(("word", "text"), UNSURE)
def test_where_nobody_is_sure_of_something_else_the_word_decides(known, word, text):
    assert decided(text, **known(word)).unit == "elsewhere"
