"""Lines of a web page that are of the site and not of the document: 【字体：大 中 小】, 上一篇：…, 责任编辑：….

Only what nothing but a site says, by the whole line: a sentence is never one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

__all__ = ["without_furniture"]

_LONGEST = 120
#: Buttons and counters; a line of them alone is one.
_BUTTONS = re.compile(
    r"字[体号](?:大小)?|放大|缩小|默认|超大|特大|[大中小]|我要(?:纠错|打印|收藏|分享|评论)|纠错|打印(?:本页|此页|文章|正文)?"
    r"|关闭(?:本页|此页|窗口|页面)?|保存(?:本页)?|收藏(?:本页)?|分享(?:到|至)?|微信(?:好友)?|朋友圈|(?:新浪)?微博|QQ(?:空间|好友)?"
    r"|返回(?:顶部|首页|列表|上页)?|语音播报|播报|朗读|点赞|复制链接|浏览(?:次数|量)?|阅读(?:次数|量)?|点击(?:次数|数|量)?|访问量|次|人次"
    r"|扫一扫.{0,16}|手机(?:扫码)?(?:查看|阅读|浏览)|二维码|无障碍(?:阅读|浏览)?|长者(?:助手|模式|版)|关怀版|网站支持IPv6|A[+-]?"
)
_MARKS = re.compile(r"[\s\d【】\[\]（）()：:|｜丨,，、/·>+-]+")
_WHOLE = re.compile(
    r"(?:您)?(?:当前|现在|目前)?(?:所在|的)*位置[是为]?[：:].*"
    r"|.{0,12}[>»›].{0,20}[>»›].{0,30}(?:正文|内容|详情)?"
    r"|[（(【\[]?(?:上|下)[一1](?:篇|条|则|页)(?:文章|新闻|信息)?[：:].*"
    r"|[（(【\[]?(?:责任编辑|责编|编辑|文字编辑|网络编辑|编审|审核|校对|初审|复审|终审|审签|监制|录入)[：:].{0,50}"
    r"|.*(?:ICP[备证]|公网安备|网站标识码|版权所有|未经(?:授权|许可).{0,8}(?:转载|使用)|技术支持[：:]).*"
)
_RELATED = re.compile(
    r"[【\[]?(?:相关|延伸|推荐|更多|热门|猜你喜欢)(?:文章|链接|新闻|阅读|信息|稿件|内容|推荐|报道|资讯|政策)?[】\]]?[：:]?"
)
#: How the reader of pages marks the item of a list.
_ITEM = "- "


def without_furniture(lines: Iterable[str]) -> Iterator[str]:
    """The lines without those of the site, and without the list of other pages below 相关链接.

    >>> list(without_furniture(["甲市出台方案", "【字体：大 中 小】　浏览次数：35", "相关链接：", "- 乙市也出台方案"]))
    ['甲市出台方案']
    """
    related = False
    for line in lines:
        told = line.strip()
        related = _RELATED.fullmatch(told) is not None or (related and told.startswith(_ITEM))
        if not related and not _is_furniture(told):
            yield line


def _is_furniture(line: str) -> bool:
    if not line or len(line) > _LONGEST or "。" in line:
        return False
    if _WHOLE.fullmatch(line):
        return True
    rest = _BUTTONS.sub("", line)
    return rest != line and not _MARKS.sub("", rest)
