"""What identifies a person is masked however it is spelled; what only looks like it is left alone."""

import json
import time
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain import codes
from functions.domain.words import masking
from functions.domain.words.masking.doors import told_doors
from functions.domain.words.masking.own import calls
from tests.people import (
    OTHERS,
    SCRIPTS,
    disguised,
    identity_cards,
    luhn,
    mails,
    mobiles,
    plates,
    spelled,
    written,
)

SAMPLES = Path(__file__).parents[2] / "infra/local/demo_county/sample_appeals.json"
AROUND = st.sampled_from(
    [("我的电话是", "，请回电"), ("张三", "三个人都在"), ("⑴", "。"), ("* ", " *"), ("", ""), ("2026年欠 ", "\n谢谢")]
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("身份证990101197108230012，", "身份证990***********0012，"),
        ("电话19900000061。", "电话199****0061。"),
        ("卡号6200000000000000018", "卡号6200***********0018"),
        ("打 199 0000 0061 找我", "打 199 **** 0061 找我"),
        ("１９９００００００６１", "１９９****００６１"),
        ("一九九零零零零零零六一", "一九九****零零六一"),
        ("(0746)8322345转801", "(0746)*********01"),
        ("单号123456789012345678", "单号123456789012345678"),
        ("一天380块，欠四万六千二", "一天380块，欠四万六千二"),
    ],
)
def test_numbers_of_persons_are_masked_and_what_stays_is_as_it_was_written(said, shown):
    assert masking.text(said) == shown


@given(spelled, AROUND)
def test_a_number_is_masked_in_every_spelling(told, around):
    number, spell = told
    before, after = around
    said = f"{before}{spell(number)}{after}"

    assert masking.text(said).count("*") >= said.count("*") + 2
    closed = masking.closed(said)
    left = closed.removeprefix(before).removesuffix(after)
    assert not any(c.isdecimal() or c in "一二三四五六七八九〇零幺十百千" for c in left), (
        said,
        closed,
    )


@given(mobiles, AROUND)
def test_letters_that_look_like_digits_hide_no_number(number, around):
    told = disguised(number)
    said = f"{around[0]}{told}{around[1]}"

    assert told.isdigit() or told not in masking.text(said)
    assert not any(
        c.isdigit() for c in masking.closed(said).removeprefix(around[0]).removesuffix(around[1])
    )


@given(
    plates,
    st.sampled_from([("占道的车是", "停在门口"), ("", "。"), ("车牌：", "\n"), ("白色", " 跑了")]),
)
def test_a_plate_is_masked_in_every_spelling(plate, around):
    shown = (
        masking.text(around[0] + plate + around[1]).removeprefix(around[0]).removesuffix(around[1])
    )

    assert sum(c != "*" for c in shown) <= 3, shown


@given(
    mails, st.sampled_from([("我的邮箱 ", " 请回复"), ("", ""), ("发到", "，谢谢"), ("，", "\n")])
)
def test_a_mail_address_is_masked_in_every_spelling(mail, around):
    shown = masking.closed(around[0] + mail + around[1])

    assert not any(piece in shown for piece in ("hang", "san", "88", "zs"))


@pytest.mark.parametrize("said", OTHERS)
@pytest.mark.parametrize("around", [("{}", ""), ("请联系我，{}，谢谢", ""), ("路灯坏了\n{}\n", "")])
def test_so_are_plates_mail_and_the_names_on_the_net(said, around):
    closed = masking.closed(around[0].format(said))

    assert not any(piece in closed for piece in ("8765", "8Z765", "san", "87 654", "876", "0605"))
    assert masking.text(said) != said


