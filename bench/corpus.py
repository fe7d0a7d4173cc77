"""Policy prose without end: documents of about a thousand characters from a small grammar of own sentences.

A document is a function of the seed and its number. Places are real; institutions, projects and figures are put
together at random and state nothing about the world.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from hashlib import sha256

from zhitu.model import Document

__all__ = ["LENGTH", "documents", "long_document"]

#: Characters of a document, roughly.
LENGTH = 1000


def _words(text: str) -> list[str]:
    return text.split()


_CITIES = _words("""
    广州 深圳 珠海 佛山 东莞 中山 惠州 江门 肇庆 杭州 宁波 温州 嘉兴 绍兴 苏州 无锡 南京
    常州 南通 合肥 芜湖 武汉 宜昌 长沙 株洲 成都 绵阳 重庆 西安 宝鸡 郑州 洛阳 济南 青岛
    烟台 天津 石家庄 太原 沈阳 大连 长春 哈尔滨 福州 厦门 泉州 南昌 赣州 昆明 贵阳 南宁
    柳州 海口 兰州
""")
_PROVINCES = _words("""
    广东省 浙江省 江苏省 安徽省 湖北省 湖南省 四川省 陕西省 河南省 山东省 福建省 江西省
""")
_FIELDS = _words("""
    人工智能 集成电路 生物医药 新能源汽车 新型储能 海洋装备 低空经济 量子信息 商业航天
    智能机器人 工业软件 高端医疗器械 先进材料 现代种业 绿色石化 氢能 超高清视频 半导体照明
    数字创意 精密仪器 轨道交通装备 合成生物 智能网联汽车 跨境电商 现代物流 海水淡化
""")
_SITES = _words("""
    东湖 西岭 南塘 北桥 云溪 临江 青山 白塔 松涛 琴湾 龙门 石榴湾 望海 凤岭 金沙 玉泉
    清河 平远 长岛 新桥 鹤山 梅岭
""")
_BUREAUS = _words("""
    发展和改革委员会 科学技术局 工业和信息化局 商务局 人力资源和社会保障局 自然资源局 交通运输局
    卫生健康委员会
""")
_FAMILY = _words("""
    王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林
""")
_GIVEN = _words("""
    建华 志远 晓峰 丽娟 文斌 海燕 国强 雅琴 子健 思远 明辉 静宜
