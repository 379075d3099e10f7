"""Whether a password is guessed first: what it holds beside words that everybody tries, and runs of keys.

Names, units and the county with some digits behind them are what people choose and what is tried; so
what counts is what remains when all of that is taken out.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

LEFT_AT_LEAST = 5  # characters that are no word of the list, no run, no year
LEFT_OF_PARTS = 3
WORD_AT_LEAST, RUN_AT_LEAST = 3, 3
_ROWS = (
    "qwertyuiop", "asdfghjkl", "zxcvbnm", "01234567890", "abcdefghijklmnopqrstuvwxyz", "1qaz2wsx3edc4rfv5tgb6yhn",
    "qazwsxedcrfvtgbyhnujm", "!@#$%^&*()", "7894561230", "147258369",
)  # fmt: skip
RUNS = (*_ROWS, *(row[::-1] for row in _ROWS))
_LEET = tuple(str.maketrans("0134578@$!", to) for to in ("oleastbasi", "oieastbasi"))
_COMMON = """
password passwd pass word mima admin administrator root guest test user login welcome hello
iloveyou letmein monkey dragon master sunshine princess football baseball shadow superman woaini
woaiwo wodemima nihao haoren zhongguo china beijing changan renmin zhengfu shehui xian xiang zhen
cun shequ jiedao guanli guanliyuan yonghu denglu chushi shizheng rexian shimin xinfang mashangban
banshi gongdan paidan zhujian chengguan jiaotong gongan jiaoyu minzheng weijian shuili huanbao
renshe caizheng zhengwu jiwei xinxi shuju bangong wangwei zhangwei liwei wangfang lihua temp
temporary change changeme default abc qwe qwer asd asdf zxc xyz aaa demo mingtian jintian chuntian
xiatian qiutian dongtian spring summer autumn winter niubi laopo laogong baobao wujie hunan
zhangsan lisi wangwu lilei hanmeimei huawei xiaomi weixin wechat taobao alipay baidu tengxun douyin
dangyuan dangwei xianwei xianzhang shuji juzhang zhuren renda zhengxie caiwu yunying yewu duban
chengban shenhe jianzhu jianshe ranqi xiaofang nongjing zhengfa woshi woshishui laoshi secret
yongzhou sichuan zhejiang jiangsu shandong henan hebei hubei guangdong shanghai chongqing
"""
COMMON = tuple(_COMMON.split())


def is_weak(password: str, context: Iterable[str]) -> bool:
    """Whether too little of it is the person's own; `context` are the names it must not be made of."""
    plain = unicodedata.normalize("NFKC", password).casefold()
    words = sorted({*_words(context), *COMMON}, key=len, reverse=True)
    parted = re.sub(r"\D", "", plain) + " " + re.sub(r"[\d\W_]", "", plain)  # a1b2c3d4
    core = re.sub(r"^[\d\W_]+|[\d\W_]+$", "", plain)
    forms = (parted, *(core.translate(leet) for leet in _LEET))
    return _left(plain, words) < LEFT_AT_LEAST or any(
        _left(form, words) < LEFT_OF_PARTS for form in forms
    )


def _words(context: Iterable[str]) -> Iterator[str]:
    for name in context:
        plain = unicodedata.normalize("NFKC", name).casefold()
        least = 2 if not plain.isascii() else WORD_AT_LEAST
        parts = [plain, *re.split(r"[^a-z\u4e00-\u9fff]+", plain)]
        yield from (part for part in parts if len(part) >= least)


def _left(text: str, words: list[str]) -> int:
    """How many different characters remain."""
    text = re.sub(r"(19|20)\d\d(\d{4})?", " ", _without_runs(text))
    for word in words:
        text = text.replace(word, " ")
    text = re.sub(r"(.+?)\1{2,}", r"\1", text)
    return len({c for c in text if not c.isspace()})


def _without_runs(text: str) -> str:
    """The longest at each place; of long passwords, no more than anybody types."""
    kept, at = "", 0
    text = text[:64]
    while at < len(text):
        run = next(
            (n for n in range(len(text) - at, RUN_AT_LEAST - 1, -1) if _is_run(text[at : at + n])),
            0,
        )
        kept += " " if run else text[at]
        at += run or 1
    return kept


def _is_run(part: str) -> bool:
    least = RUN_AT_LEAST if part.isdigit() else RUN_AT_LEAST + 1
    return len(part) >= least and (len(set(part)) == 1 or any(part in row for row in RUNS))