HARMLESS = (
    "2026-11-26 13:45:30", "2026年11月26日", "2026/11/26—2026/12/01", "1986.2.19-1991.11.3", "20261126",
    "二〇二六年十一月二十六日", "一九九八年", "13,800,138,000元", "13800138000元", "1380013.80元", "四万六千二百元",
    "12345", "110、119、120", "12348", "96716", "1、3、5、6、7、8、9、10、11栋", "1 3 5 7 9 11 13 15 17号楼",
    "13.108.255.100", "第(2026)18号文", "K1234次", "G1234", "3栋2单元502", "5-2-1203", "A2区", "E10县",
    "1号线转2号线", "50%", "3.14159265", "10000000000", "35kV", "新a栋1203", "x86", "0.5—1.5米",
    "苹果3@5元一斤", "长3*4*5米", "涨了50%20户都有", "A&B座", "三个2楼住户", "两个3栋的人", "<5岁的孩子", "R&D", "one two three",
    "湖南2026年", "北京B座1203", "打2000000元官司", "8@8号", "a<b", "公交卫星定位",
    "八百三十二万二千三百四十五元", "三百五十万", "一百三十八万零一百三十八块", "两千三、四千五、五千六", "一九九八年八千元", "鲁A一二三路",
    "十五组一千三百人", "一千三百八十万吨", "https://mail.qq.com", "www.qq.com", "138仟瓦1380013千瓦", "一三五年", "第一百三十八条",
    "二十一中四百三十二班", "13号楼8单元", "1500lbs", "LED 1300lm", "5G信号", "B1层", "S305省道", "湘A座", "一百三十八户，零三户没水",
)  # fmt: skip
order_numbers = st.builds(
    codes.number,
    st.datetimes(timezones=st.just(codes.BEIJING)).map(lambda at: at.replace(year=2024 + at.year % 6)),
    st.integers(0, 10**12 - 1).map(lambda n: f"{n:012}"),
)  # fmt: skip
amounts = st.one_of(
    st.integers(1, 10**12).map("{}元".format),
    st.integers(1, 10**12).map("{:,}元".format),
    st.integers(1, 10**8).map("{}万元".format),
    st.floats(0.1, 10**6).map("{:.2f}".format),
)
moments = st.datetimes().map(lambda at: (at + timedelta(0)).replace(year=1950 + at.year % 100))
dates = st.builds(
    lambda at, form: at.strftime(form),
    moments,
    st.sampled_from(
        ["%Y-%m-%d %H:%M:%S", "%Y年%m月%d日", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%m-%d"]
    ),
)
houses = st.builds(
    "{}栋{}单元{}".format, st.integers(1, 99), st.integers(1, 9), st.integers(101, 3602)
)
hotlines = st.sampled_from(
    ["12345", "110", "119", "120", "122", "12348", "12315", "95598", "10086"]
)
harmless = st.one_of(
    st.sampled_from(HARMLESS), order_numbers, amounts, dates, houses, hotlines,
    st.lists(st.integers(1, 40), min_size=2, max_size=12, unique=True).map(
        lambda found: "、".join(map(str, sorted(found))) + "号楼"
    ),
)  # fmt: skip


@given(harmless)
def test_dates_amounts_orders_houses_and_hotlines_stay(said):
    shown = f"反映{said}的情况"

    assert masking.text(shown) == shown


@pytest.mark.parametrize(
    "said", ["电话打了20261126也没用", "打12345和110", "手机坏了花了8322345元"]
)
def test_a_word_for_calling_makes_no_number_of_a_date_a_hotline_or_an_amount(said):
    assert masking.text(said) == said


def test_no_number_of_a_sample_survives():
    for appeal in json.loads(SAMPLES.read_text()):
        masked = masking.text(appeal["text"])
        assert not any(
            n in masked for n in ("990101197108230012", "19900000061", "6200000000000000018")
        )


@given(st.text())
def test_masking_is_done_once(text):
    assert masking.text(masking.text(text)) == masking.text(text)


@given(st.text(), identity_cards, mobiles)
def test_only_what_is_masked_changes(text, card, mobile):
    said = f"{text}，{card}，{mobile}。"
    shown = masking.closed(said)

    assert len(shown) == len(said)
    assert all(a in {b, "*"} for a, b in zip(shown, said, strict=True))


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1 ",
        "13",
        "a",
        "a.",
        "@",
        "一",
        "0746-",
        "微信",
        "电话",
        "\u200b",
        "湘E",
        "栋1",
        "我叫",
        "王",
    ],
)
def test_the_time_grows_with_the_length_and_no_faster(piece):
    def seconds(n: int) -> float:
        began = time.process_time()
        masking.closed(piece * (n // len(piece)))
        return time.process_time() - began

    seconds(1000)
    short = max(seconds(2_000), 0.004)
    assert any(seconds(16_000) < 24 * short for _ in range(3))


@pytest.mark.parametrize(
    ("full", "shown"), [("张大山", "张*山"), ("吴花", "吴*"), ("欧阳小明", "欧**明")]
)
def test_names_are_masked(full, shown):
    assert masking.name(full) == shown


@pytest.mark.parametrize("sign", ["😀", "📞", "♥", "❤️", "|", "=", "'", "…", "☎", "★"])
def test_a_number_is_found_whatever_parts_its_groups(sign):
    assert masking.closed(f"138{sign}7654{sign}3219") == f"***{sign}****{sign}****"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("微 信：abc12345", "微 信：********"),
        ("薇❤️abc12345", "薇❤️********"),
        ("Q Q 12345678", "Q Q ********"),
        ("企鹅12345678", "企鹅********"),
        ("zhangsan@县.com", "********@县.com"),
        ("WJ湘12345", "*" * 8),
        ("车号8Z765", "车号*****"),
        ("手机尾号3219", "手机尾号****"),
        ("43110319870605123×", "*" * 18),
        ("43110319870605123*", "*" * 18),
        ("138三个零1765四", "*" * 11),
        ("13876543两个2一", "*" * 12),
        ("身份证号码后6位是051234", "身份证号码后6位是******"),
        ("身份证：4311**198706051234", "身份证：4311**" + "*" * 12),
        ("&#49;3876543219", "*" * 15),
        ("138%207654%203219", "***%20****%20****"),
    ],
)
def test_nothing_is_left_of_the_less_usual_ones(said, shown):
    assert masking.closed(said) == shown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("我叫张大山，住在3栋2单元502", "我叫***，住在3栋*单元***"),
        ("我 叫 张 大\u200b山", "我 叫 * *\u200b*"),
        ("本人李某，反映路灯", "本人**，反映路灯"),
        ("联系人陈经理", "联系人***"),
        ("联系人：欧阳小明 电话", "联系人：**** 电话"),
        ("我姓王", "我姓*"),
        ("路灯坏了半个月\n王小明\n2026年11月", "路灯坏了半个月\n***\n2026年11月"),
        ("此致敬礼 赵铁柱", "此致敬礼 ***"),
        ("我家在青竹村5组12号", "我家在青竹村5组**号"),
    ],
)
def test_who_must_stay_unknown_is_not_named_in_their_own_words(said, shown):
    assert masking.closed(said) == shown


