"""Web pages."""

from __future__ import annotations

import logging

import pytest

from zhitu.errors import InputError
from zhitu.read.html import read_html
from zhitu.read.metadata import Metadata

SENTENCE = "支持广州南沙打造立足湾区、协同港澳、面向世界的重大战略性平台。"

TITLE = "<title>白云区获批试点-白云区人民政府网站</title>"


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def test_the_text_is_the_article_without_its_frame() -> None:
    menu = "<div class='nav'><ul>" + "".join(f"<li><a href='/{i}'>栏目{i}</a></li>" for i in range(9)) + "</ul></div>"
    article = "".join(f"<p>　　第{i}段，{SENTENCE}</p>" for i in range(6))
    script = "<script>var secret = 1;</script><style>p {color: red}</style>"
    text = read_html(
        page(f"{menu}<div class='content'>{article}</div>{script}<div class='footer'>版权所有</div>"), "a.html"
    ).text
    assert text.split("\n") == [f"第{i}段，{SENTENCE}" for i in range(6)]


@pytest.mark.parametrize("paragraphs", [1, 2, 12])
def test_names_are_not_broken_at_marks_and_links(paragraphs: int) -> None:
    marked = "<p>支持<b>广州</b><a href='/x'>南沙</a>自<span>贸</span>区，PM<sub>2.5</sub>下降。</p>"
    text = read_html(page(f"<div>{marked * paragraphs}</div>"), "a.html").text
    assert text == "\n".join(["支持广州南沙自贸区，PM2.5下降。"] * paragraphs)


def test_marks_that_refer_to_notes_are_no_text() -> None:
    marked = (
        "<p>强度<sup>[1]</sup>达到4.2%，密度<sup><a href='#n'>②</a></sup>为3人/km<sup>2</sup>。</p><p>[1] 指比重。</p>"
    )
    assert read_html(page(f"<div>{marked}</div>"), "a.html").text == "强度达到4.2%，密度为3人/km2。\n[1] 指比重。"


def test_line_ends_of_the_source_do_not_cut_chinese_words() -> None:
    text = read_html(
        page("<p>支持广州实\n    验室，The Bay\n  Area 建设。</p><pre>第一行\n第二行</pre>"), "a.html"
    ).text
    assert text == "支持广州实验室，The Bay Area 建设。\n第一行\n第二行"


def test_table_rows_are_lines_with_tabs() -> None:
    table = "<table><tr><th>指标</th><th>数值</th></tr><tr><td>吞吐量</td><td>4025.7万</td></tr></table>"
    text = read_html(page(f"<article><p>{SENTENCE * 3}</p>{table}<p>{SENTENCE * 2}</p></article>"), "a.html").text
    assert text.split("\n")[1:3] == ["指标\t数值", "吞吐量\t4025.7万"]


def test_rows_keep_empty_and_merged_cells() -> None:
    rows = (
        "<tr><td rowspan=2><p>区</p></td><td rowspan=2>项目名称</td><td colspan=2>投资（亿元）</td></tr>"
        "<tr><td>总投资</td><td>本年</td></tr><tr><td colspan='4'>一、工业</td></tr>"
        "<tr><td rowspan=2>南沙区</td><td><p>甲厂</p><p>（续建）</p></td><td>&nbsp;</td><td>3</td></tr>"
        "<tr><td><a href='/b'>乙厂</a></td><td>5</td><td></td></tr>"
        "<tr><td>港区</td><td>丙厂</td><td></td><td></td></tr><tr><td>港区</td><td>丙厂</td><td></td><td></td></tr>"
    )
    text = read_html(page(f"<p>{SENTENCE}</p><table>{rows}</table><p>尾段在此。</p>"), "a.html").text
    assert text.split("\n")[1:-1] == [
        "区\t项目名称\t投资（亿元）\t投资（亿元）",
        "区\t项目名称\t总投资\t本年",
        "一、工业\t\t\t",
        "南沙区\t甲厂 （续建）\t\t3",
        "南沙区\t乙厂\t5\t",
        *["港区\t丙厂\t\t"] * 2,
    ]


def test_a_table_that_sets_out_the_page_is_none() -> None:
    head = "<tr><td>白云区获批试点</td></tr><tr><td>发布日期：2024-05-06　来源：区科工局　【字号：大 中 小】</td></tr>"
    told = f"<tr><td><div>　　{SENTENCE}<br><br>　　第二段，{SENTENCE}</div></td></tr>"
    content = read_html(page(f"<table>{head}{told}<tr><td>【打印】 【关闭】</td></tr></table>", TITLE), "a.html")
    assert content.text.split("\n") == ["白云区获批试点", SENTENCE, f"第二段，{SENTENCE}"]
    assert (content.stated.date, content.stated.publisher) == ("2024-05-06", "区科工局")


