"""Write the lexicon of words by which the classifier tells why: `python -m train.lexicon --data DIR`.

Words of jieba's dictionary that people use in messages to their county, with how often; what it does
not know falls into the words that it is made of.
"""

import argparse
import re
import zlib
from collections import Counter
from math import log
from pathlib import Path

import jieba

from functions.router.classifier.grams import plain
from functions.router.classifier.words import PATH
from train.corpus import corpus

HAN = re.compile("[一-鿿]{2,5}")
LEAST = 6  # times that a word is used
MORE = (  # what people say and the dictionary is too old or too general for
    "新农合", "卫计委", "广场舞", "充电桩", "共享单车", "业委会", "交房", "网约车", "外卖", "快递柜", "物业费",
    "城管", "学区房", "过户费", "公租房", "廉租房", "医保卡", "社保卡", "电动车", "垃圾站", "违停", "黑臭水体",
)  # fmt: skip
NOTE = b"Words of jieba 0.42.1 (https://github.com/fxsjy/jieba), MIT License, Copyright (c) 2013 Sun Junyi"


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--data", type=Path, default=Path("../shared/data/triage"))
    texts = (f"{m.title}。{m.body}" for m in corpus(wanted.parse_args().data))
    for word in MORE:
        jieba.add_word(word)
    used = Counter(
        w for text in texts for w in jieba.cut(plain(text), HMM=False) if HAN.fullmatch(w)
    )
    known = sorted(word for word, times in used.items() if times >= LEAST or word in MORE)
    times = bytes(min(255, round(16 * log(used[word]))) for word in known)
    packed = zlib.compress(b"\n\n".join([NOTE, "\n".join(known).encode(), times]), 9)
    Path(PATH).write_bytes(packed)
    print(f"{PATH}: {len(known):,} words, {len(packed):,} bytes")


if __name__ == "__main__":
    main()
