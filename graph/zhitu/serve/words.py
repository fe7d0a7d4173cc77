"""Words of the pages in both languages, side by side, and numbers as people read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zhitu.iri import PREFIXES
from zhitu.query.search.hits import Spans
from zhitu.serve.html import Html, element
from zhitu.sparql import shorten
from zhitu.vocabulary import vocabulary

__all__ = ["both", "class_names", "column", "decided", "highlighted", "named", "number", "term"]

#: Columns and parameters of questions, in Chinese.
_COLUMNS = {
    "above": "高于",
    "agent": "主体",
    "approver": "批准者",
    "below": "低于",
    "bound": "界限",
    "by": "何者",
    "class": "类别",
    "company": "企业",
    "concerns": "涉及",
    "conference": "会议",
    "confidence": "置信度",
    "date": "日期",
    "document": "文献",
    "documents": "文献数",
    "end": "一端",
    "entity": "实体",
    "facility": "设施",
    "far": "另一端",
    "founder": "创立者",
    "from": "自",
    "fund": "基金",
    "group": "群体",
    "happened": "事件",
    "happens": "事件",
    "held": "状态",
    "identifier": "编号",
    "in": "文献",
    "indicator": "指标",
    "industry": "产业",
    "initiative": "政策",
    "institution": "机构",
    "issued": "印发",
    "issuer": "发文机关",
    "kind": "类别",
    "laboratory": "实验室",
    "limit": "最多",
    "mentions": "提及",
    "name": "名称",
    "neighbour": "相邻者",
    "object": "宾语",
    "one": "其一",
    "operator": "运营者",
    "organization": "机构",
    "other": "另一",
    "part": "部分",
    "period": "时期",
    "person": "人物",
    "place": "地点",
    "policy": "政策",
    "producer": "生产者",
    "product": "产品",
    "published": "发布",
    "relation": "关系",
    "role": "职务",
    "since": "自",
    "status": "状态",
    "subject": "主语",
    "times": "次数",
    "to": "至",
    "topic": "主题",
    "unit": "单位",
    "upper": "上限",
    "used": "所用",
    "user": "使用者",
    "value": "数值",
    "what": "事物",
    "where": "地点",
    "who": "主体",
    "whole": "整体",
    "whom": "对象",
}


#: Properties of other vocabularies.
_PROPERTIES = {
    "dc:publisher": "发布者",
    "dcterms:date": "日期",
    "dcterms:description": "说明",
    "dcterms:identifier": "标识",
    "dcterms:issued": "发布日期",
    "dcterms:language": "语言",
    "dcterms:license": "许可",
    "dcterms:source": "来源",
    "dcterms:title": "标题",
    "rdf:object": "宾语",
    "rdf:predicate": "谓语",
    "rdf:subject": "主语",
    "rdf:type": "类型",
    "rdfs:comment": "注释",
    "rdfs:label": "名称",
    "skos:altLabel": "别称",
    "skos:definition": "定义",
    "skos:exactMatch": "对应",
    "skos:prefLabel": "名称",
}


def both(zh: str, en: str) -> Html:
    """A phrase in Chinese, and in English beside it.

    >>> both("搜索", "Search")
    '搜索 <small lang="en">Search</small>'
    """
    return Html(element("span", zh)[6:-7] + " " + element("small", en, lang="en"))


def class_names(classes: Iterable[str]) -> str:
    """Classes by their Chinese labels."""
    known = vocabulary().classes
    return "、".join(known[name].zh if name in known else name for name in classes)


def column(name: str) -> Html:
    """The name of a column or parameter in both languages; a name that nobody translated as it is.

    >>> column("place"), column("<odd>")
    ('地点 <small lang="en">place</small>', '&lt;odd&gt;')
    """
    return both(_COLUMNS[name], name) if name in _COLUMNS else Html(element("span", name)[6:-7])


def term(name: str) -> Html:
    """A term of the ontology by its labels; what is none as it is.

    >>> term("tookEffect"), term("a<b")
    ('施行 <small lang="en">took effect</small>', 'a&lt;b')
    """
    labels = vocabulary().words(name)
    return both(*labels) if labels is not None else Html(element("span", name)[6:-7])


def named(iri: str) -> Html:
    """A property by its labels, where it has any, with its short form.

    >>> named("http://purl.org/dc/terms/title"), named("http://e.org/x")
    ('标题 <small lang="en">dcterms:title</small>', '&lt;http://e.org/x&gt;')
    """
    short = shorten(iri, PREFIXES)
    labels = vocabulary().words(short.removeprefix("zt:")) if short.startswith("zt:") else None
    zh = labels[0] if labels else _PROPERTIES.get(short)
    return both(zh, short) if zh else Html(element("span", short)[6:-7])


def decided(people: Iterable[tuple[str, str]]) -> Iterator[Html]:
    """Paragraphs that say on whose word alone something stands, and why."""
    for who, why in people:
        because = f"：{why}" if why else ""
        yield element("p", both(f"只凭{who}的判断，没有出处{because}", f"{who} decided so, no source"), class_="note")


def highlighted(text: str, spans: Spans) -> Html:
    """The text with what was searched for marked.

    >>> highlighted("<广州>", ((1, 3),))
    '&lt;<mark>广州</mark>&gt;'
    """
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += [text[at:start], element("mark", text[start:end])]
        at = end
    return Html(element("i", *parts, text[at:])[3:-4])


def number(text: str) -> str:
    """A number with its thousands apart; other text as it is.

    >>> number("40257000"), number("0.5"), number("2021-03"), number("2021")
    ('40,257,000', '0.5', '2021-03', '2021')
    """
    whole, dot, rest = text.partition(".")
    if not whole.isdecimal() or not whole.isascii() or len(whole) < 5 or (rest and not rest.isdecimal()):
        return text
    return f"{int(whole):,}{dot}{rest}"
