"""The names of a document's fields in manifests, rows and front matter, in English or Chinese → one name for each."""

from __future__ import annotations

from collections.abc import Mapping

from zhitu.names import simplify

__all__ = ["in_english"]

#: What each field is called in Chinese; where several are given, the first that says something counts.
_CHINESE = {
    "id": ("编号", "标识", "标识符"),
    "title": ("标题", "文件标题", "题名", "题目"),
    "date": ("发布日期", "发布时间", "日期", "印发日期", "成文日期"),
    "publisher": ("发布机构", "发布单位", "发布机关", "发文机关", "发文单位", "发文机构", "来源"),
    "url": ("网址", "链接", "原文链接", "原文网址"),
    "language": ("语言", "语种"),
    "file": ("文件", "文件名", "文件路径", "路径"),
    "text": ("正文", "全文", "文本", "内容"),
}


def in_english(row: Mapping[str, object]) -> dict[str, object]:
    """A row with the keys that are fields' Chinese names changed to id, title, date, …; what goes by these stays.

    >>> in_english({"标题": "甲市规划", "發布機構": "甲市政府", "来源": "甲日报", "页数": 3})
    {'title': '甲市规划', 'publisher': '甲市政府', '来源': '甲日报', '页数': 3}
    >>> in_english({"日期": "2024-07", "date": "2024-08"})
    {'日期': '2024-07', 'date': '2024-08'}
    """
    by_name = {simplify(key.strip()): key for key in reversed(list(row))}
    meant: dict[str, str] = {}
    for field, names in _CHINESE.items():
        given = [by_name[name] for name in names if name in by_name]
        if given and field not in row:
            meant[next((key for key in given if row[key] not in (None, "")), given[0])] = field
    return {meant.get(key, key): value for key, value in row.items()}
