"""Who writes that they want confidence (保密) has it as if they had ticked it; who writes of secrets has not asked."""

from functions.domain.safety.wishes import wishes

ASKED = (
    "请为我保密，不要让厂里知道是谁举报的。", "千万不要讲是我讲的", "希望你们替我保密", "务必保密", "别说是我说的",
    "请不要公开我的姓名和电话，避免小人报复", "别提我名字", "怕被打击报复", "请对举报人的身份信息严格保密",
    "不想让邻居知道是我反映的", "我匿名反映", "请保护好举报人的隐私", "不要把我的信息告诉村里，不要告诉他们是谁举报的",
    "Please keep my name confidential", "don't tell them who I am", "I am afraid of retaliation",
    "请 为 我 保 密", "請為我保密",
)  # fmt: skip
NOT_ASKED = (
    "学校的保密教室漏水", "他们不公开账目，说要保密", "公司要我们签保密协议", "除按国家规定需要保密的情形外都应公开",
    "更别说我们的孩子们，每天都见不到", "请不要联系过我们又不来", "保密局门口的路灯坏了", "不要说是小事，是我们全小区的事",
    "请公开是谁审批的", "我是谁不重要，路灯坏了", "keep the street clean",
)  # fmt: skip


def test_a_wish_for_confidence_is_heard():
    assert [text for text in ASKED if not wishes(f"厂里半夜偷排黑水。{text}")] == []


def test_other_secrets_are_no_wish():
    assert [text for text in NOT_ASKED if wishes(text)] == []


def test_a_child_that_tells_what_it_suffers_need_not_ask():
    assert wishes("我今年12岁，他们天天堵我要钱，不给就打")
    assert not wishes("我女儿今年12岁，想问暑假班怎么报名")
