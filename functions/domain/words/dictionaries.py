"""The codes that people choose from (字典), with the words they read (field.md §2.1, §2.4)."""

from functions.domain.refusals import Words

REJECT = {
    "out_of_area": Words("不属于本辖区", "Outside this area"),
    "other_body": Words("属党委、人大、政协、法检等职责", "Another body's duty"),
    "litigation": Words("须经或已进入诉讼、仲裁、复议等程序", "Belongs to a legal procedure"),
    "petition": Words("已进入信访程序", "In the petition procedure already"),
    "emergency": Words("应拨打110、119、120、122", "Call 110, 119, 120 or 122"),
    "secret": Words("涉及国家秘密、商业秘密或隐私", "Concerns secrets or privacy"),
    "unlawful": Words("违法或违背公序良俗", "Unlawful"),
    "unclear": Words("内容不清且无法联系", "Unclear, and nobody to ask"),
    "repeated": Words("已办结又以同一事实重复提出", "The same matter was answered before"),
    "spam": Words("广告或恶意骚扰", "Advertising or harassment"),
}
RETURN = {
    "not_our_duty": Words("职能不符", "Not this unit's duty"),
    "not_our_area": Words("属地不符", "Not this unit's area"),
    "unclear_owner": Words("权属不清", "Ownership unclear"),
    "shared_duty": Words("职能交叉", "Several units' duty"),
}
EXTENSION = {
    "coordination": Words("需多个部门协调", "Several departments must agree"),
    "inspection": Words("需现场检测、鉴定", "An inspection on site is needed"),
    "supplies": Words("等待材料、配件", "Waiting for material or parts"),
    "procurement": Words("需招标、采购", "A tender or purchase is needed"),
    "weather": Words("受天气影响，不能施工", "The weather stops the work"),
    "citizen": Words("等待当事人配合", "Waiting for those concerned"),
}
PAUSE = {
    "history": Words("历史遗留问题", "A legacy of the past"),
    "needs_planning": Words("需规划调整", "Needs planning"),
    "needs_funds": Words("需资金安排", "Needs funds"),
    "needs_project": Words("需列入工程项目", "Needs a building project"),
    "legal": Words("等待司法、行政程序的结果", "Waiting for a legal procedure"),
}
OTHER = "other"  # a reason that the list lacks: said in words
REVIEW = {
    "wording": Words("用语不规范", "Improper wording"),
    "not_contacted": Words("未联系群众", "The citizen was not contacted"),
    "off_point": Words("答非所问", "Does not answer the matter"),
    "no_evidence": Words("无证据", "No evidence"),
    OTHER: Words("其他（写明原因）", "Other (say what)"),
}
TERMINATE = {
    "out_of_scope": Words("超出受理范围", "Out of scope"),
    "other_procedure": Words("已转入其他法定程序", "Moved to another procedure"),
    "no_cooperation": Words("多次联系不上，无法继续", "Cannot be continued"),
    "duplicate": Words("与另一事项重复", "The same as another matter"),
}
UNSOLVED = {
    "needs_funds": Words("需资金安排", "Needs funds"),
    "needs_planning": Words("需规划调整", "Needs planning"),
    "history": Words("历史遗留问题", "A legacy of the past"),
    "no_basis": Words("诉求缺乏政策依据", "No basis in policy"),
}
EXCLUDE = {
    "out_of_scope": Words("诉求超出职责或政策范围", "Beyond anybody’s duty or policy"),
    "unlawful": Words("诉求违法或不合理", "Unlawful or unreasonable"),
    "mistaken": Words("误评，群众本人确认", "By mistake, as its citizen confirmed"),
    "malicious": Words("恶意评价，有证据", "Malicious, as is shown"),
    "other_matter": Words("评价的是另一件事", "It judges another matter"),
}
RATING_TAGS = {
    "slow": Words("办得太慢", "Too slow"),
    "unsolved": Words("问题没解决", "Not solved"),
    "attitude": Words("态度不好", "Bad attitude"),
    "not_contacted": Words("没人联系我", "Nobody contacted me"),
    "empty_reply": Words("答复敷衍", "An empty reply"),
    "fast": Words("办得快", "Fast"),
    "solved": Words("问题解决了", "Solved"),
    "kind": Words("态度好", "Kind"),
}
CONTACT_METHODS = {
    "phone": Words("电话", "Phone"),
    "visit": Words("上门", "Visit"),
    "on_site": Words("现场见面", "On site"),
    "message": Words("短信", "Message"),
}
LEVELS = {
    "1": Words("特急", "Emergency"),
    "2": Words("紧急", "Urgent"),
    "3": Words("一般", "Normal"),
    "4": Words("复杂", "Complex"),
}
COMPLEXITIES = {"simple": Words("简单事项", "Simple"), "complex": Words("复杂事项", "Complex")}
RATINGS = {
    "5": Words("非常满意", "Very satisfied"),
    "4": Words("满意", "Satisfied"),
    "3": Words("基本满意", "Fairly satisfied"),
    "2": Words("不满意", "Dissatisfied"),
    "1": Words("非常不满意", "Very dissatisfied"),
}
RESULTS = {
    "solved": Words("已解决", "Solved"),
    "partly": Words("部分解决", "Partly solved"),
    "unsolved": Words("未解决", "Not solved"),
}
# Of a dispute that was mediated (矛盾纠纷化解, B29): its kind, and what came of it.
DISPUTES = {
    "family": Words("婚姻家庭", "Marriage and family"),
    "neighbours": Words("邻里", "Neighbours"),
    "land": Words("土地山林", "Land and woods"),
    "wages": Words("劳动工资", "Wages"),
    "property": Words("物业", "Property management"),
    "trade": Words("消费买卖", "Trade"),
    "other": Words("其他纠纷", "Another dispute"),
}
MEDIATED = {
    "settled": Words("已化解，达成协议", "Settled by agreement"),
    "eased": Words("矛盾缓和，继续跟进", "Eased, to be followed"),
    "failed": Words("没有化解，告知其他途径", "Not settled; other ways were told"),
}
# By what way a matter came (渠道).
CHANNELS = {
    "qr": Words("扫码", "QR code"),
    "phone": Words("来电代登记", "Filed for a caller"),
}
# The services whose group robots (群机器人) we speak to; each has a file of its name in `functions/notify`.
ROBOTS = {
    "wecom": Words("企业微信", "WeCom"),
    "dingtalk": Words("钉钉", "DingTalk"),
    "feishu": Words("飞书", "Feishu"),
}

ALL = {
    "reject": REJECT,
    "return": RETURN,
    "extension": EXTENSION,
    "pause": PAUSE,
    "review": REVIEW,
    "terminate": TERMINATE,
    "unsolved": UNSOLVED,
    "exclude": EXCLUDE,
    "rating_tags": RATING_TAGS,
    "contact_methods": CONTACT_METHODS,
    "complexities": COMPLEXITIES,
    "ratings": RATINGS,
    "results": RESULTS,
    "disputes": DISPUTES,
    "mediated": MEDIATED,
    "robots": ROBOTS,
    "channels": CHANNELS,
}


def reason(action: str, code: str) -> Words | None:
    """The words of the reason that an action gave; None where it gave none."""
    return _OF_MAIN.get(code) if action == "adjust" else _named(action).get(code)


_OF_MAIN = EXTENSION | PAUSE  # what a main matter came to, what hangs on it hears of


def _named(action: str) -> dict[str, Words]:
    last = action.rsplit("-", maxsplit=1)[-1]
    return ALL.get("exclude" if last == "panel" else last, {})
