"""A wish for confidence (请为我保密) that somebody writes instead of ticking it, and a child that tells of itself.

P07 and P14 of the samples ask for it in their words; of who is not yet fourteen and tells what it suffers (P20) no more
people learn who it is than must (最小知悉).
"""

from functions.domain.safety.minors import MYSELF, SUFFERED
from functions.domain.words import late
from functions.domain.words.joined import compared

_ME = r"(我们?|本人|自己|反映人|举报人|投诉人|来信人)"
_NOT = r"(不要|别|莫|勿|不能|不许|不准|不想|不愿|不敢)"
_TELL = r"(讲|说|让|告诉|告知|透露|泄露|泄漏|暴露|公开|提|转告|写)"
_WHO = (
    rf"(是{_ME}|{_ME}(讲|说|举报|反映|投诉|写|报|告|打)的|(是谁|谁)(举报|反映|投诉|说|讲|写|报|告)|{_ME}是谁"
    rf"|{_ME}的?(身份|名字|姓名|信息|电话|情况|联系方式))"
)
_HOW = r"(的?(身份|信息|姓名|名字|个人信息)){0,3}(进行|做好|严格|予以|一定|务必)?保密"
WISH = late.pattern(
    rf"((请|务必|千万|麻烦|求|望){_ME}?|(要求|希望|帮|给|替|为|对|跟){_ME}){_HOW}(?!协议|局|法|员|措施|资料|文件|制度|工作|培训|教育|检查)"
    rf"|保密{_ME}的?(身份|姓名|名字|个人信息|电话|信息)|保护好?{_ME}的?(身份|个人隐私|隐私|个人信息|信息|姓名)"
    rf"|(?<!更){_NOT}[^，。！？；]{{0,6}}{_TELL}[^，。！？；]{{0,8}}?{_WHO}"
    rf"|(?<!更){_NOT}(让|被)[^，。！？；]{{0,8}}(知道|晓得|认出|发现){_WHO}|怕[^，。！？；]{{0,6}}报复|(请|要求|希望|我)(是)?匿名"
)
_ENGLISH = late.pattern(
    r"keep (this|it|me|my name|my identity)[^.!?]{0,12}(confidential|secret|private|anonymous)"
    r"|(do not|don.?t|please not)[^.!?]{0,16}(tell|say|reveal|disclose|share)[^.!?]{0,24}(who i am|my name|my identity|it was me)"
    r"|(stay|remain|be) anonymous|afraid of (revenge|retaliation)"
)


def wishes(text: str) -> bool:
    """Whether who tells it asks that those who handle it don't learn who they are, or is a child that must not be known."""
    said = compared(text)
    own = MYSELF.search(said) and SUFFERED.search(said)
    return bool(own or WISH.search(said) or _ENGLISH.search(said))
