"""Where a message passes from one kind of matter to another."""

import json
from pathlib import Path

import msgspec
import pytest

from functions.domain.county.rule import Rule
from functions.domain.triage.routing import Classified, NetWords, Spot, decide
from functions.router.parts import parts

UNPAID = "老板拖欠我们农民工三个月工资，合同到期了也不结清，去劳动监察投诉过一次，一直没有答复。"
FACTORY = (
    "村口的化工厂每天晚上偷偷排放废气，气味刺鼻难闻，废水直接排进河里，污染严重，请环保部门查处。"
)


def test_two_matters_one_after_the_other_are_told_apart():
    one, other = parts(UNPAID + FACTORY)

    assert (one.text, other.text) == (UNPAID, FACTORY)
    assert (one.label, other.label) == ("劳动和社会保障", "环境保护")
    assert one.words
    assert other.words


@pytest.mark.parametrize("text", [UNPAID, FACTORY, FACTORY * 2, "坏了。坏了。", "", "。" * 50])
def test_one_matter_is_not_cut(text):
    assert parts(text) == ()


DEMO = Path(__file__).parents[2] / "infra/local/demo_county"


def test_no_sample_of_the_demo_county_is_held_back_as_two_matters():
    rules = msgspec.convert(
        json.loads((DEMO / "county.json").read_text())["rules"], tuple[Rule, ...]
    )
    samples = json.loads((DEMO / "sample_appeals.json").read_text())

    def mixed(text):
        said = Classified(parts=parts(text))
        return decide(rules, NetWords(), content=text, spot=Spot("P"), classified=said).mixed

    held = [s["id"] for s in samples if mixed(s["text"])]

    assert held == []
