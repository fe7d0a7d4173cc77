"""The extractor holds on whatever text it is given, and its work grows as the text does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.support.work import calls

from zhitu.extract import make_extractor
from zhitu.extract.rules import RuleExtractor
from zhitu.extract.text.tagger import JiebaTagger, Reading, Token
from zhitu.model import Document, Extraction
from zhitu.settings import Settings

#: Pieces that rules look for, and pieces that nobody expects.
WORDS = """
    广州市 深圳 国务院 印发 《总体方案》 实验室 港珠澳大桥 开通 今年 2023年 前三季度 截至 增长 5.2% 亿元 3.5万 十二 家
    企业 、 和 ， 。 ； ： （ ） “ ” 《 》 「 」 | # ** 1. （一） —— … 张伟 书记 将 未 力争 全省 其中 的 由 在 GDP Ltd.
    https://e.org/?a=b [1] ① 🚀 مرحبا ０１ ㎡ 日电 12月3日
"""
ODD = ["\n", "\n\n", " ", "\u3000", "\x00", "\ud800", "\u202e", "\u200b", "\ufeff", "\ufffd", "\U00020000"]
TUNED = Path(__file__).parents[1] / "gold" / "tuned"
PIECES = st.sampled_from([*WORDS.split(), *ODD])
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=40).map("".join))


@cache
def extractor() -> RuleExtractor:
    return make_extractor(Settings())


def document(text: str) -> Document:
    return Document("d", text, "0" * 64, date="2024-05-20")


def check(text: str, extraction: Extraction) -> None:
    """Every span is a passage of one paragraph, every key an entity of the extraction."""
    keys = {entity.key for entity in extraction.entities}
    spans = [span for entity in extraction.entities for span in entity.mentions]
    statements = [*extraction.claims, *extraction.events, *extraction.observations]
    spans += [span for statement in statements for span in statement.evidence]
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert "\n" not in span.of(text)
    assert {c.subject for c in extraction.claims} | {c.object for c in extraction.claims} <= keys
    assert {e.of for e in extraction.events} | {o.about for o in extraction.observations} <= keys


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
@example("的\x00\ud800广州市")
def test_any_text_is_read(text: str) -> None:
    check(text, extractor().extract(document(text)))


@st.composite
def cuttings(draw: st.DrawFn) -> str:
    """A piece of an annotated text, from anywhere to anywhere, as broken-off copies are."""
    text = draw(st.sampled_from([path.read_text("utf-8") for path in sorted(TUNED.glob("*.txt"))]))
    start = draw(st.integers(0, len(text) - 1))
    return text[start : start + draw(st.integers(1, 60))]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cuttings())
@example("《云川市水利规划》正在编制")
@example("换流站驶往阳江海域")
def test_a_text_may_end_anywhere(text: str) -> None:
    check(text, extractor().extract(document(text)))


#: What statements are made of: names in lists that each have a place before them, and what joins them.
NAMES = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "湖南", "湖北省", "广州市", "高雄", "甘肃兰州"]),
    st.sampled_from(["云山", "江川", "石门", ""]),
    st.sampled_from(["开发区", "科技园", "实验室", "集团", "大学", "省人民政府", "大桥", "基金", "片区", "书记张伟"]),
)
LISTS = st.builds(
    lambda names, joint, end: joint.join(names) + end,
    st.lists(NAMES, min_size=1, max_size=4),
    st.sampled_from(["、", "和", "与", "，", "；"]),
    st.sampled_from(["", "", "等", "等3个园区", "分别"]),
)
JOINING = [
    "支持",
    "建设",
    "由",
    "与",
    "共建",
    "位于",
    "将落户",
    "未签署",
    "的",
    "在",
    "携手",
    "增长5%，",
    "12家，",
    "出台《规划》，",
]
CLAUSES = st.lists(st.one_of(LISTS, st.sampled_from(JOINING)), min_size=2, max_size=6).map("".join)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CLAUSES, min_size=1, max_size=3).map("。".join))
@example("国务院支持湖南云山开发区、湖北江川科技园加快发展。")
def test_any_names_may_be_joined(text: str) -> None:
    check(text, extractor().extract(document(text)))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, max_size=5))
def test_documents_say_together_what_they_say_alone(texts: list[str]) -> None:
    own = extractor()
    documents = [Document(str(k), text, "0" * 64, date="2024-05-20") for k, text in enumerate(texts)]
    alone = [own.extract(d) for d in documents]
    own.prepare(documents)
    assert [own.extract(d) for d in documents] == alone


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
@example("的\x00\ud800广州市")
def test_any_text_is_read_with_the_fallback_tagger(text: str) -> None:
    check(text, RuleExtractor(JiebaTagger()).extract(document(text)))


class _PlainTagger:
    """Every character a noun: quick, so that the work of the rules is what is counted."""

    version = "plain"
    has_states = False

    def read(self, texts: Sequence[str]) -> list[Reading]:
        return [Reading([Token(k, k + 1, "n") for k in range(len(text))], np.empty((len(text), 0))) for text in texts]


def _calls(text: str) -> int:
    """Calls that extraction takes."""
    own = RuleExtractor(_PlainTagger())
    return calls(lambda: own.extract(document(text)))


SHAPES: dict[str, Callable[[int], str]] = {
    "brackets within brackets": lambda n: "（" * (5 * n) + "）" * (5 * n),
    "quotes never closed": lambda n: "“" * (10 * n),
    "a line without marks": lambda n: "推进经济建设" * n,
    "a list without end": lambda n: "广州、" * n,
    "possessives": lambda n: "广州的" * n,
    "figures": lambda n: "广州新增企业5家，" * n,
    "figures of nobody": lambda n: "全市新增企业5家。" * n,
    "names, each another": lambda n: "".join(f"云溪{chr(0x4E00 + k)}光实验室在广州挂牌。" for k in range(n)),
    "rows": lambda n: "| 广州 | 5% | 2020年 |\n" * n,
    "headings": lambda n: "一、发展经济\n" * n,
}


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_work_grows_as_the_text_does(shape: str) -> None:
    _calls(SHAPES[shape](3))  # tables are read when first used
    short, long = _calls(SHAPES[shape](60)), _calls(SHAPES[shape](240))
    assert long < 6 * short, f"four times the text takes {long / short:.1f} times the work"
