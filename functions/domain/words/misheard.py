"""Grave words with a character that sounds like the right one (着伙, 跳搂, 溺睡): read as the word.

So writes who speaks to a phone, or takes the first character that it offers. Read so is only what is no word
itself and stands in no everyday one; where it might (着活, 书纪), what stands beside it must say so too.
"""

import re

from functions.domain.words import late

# Each word, and how it is mistaken for itself alone.
_FORMS = (
    "着火 招火 照火 着祸|失火 师火 失伙|爆炸 报炸 暴炸 爆诈 爆榨|煤气 媒气 梅气 煤汽 媒汽|泄漏 谢漏 卸漏 泄陋|漏电 露电 陋电|"
    "触电 触店 触垫 触典|溺水 溺睡 溺税 腻水 匿水|落水 落睡|救命 救名 救明 救铭 旧命 久命 揪命|杀人 刹人 纱人 杀仁|砍人 坎人 侃人 砍仁|"
    "跳楼 跳搂 跳娄 跳漏 眺楼|跳河 跳合 跳何 眺河|自杀 字杀 自纱|割腕 隔腕 哥腕 格腕 割碗|农药 浓药 农要 农耀|强奸 墙奸 抢奸 强尖 强坚|"
    "猥亵 伟亵 委亵 萎亵 猥谢 猥泄 猥写|绑架 榜架 绑嫁 绑驾 梆架|昏迷 婚迷 混迷 昏谜 昏米|晕倒 孕倒 晕导|抢劫 枪劫 强劫 抢截|拐卖 拐买 怪卖|"
    "休克 修克 休刻|窒息 治息 窒吸 窒希|冒烟 冒咽 帽烟|浓烟 浓咽 农烟|黑烟 黑咽|投毒 投独|中毒 食物中独 煤气中独 农药中独|"
    "杀了我 沙了我 纱了我 刹了我|活不下去了 火不下去了 或不下去了 货不下去了|不想活了 不想火了 不想或了 不想货了|"
    "贪污 贪乌|受贿 收贿 手贿 受慧|红包 洪包 宏包 虹包|举报 居报 巨报 举抱|回扣 回叩|书记 叔记 输记"
)
_OR_END = "(?=[了啦咯喽啊呀]|快|救|[，。！？；,.!?\\s]|$)"
_BEFORE = r"(?<![^\s，。！？；,.!?楼房屋家里厂店口山上道元栋层号库院校场间])"
# What is another word elsewhere: only with what stands beside it here.
_BESIDE = (
    (rf"{_BEFORE}着[伙活或货]{_OR_END}|(?<![跟随带看有干做])着伙(?=了|快|救)", "着火"),
    (rf"{_BEFORE}起[伙活或祸](?=了|啦|快|救)", "起火"),
    (r"跳喽(?=楼)|挑楼(?![层盘房型下上市])", "跳楼"),
    (r"(?<=[要想去闹])自[沙傻]|(?<=他|她)自沙(?=了)", "自杀"),
    (r"(?<=[要想去来])[沙傻](?=我|了我)", "杀"),
    (r"拿到(?=[砍捅架]|追(?![加索究溯责])|要[杀砍捅])", "拿刀"),
    (r"(?<=[我妈爸他她你儿女公婆姐哥弟妹奶爷])[合何河]农药", "喝农药"),
    (r"(?<=工地|隧道|矿上|山坡|路面|桥下|矿井)他方", "塌方"),
    (r"晕到(?=了|在|地)", "晕倒"),
    (r"留血(?![样迹液型压])", "流血"),
    (r"贪物(?![质美欲])", "贪污"),
    (r"红[宝饱](?![石书库剧宝])(?=了|，|。|！|\s|$)", "红包"),
    (r"(?<=[村镇乡县委老副])(?:[之知枝只]书|支输)(?![道识])", "支书"),
    (r"(?<=[村镇乡县委支老副])书[纪计季](?![录划节])", "书记"),
    (r"(?<=[长记书任导])手了(?=[^，。！？；]{0,6}(?:钱|红包|好处|[0-9一二三四五六七八九十]+[块万千]))", "收了"),
    (r"掉[和合何](?=里|了里|中)", "掉河"),
    (r"没气泄[漏露]", "煤气泄漏"),
)  # fmt: skip


def _plain() -> dict[str, str]:
    entries = (entry.split(" ") for entry in _FORMS.split("|"))
    return {form: _meant(form, word) for word, *forms in entries for form in forms}


def _meant(form: str, word: str) -> str:
    """The word, with what a form has beside it."""
    if form.endswith("了") and not word.endswith("了"):
        return f"{word}了"
    return f"{form[: len(form) - len(word)]}{word}"


_KNOWN = _plain()
_NOT_AFTER = {"触店": "接", "触垫": "接", "强劫": "坚"}
_PLAIN = late.pattern(
    "|".join(
        (f"(?<!{_NOT_AFTER[form]})" if form in _NOT_AFTER else "") + re.escape(form)
        for form in sorted(_KNOWN, key=len, reverse=True)
    )
)
_OTHER = tuple((late.pattern(pattern), word) for pattern, word in _BESIDE)
_HINT = late.pattern("|".join(sorted({form[:2] for form in _KNOWN})))
_HINTS = late.pattern("着[伙活或货]|起[伙活或祸]|跳喽|挑楼|自[沙傻]|[沙傻](?:我|了我)|拿到|[合何河]农|他方|晕到|留血|贪物|红[宝饱]|书[纪计季]|[之知枝只]书|支输|手了|掉[和合何]|没气")  # fmt: skip


def misheard(text: str) -> str:
    """The text with such words as they are meant."""
    if _HINT.search(text):
        text = _PLAIN.sub(lambda form: _KNOWN[form[0]], text)
    if _HINTS.search(text):
        for pattern, word in _OTHER:
            text = pattern.sub(word, text)
    return text
