"""What a text asks for, by its words alone: a question that complains of nothing (咨询), else nobody knows.

It gives a dispatcher the purpose to begin with, and what is dispatched at once its time; whoever reads it says another.
"""

import re

from functions.domain.county.purposes import Purpose

SHORT = 150  # characters; who tells a long story wants more than to know
_ASKS = re.compile(r"请问|想问|问一?下|咨询|想了解|了解一下|想知道")
_OFFICE = re.compile(
    r"(?:什么|哪些|么子|啥)(?:材料|手续|证件|资料|条件|流程)|(?:材料|手续|流程|条件)(?:是什么|有哪些|怎么)"
    r"|(?:怎么|如何|怎样|哪里?|哪儿)(?:申请|申报|办|报名|查询|领取|领|提取|缴费|交)|一次办完|(?:可以|能)(?:不能|否)?(?:申请|办理|报名)"
)
_COMPLAINS = re.compile(
    r"投诉|举报|反映|没(?:有)?人[管修理]|无人[管修理]|垃圾|不[管修理]|坏了|堵[了塞住]|漏[水电气]|停[水电气]|拖欠|欠薪|乱[停丢扔倒]|扰民|噪[声音]"
    r"|推诿|踢皮球|态度|违法|违规|偷排|污染|臭|危险|受伤|死|跳楼|打[人架]|什么时候(?:能?修|来|解决)|到底|凭什么|赶紧|请尽快|为什么|为何|拒绝|不给|不让|不同意|强行|强制|要求政府|请求|希望领导|至今|一直没|搞错|质疑"
)


def purpose_of(content: str) -> Purpose:
    """The purpose that a text surely has."""
    asks = len(content) <= SHORT and _ASKS.search(content) and _OFFICE.search(content)
    return Purpose.CONSULT if asks and not _COMPLAINS.search(content) else Purpose.UNSAID