def test_a_title_over_two_lines_is_one() -> None:
    told = f"<h1>白云区获批<br>试点</h1><p>甲<br>乙</p><p>{SENTENCE}</p>"
    assert read_html(page(f"<div>{told}</div>", TITLE), "a.html").text == f"白云区获批试点\n甲\n乙\n{SENTENCE}"


def test_a_block_with_links_amid_its_words_is_text() -> None:
    linked = "<div>海珠区与<a href='/t'>中山大学</a>共建<a href='/u'>琶洲研究院</a>。</div><div>研究院投资2亿元。</div>"
    text = read_html(page(f"<div><h1>白云区获批试点</h1>{linked}</div>", TITLE), "a.html").text
    assert text == "白云区获批试点\n海珠区与中山大学共建琶洲研究院。\n研究院投资2亿元。"


def test_what_is_of_the_site_is_left_out() -> None:
    where = "<p>当前位置：<a href='/'>首页</a> &gt; 正文</p>"
    tools = "<p>责任编辑：李四</p><p>分享到：<a>微信</a> <a>微博</a></p><p>扫一扫在手机打开当前页</p>"
    others = "<p>上一篇：<a href='/p'>天河区签约</a></p><p>相关链接：</p><ul><li><a href='/r'>荔湾区签约</a></li></ul>"
    foot = "<p>版权所有：白云区人民政府 粤ICP备12345678号</p>"
    assert read_html(page(f"<div>{where}<p>{SENTENCE}</p>{tools}{others}{foot}</div>"), "a.html").text == SENTENCE


def test_the_title_is_not_added_to_the_text() -> None:
    content = read_html(page(f"<p>{SENTENCE}</p>", "<title>南沙 方案</title>"), "a.html")
    assert content.stated.title == "南沙 方案"
    assert content.text == SENTENCE


@pytest.mark.parametrize(
    ("head", "stated"),
    [
        ("<title>\n 甲\n</title>", Metadata(title="甲")),
        ("<title>甲_网站</title><meta property='og:title' content='甲'>", Metadata(title="甲")),
        ("<meta name='ArticleTitle' content='甲'><title>乙</title>", Metadata(title="甲")),
        ("<meta property='article:published_time' content='2022-09-28T08:00:00+08:00'>", Metadata(date="2022-09-28")),
        ("<meta name='publishdate' content='2022-09-28'>", Metadata(date="2022-09-28")),
        ("<meta name='PubDate' content='2022-09-28 10:11'>", Metadata(date="2022-09-28")),
        ("<meta name='pubdate' content='刚刚'><meta name='date' content='2022年9月'>", Metadata(date="2022-09")),
        ("<meta name='author' content='某报社'>", Metadata(publisher="某报社")),
        ("<meta name='author' content='某人'><meta name='source' content='某报社'>", Metadata(publisher="某报社")),
        ("<meta name='author' content=''><meta name='ContentSource' content='某报'>", Metadata(publisher="某报")),
        ("<meta name='ContentSource' content='本网'><meta name='author' content='admin'>", Metadata()),
        ("<link rel='canonical' href='https://example.org/a b'>", Metadata(url="https://example.org/a%20b")),
        ("<link rel='canonical' href='/a'><meta property='og:url' content='urn:a'>", Metadata(url="urn:a")),
        ("<meta><meta name='x'><meta content='y'><title></title>", Metadata()),
    ],
)
def test_metadata_from_the_head(head: str, stated: Metadata) -> None:
    assert read_html(page(f"<p>{SENTENCE}</p>", head), "a.html").stated == stated


def test_a_date_that_is_none_is_an_error() -> None:
    with pytest.raises(InputError, match=r"a\.html: '刚刚' is not a date"):
        read_html(page(f"<p>{SENTENCE}</p>", "<meta name='pubdate' content='刚刚'>"), "a.html")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("gb2312", "gb18030"), ("gbk", "gb18030"), ("utf-8", "gb18030"), ("gb2312", "utf-8"), ("shift_jis", "shift_jis")],
)
def test_the_encoding_is_found_whatever_the_page_declares(declared: str, encoding: str) -> None:
    sentence = "広州の計画です。" if encoding == "shift_jis" else SENTENCE
    source = f"<html><head><meta charset='{declared}'></head><body><p>{sentence}</p></body></html>"
    assert read_html(source.encode(encoding), "a.html").text == sentence