@pytest.mark.parametrize(
    "said",
    [
        "青竹村王书记把路修到自己家门口", "李主任收了钱", "本人于去年购买的房子漏水", "我是张家村村民",
        "我是一名学生", "马路坏了", "3栋的电梯坏了", "家里三室两厅", "有12户没通水", "14栋三百多户上千人",
    ],
)  # fmt: skip
def test_whom_a_matter_is_about_can_still_be_read(said):
    assert masking.closed(said) == said


def test_a_house_of_a_village_is_one_persons_home_however_it_is_told():
    for said, kept in {
        "住3组12号": "住3组**号", "村东头第三家": "村东头第*家", "他住村口第一户": "他住村口第*户",
        "住在三组12号": "住在三组**号", "李家屯7号": "李家屯*号",
    }.items():  # fmt: skip
        assert masking.closed(said) == kept
    for said in (
        "路灯在3组12号电杆旁",
        "12月3号下午停电",
        "三组5号变压器坏了",
        "医院住院12号床",
        "3组12号前交完",
    ):
        assert masking.closed(said) == said


def test_what_any_member_of_staff_reads_does_not_name_its_teller_and_their_family():
    for said, kept in {
        "我叫张大山，路灯坏了": "我叫***，路灯坏了", "本人系退伍军人王大力，要反映一件事": "本人系退伍军人***，要反映一件事",
        "女儿张小宝在城东小学三年级二班": "女儿***在城东小学三年级二班", "住翠竹苑3栋502，电话13800138000": "住翠竹苑3栋502，电话138****8000",
    }.items():  # fmt: skip
        assert masking.told(said) == kept
    accused = "村主任王大力把低保给了他儿子王小宝"
    assert masking.told(accused) == accused


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("3栋2单元502", "3栋*单元***"),
        ("三栋二单元五〇二室", "三栋*单元***室"),
        ("青竹村5组12号", "青竹村5组**号"),
        ("青竹路12号翠竹苑3栋502", "青竹路**号翠竹苑3栋***"),
        ("B座1203", "B座****"),
        ("县一中门口", "县一中门口"),
        ("我家，138 0013 8000", "我家，*** **** ****"),
    ],
)
def test_an_address_says_where_and_not_whose_door(written, shown):
    assert masking.address(written) == shown


