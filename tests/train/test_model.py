"""A model trained on a handful of messages, through the file that the product reads."""

import numpy as np
import pytest

from functions.router.classifier import suggest
from functions.router.classifier.model import unpack
from functions.router.classifier.score import evidence, scores
from train.corpus import LABELS, STRANGE, Message
from train.matrix import read
from train.model import build

SAYINGS = (
    "小区物业路灯坏了", "公司拖欠工资社保", "学校老师补课收费", "商家欺诈消费退款",
    "工厂排放废气污染", "医院药品医生看病", "公交出租车司机拒载", "派出所户口身份证",
)  # fmt: skip


@pytest.fixture(scope="module")
def trained():
    messages = [
        Message(f"{kind}-{n}", f"{saying}第{n}次", f"{saying}，反映{saying[:n + 2]}的问题", kind, n % 5)
        for kind, saying in enumerate(SAYINGS)
        for n in range(10)
    ]  # fmt: skip
    kinds, folds = (np.array(v) for v in zip(*((m.kind, m.fold) for m in messages), strict=True))
    return unpack(build(read(messages), kinds, folds, np.arange(len(messages))))


@pytest.mark.parametrize("kind", range(len(LABELS)))
def test_what_was_learnt_is_told(trained, kind):
    assert suggest(SAYINGS[kind], SAYINGS[kind], using=trained).label == LABELS[kind]


def test_strangers_score_as_strange_and_the_known_do_not(trained):
    voice = trained.voices[True]
    strangeness = [
        scores(voice, evidence(trained, trained.rows[1], text))[STRANGE] + voice.biases[STRANGE]
        for text in SAYINGS
    ]

    assert strangeness[STRANGE] > max(strangeness[:STRANGE])