def test_xhtml_with_an_encoding_declaration() -> None:
    source = f'<?xml version="1.0" encoding="GB2312"?>\n<html><body><p>{SENTENCE}</p></body></html>'
    assert read_html(source.encode("gb18030"), "a.html").text == SENTENCE


@pytest.mark.parametrize(
    "source", ["<p>{}</p>", "{}", "<div>{}", "<table><tr><td>{}</td></tr></table>", "<body>{}<br>"]
)
def test_fragments_are_pages_too(source: str) -> None:
    assert read_html(source.format(SENTENCE).encode(), "a.html").text == SENTENCE


@pytest.mark.parametrize(
    "source", ["", " ", "<!-- 注 -->", "<html></html>", "<html><body><script>f()</script></body></html>"]
)
def test_a_page_without_text_is_refused_quietly(source: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)
    with pytest.raises(InputError, match="no text"):
        read_html(source.encode(), "a.html")
    assert not caplog.records


@pytest.mark.parametrize("depth", [300, 1500])
def test_deep_nesting_loses_nothing(depth: int) -> None:
    source = page("<div>" * depth + f"<p>{SENTENCE}</p>" + "</div>" * depth + "<p>尾段在此。</p>")
    assert read_html(source, "a.html").text == f"{SENTENCE}\n尾段在此。"


def test_the_same_page_gives_the_same_text() -> None:
    source = page("".join(f"<p>{SENTENCE}{i % 3}</p>" for i in range(30)))
    assert len({read_html(source, "a.html").text for _ in range(3)}) == 1


def test_the_line_of_labels_under_the_heading_tells_date_and_publisher() -> None:
    info = "<div><span>发布时间：<em>2022-07-28 10:22</em></span>&emsp;<span>来源：云州市科技局</span></div>"
    stated = read_html(page(f"<h1>南沙新政</h1>{info}<p>{SENTENCE * 3}</p>"), "a.html").stated
    assert (stated.date, stated.publisher) == ("2022-07-28", "云州市科技局")


def test_a_row_of_labels_tells_them_too_and_meta_elements_before_it() -> None:
    table = (
        "<table><tr><td>发文机关：</td><td><p>云州市政府</p></td><td>成文日期：</td><td>2021年3月5日</td></tr></table>"
    )
    stated = read_html(
        page(f"{table}<p>{SENTENCE * 3}</p>", "<meta name='PubDate' content='2021-03-09'>"), "a.html"
    ).stated
    assert (stated.date, stated.publisher) == ("2021-03-09", "云州市政府")


@pytest.mark.parametrize(
    ("shown", "title"),
    [
        ("南沙新政_政策解读_云州市人民政府门户网站", "南沙新政"),
        ("南沙新政 - 云州网", "南沙新政"),
        ("南沙新政-新闻频道（yunzhou.example）", "南沙新政"),
        ("广州—深圳高铁开通", "广州—深圳高铁开通"),
        ("推进工业-互联网", "推进工业-互联网"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_a_title(shown: str, title: str) -> None:
    assert read_html(page(f"<p>{SENTENCE * 3}</p>", f"<title>{shown}</title>"), "a.html").stated.title == title


def test_a_title_of_separators_alone_is_read_in_linear_time() -> None:
    title = "南沙" + "_" * 100_000
    assert read_html(page(f"<p>{SENTENCE * 3}</p>", f"<title>{title}</title>"), "a.html").stated.title == title


def test_character_references_are_read_once() -> None:
    page = "<html><body><p>云山实验室&amp;lt;甲&amp;gt;位于云州市。A&amp;amp;B、C&amp;D、&lt;E&gt;</p></body></html>"
    assert read_html(page.encode(), "a.html").text == "云山实验室&lt;甲&gt;位于云州市。A&amp;B、C&D、<E>"


@pytest.mark.parametrize(
    ("shown", "title"),
    [
        ("<h1>白云区2023年大事记</h1>", "白云区2023年大事记"),
        ("<h1>大事记</h1>", "白云区2023年大事记_白云区档案馆"),
    ],
)
def test_what_follows_a_title_that_the_page_shows_is_the_sites_name(shown: str, title: str) -> None:
    head = "<title>白云区2023年大事记_白云区档案馆</title>"
    assert read_html(page(f"{shown}<p>{SENTENCE * 3}</p>", head), "a.html").stated.title == title
