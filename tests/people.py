"""Numbers of invented persons, in every spelling, for tests of what is masked."""

from collections.abc import Callable

from hypothesis import strategies as st

HAN = dict(zip("0123456789", "零一二三四五六七八九", strict=True))
SPOKEN = HAN | {"1": "幺", "0": "〇"}
WIDE = {str(n): chr(0xFF10 + n) for n in range(10)}
CIRCLED = {"0": "⓪"} | {str(n): chr(0x2460 + n - 1) for n in range(1, 10)}
KEYCAP = {str(n): f"{n}\ufe0f\u20e3" for n in range(10)}
BANKED = dict(zip("0123456789", "零壹贰叁肆伍陆柒捌玖", strict=True))
SCRIPTS = (HAN, SPOKEN, WIDE, CIRCLED, KEYCAP, BANKED)

Spell = Callable[[str], str]


def _digits(n: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=n, max_size=n)


mobiles = st.builds("1{}{}".format, st.sampled_from("3456789"), _digits(9))
landlines = st.builds(
    "{}{}{}".format,
    st.sampled_from(["010", "021", "0746", "0731", "0898"]),
    st.sampled_from("2345678"),
    _digits(6),
)
days = st.dates().map(lambda day: f"{1950 + day.year % 60}{day:%m}{min(day.day, 28):02}")
identity_cards = st.builds(
    "{}{}{}{}".format, st.sampled_from(["431103", "990101", "110108"]), days, _digits(3),
    st.sampled_from("0123456789X"),
)  # fmt: skip


def luhn(start: str) -> str:
    """The digits with the one more that makes them a card's."""
    total = 0
    for i, digit in enumerate(reversed(start)):
        value = int(digit) * (2 - i % 2)
        total += value - 9 if value > 9 else value
    return f"{start}{-total % 10}"


bank_cards = st.builds("62{}".format, _digits(16)).map(luhn)


def grouped(*sizes: int, by: str) -> Spell:
    """In groups, with something between them."""

    def spell(number: str) -> str:
        parts, at = list[str](), 0
        for size in (*sizes, len(number)):
            parts.append(number[at : at + size])
            at += size
        return by.join(part for part in parts if part)

    return spell


def written(script: dict[str, str]) -> Spell:
    """In other signs."""
    return lambda number: "".join(script.get(c, c) for c in number)


def between_all(sign: str) -> Spell:
    """With a sign between any two."""
    return sign.join


NOTHING_SEEN = ("\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202c")
MOBILE_SPELLINGS: tuple[Spell, ...] = (
    str,
    *(written(script) for script in SCRIPTS),
    *(grouped(3, 4, by=by) for by in (" ", "-", "—", ".", "·", "\n", "　", "_", "/", "，", "、", ")", " - ", "~")),
    *(grouped(3, 3, by=by) for by in (" ", "-")),
    *(between_all(sign) for sign in (" ", "-", *NOTHING_SEEN, "\u200b\u200b\u200b", "\n")),
    *(f"{prefix}{{}}".format for prefix in ("+86", "+86 ", "0086", "0086-", "(86)", "（+86）", "86", "86-", "17951 ", "0")),
    lambda n: written(HAN)(n[:4]) + n[4:],
    lambda n: n[:3] + written(HAN)(n[3:7]) + n[7:],
    lambda n: n.replace("0", "O"),
)  # fmt: skip
LANDLINE_SPELLINGS: tuple[Spell, ...] = (
    str,
    written(HAN),
    written(WIDE),
    lambda n: f"{n[:-7]}-{n[-7:]}",
    lambda n: f"({n[:-7]}){n[-7:]}",
    lambda n: f"（{n[:-7]}） {n[-7:]}",
    lambda n: f"{n[:-7]} {n[-7:-4]} {n[-4:]}",
    lambda n: f"{n[:-7]}一{n[-7:]}",
    lambda n: f"{n[:-7]}-{n[-7:]}转801",
    lambda n: f"{n[:-7]}{n[-7:]}-8012",
    lambda n: f"{n[:-7]}-{n[-7:]}ext801",
    lambda n: f"+86-{n[1:-7]}-{n[-7:]}",
)
CARD_SPELLINGS: tuple[Spell, ...] = (
    str, written(WIDE), written(HAN), between_all(" "), between_all("\u200b"),
    grouped(6, 8, by=" "), grouped(4, 4, 4, 4, by=" "), grouped(4, 4, 4, 4, by="-"), grouped(6, 4, 4, by="\n"),
)  # fmt: skip
spelled = st.one_of(
    st.tuples(mobiles, st.sampled_from(MOBILE_SPELLINGS)),
    st.tuples(landlines, st.sampled_from(LANDLINE_SPELLINGS)),
    st.tuples(st.one_of(identity_cards, bank_cards), st.sampled_from(CARD_SPELLINGS)),
)

OTHERS = (
    "zhangsan_88@qq.com", "zhangsan＠163.com", "zhangsan at gmail dot com", "zhangsan(at)sina.com",
    "zhangsan＃qq.com", "zhang.san@mail.gov.cn", "微信号：zhangsan_88", "加V：zhangsan88", "wx:zhangsan88",
    "VX zhangsan88", "威信zhangsan88", "QQ 87654321", "扣扣号87654321", "qq邮箱：87654321", "护照E87654321",
    "G87654321", "湘E8Z765", "湘E·8Z765", "湘 E8Z765", "湘ED87654", "湘E87654D", "湘E8765学", "湘E8765警",
    "豫A8765挂", "车牌E8Z765", "400-876-5432", "4008765432", "800 876 5432", "+852 9876 5432",
    "电话8765432", "打我座机876 5432", "请打8765432转12", "8765432转801", "短号687654", "431103876543219".replace("876543", "870605"),
    "身份证号43110319870605", "账号 8765 4321 8765 43", "微信87654321",
)  # fmt: skip