def test_what_a_dispatcher_passes_on_may_name_a_plate_and_a_door_and_no_person():
    said = "违停车辆湘E8Z765，在3栋502门口，联系人陈经理13800138000"

    assert masking.released(said) == "违停车辆湘E8Z765，在3栋502门口，联系人***" + "*" * 11
    assert "湘E8Z765" not in masking.colleagues(said)


def test_a_card_is_known_by_its_sum():
    assert masking.text(luhn("620000000000000001")) != luhn("620000000000000001")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("张大山家门口的路灯，问张大山", "***家门口的路灯，问***"),
        ("张\u200b大 山家", "*\u200b* *家"),
        ("张小川家门口，张大爷说", "张小川家门口，张大爷说"),
        ("有事打832 2345", "有事打*** ****"),
        ("8322345是我", "*******是我"),
        ("八三二二三四五", "*******"),
    ],
)
def test_a_name_that_was_left_and_a_bare_number_are_found_where_nothing_introduces_them(
    said, shown
):
    assert masking.closed(said, "张*山") == shown


def test_a_twin_that_fits_everybody_hides_nobody():
    said = "吴主任收了钱，花了8322345元，20261126开的会"

    assert masking.closed(said, "吴*") == said


CALLED = ["张大山", "欧阳小明", "李秀英"]
WAYS = [
    "我叫{}，路灯坏了", "我叫做{}", "我的名字是{}。", "姓名：{}", "我{}，男，七十八岁", "我{}是三组的人，家里没水",
    "我是三组村民{}，家里没水", "我是业主{}，电梯坏了", "我是三组的{}", "村民{}反映没水", "我儿子{}在三中读书", "我爸{}被打",
    "我老公叫{}，在工地上", "我女儿，名叫{}，八岁", "我家孩子{}在幼儿园被打了", "我们夫妻{}、李四海住在这里", "此致敬礼 {}",
]  # fmt: skip


@pytest.mark.parametrize("name", CALLED)
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("part", ["", "\u200b", " "])
def test_no_way_to_say_the_own_name_or_that_of_the_family_is_left(name, way, part):
    said = way.format(part.join(name))

    shown = masking.closed(said)

    assert not any(sign in shown for sign in name if sign not in way), shown
    assert shown.count("*") - said.count("*") >= len(name)