""")

_SENTENCES = (
    "{date}，{city}市人民政府印发《{policy}》，提出到{later}年{field}产业规模突破{big}亿元，培育{few}家以上龙头企业。",
    "《{policy}》明确，{city}市将布局{few}个{field}产业园区，由{bureau}牵头组织实施。",
    "{lab}位于{city}市{zone}，于{month}正式揭牌，聚焦{field}、{field2}等方向，已引进科研团队{few}个。",
    "{lab}由{university}与{company}共建，{person}任实验室主任，目前拥有科研人员{some}人。",
    "据介绍，{zone}规划面积{area}平方公里，{year}年实现地区生产总值{big}.{digit}亿元，同比增长{digit}.{digit2}%。",
    "{date}，{company}与{university}在{city}签署战略合作协议，双方将共同建设{centre}。",
    "{centre}项目总投资约{some}亿元，{month}动工建设，预计{later}年建成投用。",
    "截至{year}年底，{city}市集聚{field}企业超过{some}家，其中国家高新技术企业{few}家。",
    "在{zone}，{company}的生产线正在满负荷运转，年产能达到{some}万台。",
    "{person}表示，{city}将依托{lab}，加快打造{field}创新高地，推动创新链和产业链深度融合。",
    "{province}{bureau_short}近日发布消息，支持{city}、{city2}共建{field}产业集群，首批{few}个项目已经落地。",
    "{month}，{railway}全线贯通，{city}至{city2}的通行时间缩短至{some}分钟，线路全长{area}.{digit}公里。",
    "{conference}于{date}在{city}国际会展中心举行，来自{few}个国家和地区的{some}余名代表参加。",
    "会上，{fund}宣布成立，首期规模{some}亿元，重点投向{field}和{field2}领域。",
    "{university}附属医院{zone}院区{month}启用，开设床位{some}张，服务周边居民约{digit}0万人。",
    "下一步，{city}市还将完善人才、金融、用地等配套政策，为{field}企业提供全周期服务。",
    "业内人士认为，从“跟跑”到“并跑”，{field}产业的变化得益于长期投入和开放合作。",
    "为解决企业融资难题，{bureau}推出专项贷款，累计发放{some}.{digit}亿元，惠及{few}00多户经营主体。",
)


def documents(count: int, *, seed: int = 1, first: int = 0) -> Iterator[Document]:
    """`count` documents from number `first` on, with dates from 2019 to 2025."""
    for number in range(first, first + count):
        yield _document(number, seed)


def long_document(size: int, *, seed: int = 1) -> Document:
    """One document of about `size` bytes of UTF-8: many documents behind each other."""
    parts: list[str] = []
    length = number = 0
    while length < size:
        part = _document(number, seed).text
        parts.append(part)
        length, number = length + len(part.encode()), number + 1
    return _made(f"long-{size}", "\n".join(parts), "2024-06-01")


def _document(number: int, seed: int) -> Document:
    rng = random.Random(f"{seed}:{number}")
    year, month, day = rng.randint(2019, 2025), rng.randint(1, 12), rng.randint(1, 28)
    cast = [_slots(rng, year) for _ in range(3)]  # what the document keeps coming back to
    title = "{city}：{field}产业向新而行".format(**cast[0])
    paragraphs, length = [title], len(title)
    while length < LENGTH:
        chosen = rng.sample(_SENTENCES, rng.randint(2, 4))
        paragraphs.append("".join(_filled(sentence, rng, rng.choice(cast), year) for sentence in chosen))
        length += len(paragraphs[-1]) + 1
    return _made(f"bench-{number:06d}", "\n".join(paragraphs) + "\n", f"{year}-{month:02d}-{day:02d}", title)


def _made(identifier: str, text: str, date: str, title: str | None = None) -> Document:
    return Document(identifier, text, sha256(text.encode()).hexdigest(), title, date, "zhitu（自撰）")


def _filled(sentence: str, rng: random.Random, cast: dict[str, str], year: int) -> str:
    figures = {
        "few": rng.randint(2, 30),
        "some": rng.randint(31, 950),
        "big": rng.randint(1000, 9800),
        "area": rng.randint(12, 480),
        "digit": rng.randint(1, 9),
        "digit2": rng.randint(0, 9),
        "date": f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日",
        "month": f"{rng.choice((year, year - 1))}年{rng.randint(1, 12)}月",
        "year": year - rng.randint(1, 2),
        "later": year + rng.randint(1, 6),
    }
    return sentence.format(**cast, **figures)


def _slots(rng: random.Random, year: int) -> dict[str, str]:
    """Names that belong together; the first ones of each list come up far more often, as in life."""

    def often(names: list[str]) -> str:
        return names[int(len(names) * rng.random() ** 2)]

    city, city2, field, field2 = often(_CITIES), often(_CITIES), often(_FIELDS), often(_FIELDS)
    site = often(_SITES)
    bureau = rng.choice(_BUREAUS)
    return {
        "city": city,
        "city2": city2,
        "field": field,
        "field2": field2,
        "province": rng.choice(_PROVINCES),
        "bureau": f"{city}市{bureau}",
        "bureau_short": rng.choice(("发展改革委", "科技厅", "商务厅")),
        "zone": site + rng.choice(("高新技术产业开发区", "科学城", "经济技术开发区", "新区")),
        "lab": f"{site}{rng.choice(('', field))}实验室",
        "university": city + rng.choice(("大学", "理工大学", "工业大学", "师范大学")),
        "company": city + site + rng.choice(("科技有限公司", "集团有限公司", "智能装备股份有限公司")),
        "centre": site + field + rng.choice(("技术创新中心", "中试基地", "产业创新中心")),
        "policy": f"{city}市{field}产业发展行动计划（{year}—{year + 3}年）",
        "railway": f"{city}至{city2}城际铁路",
        "conference": f"{year}{city}{field}产业大会",
        "fund": f"{city}{field}产业投资基金",
        "person": rng.choice(_FAMILY) + rng.choice(_GIVEN),
    }