@pytest.mark.parametrize(
    "name", ["阿依古丽", "扎西", "古丽娜尔·买买提", "zhang dashan", "John Smith"]
)
def test_a_name_that_no_list_of_surnames_knows_is_hidden_too(name):
    assert masking.closed(f"我叫{name}，路灯坏了") == f"我叫{'*' * len(name)}，路灯坏了"


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("My name is John Smith and I live here", ("John", "Smith")),
        ("my full name is maria lopez", ("maria", "lopez")),
        ("I'm Zhang Dashan from room 501", ("Zhang", "Dashan", "501")),
        ("I am Olga, the lamp is broken in flat 5B", ("Olga", "5B")),
        ("My daughter Anna is at the school, apt. 12-3", ("Anna", "12-3")),
        ("The lamp is broken.\nBest regards,\nJohn Smith", ("John", "Smith")),
        ("wo jiao zhang dashan", ("zhang", "dashan")),
    ],
)
def test_in_english_nobody_is_named_either_nor_their_door(said, left):
    shown = masking.closed(said)

    assert not any(piece in shown for piece in left), shown


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("抖音号 zsan8899", "8899"), ("快手：zs_8899", "8899"), ("小红书号123456789", "3456"), ("Telegram @zsan8899", "8899"),
        ("whatsapp +44 7911 123456", "7911"), ("我的号码+44 7911 123456", "7911"), ("学号20230123", "0123"),
        ("我的工号是A1023", "1023"), ("残疾证43252419860721321843", "8607"), ("微信名叫山里人，加我", "山里人"),
        ("梅湾路12号附3号", "附3"), ("门牌号105", "105"), ("+1 650 253 0000", "0000"),
    ],
)  # fmt: skip
def test_names_on_other_platforms_and_numbers_of_papers_are_hidden(said, left):
    assert left not in masking.closed(said)


@pytest.mark.parametrize(
    "said",
    [
        "我叫救护车，等了一个小时", "我叫物业来修，没人来", "我马上就去", "我孙子，今年上学", "工号1023的工作人员态度很差",
        "我儿子马上高考", "我奶奶钱被骗了", "帮我查了，讲是单位没报", "我的名字后面有手印", "我是新来的老师", "我是外地的务工人员",
        "我妈高血压", "抖音上20261126发过", "I am Chinese", "This is not fair", "my son is ill",
    ],
)  # fmt: skip
def test_what_only_sounds_like_a_name_is_left(said):
    assert masking.closed(said) == said


rooms = st.builds("{}{:02}".format, st.integers(1, 33), st.integers(1, 9))
DOOR_SPELLINGS = (
    "{}", "{}室", "3栋{}", "3-2-{}", "3栋2单元{}", "3#{}", "{}的", "{}那户", "房号{}，", "三栋二单元{}号房", "我到{} 看过", "（{}）",
)  # fmt: skip


@given(
    rooms, st.sampled_from(DOOR_SPELLINGS), st.sampled_from([*SCRIPTS, {}]), st.sampled_from([*SCRIPTS, {}])
)  # fmt: skip
def test_a_door_is_known_again_in_a_note_however_each_of_them_wrote_it(room, way, told, noted):
    doors = told_doors((), f"翠竹苑3栋2单元{written(told)(room)}")

    shown = masking.colleagues(f"派人去{way.format(written(noted)(room))}", "", doors)

    assert written(noted)(room) not in shown
    assert masking.placing(f"派人去{way.format(written(noted)(room))}", doors)


@pytest.mark.parametrize(
    "note",
    ["去603室看过", "3栋门口", "502元", "502人联名", "2026年502日", "二单元", "5组12户", "12345"],
)
def test_a_note_of_something_else_stays_as_it_was_written(note):
    doors = told_doors(("楼上401吵",), "翠竹苑3栋3单元502")

    assert masking.colleagues(note, "张*山", doors) == note


@pytest.mark.parametrize(
    "note",
    ["张先生催办", "老张说的", "姓张的业主", "小张来过", "张大山来过", "张 大山催办", "张阿姨"],
)
def test_a_note_calls_the_citizen_by_no_part_of_their_name(note):
    assert "张" not in masking.colleagues(note, "张*山")
    assert calls(note, "张大山")


@pytest.mark.parametrize(
    "note", ["张家村的路", "张书记不同意", "老张书记批的", "一张纸", "王先生催办", "纸张"]
)
def test_who_only_shares_the_surname_and_holds_an_office_is_named(note):
    assert masking.colleagues(note, "张*山") == note
    assert not calls(note, "张大山")
