"""Names as they are written: nothing of what stands beside them, and nothing of them lost."""

from __future__ import annotations

from functools import cache

import pytest

from zhitu.extract import Extractor, make_extractor
from zhitu.model import Document
from zhitu.settings import Settings


@cache
def extractor() -> Extractor:
    return make_extractor(Settings())


def names(text: str) -> dict[str, tuple[str, ...]]:
    """All names of a text, each with its classes."""
    told = extractor().extract(Document("d", text, "0" * 64, date="2024-05-10"))
    return {name: e.classes for e in told.entities for name in (e.name, *e.aliases)}


@pytest.mark.parametrize(
    ("text", "kept", "lost"),
    [
        # a firm by its place and what such firms are called
        ("由国家电投投资、湖北电建承建的风电项目并网。", "湖北电建", "湖北"),
        ("该大桥由安徽交建承建。", "安徽交建", "安徽"),
        ("湖北水利局支持电站建设。", "湖北水利局", "湖北电建"),
        # verbs and what says where
        ("企业出资1000万元支持湘潭大学建设医学院。", "湘潭大学", "湘潭大学建设医学院"),
        ("这是江湾市继云岭实验室、青坪实验室之后获批的第三家省实验室。", "云岭实验室", "江湾市继云岭实验室"),
        ("这是继光谷与黄石共建园区之后的又一举措。", "光谷", "继光谷"),
        ("李继明任云岭市市长。", "李继明", "明任"),
        ("王健简要介绍了云岭新区概况。", "王健", "王健简"),
        ("洛阳市获批建设国家可持续发展议程创新示范区。", "国家可持续发展议程创新示范区", "议程创新示范区"),
        ("柳州高新区是国家级高新区，也是国家自主创新示范区。", "柳州高新区", "也是国家自主创新示范区"),
        ("位于环渤海中心区域的沧州开发区产值增长。", "环渤海", "环渤海中心"),
        ("规划范围包括湖南省岳阳所辖行政区域。", "岳阳", "湖南省岳阳所"),
        ("法国总统推迟原定中法元首会晤计划。", "法国", "定中法元首会晤计划"),
        ("云岭合作区执委会负责示范区内发展规划。", "云岭合作区执委会", "示范区内发展规划"),
        ("洛阳将建成彰显黄河文明的历史文化名城。", "洛阳", "彰显黄河文明"),
        ("理事会下设一体化示范区建设执行委员会。", "一体化示范区建设执行委员会", "理事会下设一体化示范区"),
        ("合力办好云岭运动会，洛阳市推进场馆建设。", "洛阳市", "合力"),
        ("东澜客运枢纽计划今年下半年开工。", "东澜客运枢纽", "东澜客运枢纽计划"),
        ("“凤巢工程”计划3年内筹集住房4300套。", "“凤巢工程”", "“凤巢工程”计划"),
        ("云岭人才计划今年启动。", "云岭人才计划", "云岭人才"),
        ("省级云岭高新区现有企业120家。", "云岭高新区", "省级云岭高新区"),
        ("海拓重工A股上市。", "海拓重工", "海拓重工A股"),
        ("云岭集团全资附属公司东澜物流有限公司投产。", "东澜物流有限公司", "全资附属公司东澜物流有限公司"),
        ("云岭市就推进中新（深圳）智慧城市合作交换意见。", "云岭市", "中新（深圳）智慧城市合作交换意见"),
        ("平陆运河始于南宁横州市西津库区平塘江口，全长134.2公里。", "平塘江口", "平塘县"),
        ("南港岛线西段由锦上路站至古洞站。", "南港岛线西段", "西段"),
        ("成都双流国际机场T2航站楼投用。", "成都双流国际机场", "双流区"),
        # places before names
        ("与北疆阿拉山口口岸一样，红其拉甫口岸向邻国开放。", "阿拉山口口岸", "北疆红其拉甫口岸"),
        ("洛阳曾是丝绸之路新北道上的重要驿站。", "洛阳", "新北市"),
        # names that were lost
        ("国家推进的150项重大水利工程之一洛阳供水水源保障工程开工。", "洛阳供水水源保障工程", "重大水利工程"),
        ("工程连通新安、龙湖等水库。", "新安水库", "新安县"),
        ("华为发布新一代星火操作系统SparkOS 3。", "星火操作系统SparkOS 3", "SparkOS"),
        ("华为手机应用App 2024年上线。", "华为", "App 2024"),
        # what stands before a name: an office held once, 和 behind a noun, other editions, deeds
        ("云山集团总裁、前远帆中央研究院副院长李景到场。", "远帆中央研究院", "前远帆中央研究院"),
        ("前青溪县县长王建国出席仪式。", "青溪县", "前青溪县"),
        ("洛阳市牵手“双一流”建设高校江岭大学签署协议。", "江岭大学", "“双一流”建设高校江岭大学"),
        ("省内知名高校江岭大学与重点院校云岭学院合作。", "江岭大学", "省内知名高校江岭大学"),
        ("高校联盟成立，江岭大学加入。", "高校联盟", "联盟"),
        ("青溪大桥二0一八年动工。", "青溪大桥", "二0"),
        # who visits or holds it, when, by what way, on which side
        ("其後再前往視察望海醫藥科技產業園選址。", "望海醫藥科技產業園", "視察望海醫藥科技產業園"),
        ("南极考察基地建成，云岭科学考察船下水。", "云岭科学考察船", "船下水"),
        ("今年底望海線捷運將完成東坑站。", "望海線捷運", "底望海線捷運"),
        ("底格里斯河流经多国。", "底格里斯河", "格里斯河"),
        ("該大橋經路氹城邊檢站連接望海口岸。", "路氹城邊檢站", "大橋經路氹城邊檢站"),
        ("午間，行政長官及甘霖等人再往工地。", "甘霖", "及甘霖"),
        ("望海口岸坐落於望海機場東北水域。", "望海口岸", "東北"),
        ("青溪县西北三路在建。", "青溪县", "西北"),
        ("东北粮食产量稳定。", "东北", ""),
        ("中聯辦宣傳文化部部長王強到訪。", "中聯辦宣傳文化部", "文化部"),
        ("文化部部长王强到访。", "文化部", ""),
        ("论坛邀请前云山银行行长周明作报告。", "云山银行", "前云山银行"),
        ("会议由前青溪市市委书记王建国主持。", "青溪市市委", "前青溪市市委"),
        ("前湘潭大学校长李明远到场。", "湘潭大学", "前湘潭大学"),
        ("前海云山银行行长周明到场。", "前海云山银行", "海云山银行"),
        ("前进农场场长周明到场。", "", "进农场"),
        ("代表团听取了开发区招商情况介绍和青石岭水库项目进展汇报。", "青石岭水库项目", "和青石岭水库项目"),
        ("调研组听取了园区建设情况汇报及白塘引水工程前期介绍。", "白塘引水工程", "及白塘引水工程"),
        ("和平水库项目开工。", "和平水库项目", "平水库项目"),
        ("先后举行了第十二届、第十六届及第二十二届大会。", "第二十二届大会", "第十六届及第二十二届大会"),
        ("举行了第十二届和第二十二届年会。", "第二十二届年会", "第十二届和第二十二届年会"),
        ("第三届云岭农业博览会开幕。", "第三届云岭农业博览会", "第三届"),
        ("措施发布，全面升级迭代开发区现有招商政策。", "", "迭代开发区"),
        # documents of several years by a body that is called 最高 something
        ("最高人民检察院发布《人民检察院第四个五年改革规划（2031—2035年）》。", "最高人民检察院", "—2035年）》"),
        (
            "最高人民检察院发布《人民检察院第四个五年改革规划（2031—2035年）》。",
            "《人民检察院第四个五年改革规划（2031—2035年）》",
            "2035年",
        ),
        ("全国首个零碳园区——云岭零碳园区启用。", "云岭零碳园区", "零碳园区——云岭零碳园区"),
        # a foreigner's three names, a given name that is a verb, a town by its office
        (
            "青溪市市长Carlos Pinto Almeida今天下午到访洛阳市，参观了洛阳博物馆。",
            "Carlos Pinto Almeida",
            "Carlos Pinto",
        ),
        ("青溪市市长Jorge Manuel Tavares，白塘市市长何景明参加了大会。", "Jorge Manuel Tavares", "Tavares"),
        (
            "青溪市市长Maria João Sousa Lima今天下午到访洛阳市，参观了洛阳博物馆，并出席论坛。",
            "Maria João Sousa Lima",
            "Lima",
        ),
        (
            "青溪市市长Ana Ferreira与Rui Costa今天下午到访洛阳市，参观了洛阳博物馆。",
            "Ana Ferreira",
            "Ana Ferreira与Rui Costa",
        ),
        ("及市政管理委员会主席陈伟迎亦参与了会议。", "陈伟迎", "陈伟"),
        ("青溪市市政委员Rui Costa及市政管理委员会主席陈伟进也参与了会议。", "陈伟进", "陈伟"),
        ("洛阳市市长陈伟再也没有出席。", "陈伟", "陈伟再"),
        ("林海院长与云岭研究院江湾分院签约。", "云岭研究院江湾分院", "林海院长与云岭研究院江湾分院"),
        ("江岭高铁开通，洛阳至西安北站最快55分钟。", "西安北站", "洛阳至西安北站"),
        ("江岭高铁开通，洛阳东站至西安北站最快55分钟。", "西安北站", "洛阳东站至西安北站"),
        ("洛阳至西安高速公路通车。", "洛阳至西安高速公路", "西安高速公路"),
        # what is called after its owners, with all of them
        (
            "云岭大学与江湾学院成立“云岭大学、江湾学院海洋联合实验室”。",
            "“云岭大学、江湾学院海洋联合实验室”",
            "江湾学院海洋联合实验室",
        ),
        (
            "远帆集团与云岭银行设立“远帆集团、云岭银行绿色产业基金”。",
            "“远帆集团、云岭银行绿色产业基金”",
            "云岭银行绿色产业基金",
        ),
        ("洛阳市表彰“云岭大学”、“江湾学院”。", "“云岭大学”", "云岭大学、江湾学院"),
        # one name for two things
        ("东营开发区是黄河三角洲高效生态经济区内的开发区。", "黄河三角洲高效生态经济区", "黄三角"),
    ],
)
def test_a_name_is_whole_and_no_more(text: str, kept: str, lost: str) -> None:
    found = names(text)
    assert not kept or kept in found
    assert lost not in found


@pytest.mark.parametrize("division", ["云岭市", "江湾市", "云岭县", "高岭市", "白石县"])
def test_who_holds_an_office_of_a_town_is_no_reason_to_take_it_for_a_person(division: str) -> None:
    assert names(f"{division}副市长李文、王立新、陈光出席开工仪式。")[division] != ("Person",)


@pytest.mark.parametrize(
    ("name", "kind"), [("湖北水电八局", "Company"), ("中铁九局", "Company"), ("湖北省水利局", "GovernmentBody")]
)
def test_a_numbered_bureau_is_a_firm(name: str, kind: str) -> None:
    assert names(f"该工程由{name}承建。")[name] == (kind,)


@pytest.mark.parametrize(
    ("text", "name", "also"),
    [
        (
            "江岭理工大学（Jiangling University of Technology），简称“江岭理工”（JLUT），位于洛阳市。",
            "江岭理工大学",
            "江岭理工",
        ),
        ("洛阳经济技术开发区成立。洛阳经济开发区发展汽车产业。", "洛阳经济技术开发区", "洛阳经济开发区"),
        ("洛阳·江岭民族工业园区成立。项目位于洛阳·江岭民族工业园。", "洛阳·江岭民族工业园区", "洛阳·江岭民族工业园"),
        ("1958年，江岭学院合并东岭书院，更名为江岭大学。", "江岭大学", "江岭学院"),
    ],
)
def test_two_names_of_one_thing(text: str, name: str, also: str) -> None:
    told = extractor().extract(Document("d", text, "0" * 64, date="2024-05-10"))
    (aliases,) = [e.aliases for e in told.entities if e.name == name]
    assert also in aliases


def test_what_a_school_takes_in_is_not_what_it_was() -> None:
    told = extractor().extract(Document("d", "1985年，吸纳洛阳教育学院，更名为江岭大学。", "0" * 64))
    assert {e.name: e.aliases for e in told.entities if "School" in e.classes} == {"洛阳教育学院": (), "江岭大学": ()}


def test_a_port_across_the_border_is_another() -> None:
    text = "二连浩特口岸位于二连浩特市。对方口岸为蒙古国二连浩特口岸，距中方口岸5公里。"
    told = extractor().extract(Document("d", text, "0" * 64))
    ports = {e.key: e.name for e in told.entities if e.classes == ("Facility",)}
    assert set(ports.values()) == {"二连浩特口岸", "蒙古国二连浩特口岸"}
    where = {(ports[c.subject], c.object) for c in told.claims if c.property == "locatedIn"}
    assert len(where) == 2


@pytest.mark.parametrize(
    ("text", "kept", "lost"),
    [
        ("克劳恩贝格中国区总裁马丁·韦伯到访。", "克劳恩贝格", "克劳恩贝格中国区"),
        ("克劳恩贝格亚太区总部落户江湾市。", "克劳恩贝格亚太区总部", "克劳恩贝格"),
        ("克劳恩贝格总部位于法国里昂，现有员工300人。", "克劳恩贝格", "克劳恩贝格总部"),
        ("应塞尔维亚诺维萨德市市长马丁·韦伯邀请，李明率团出访。", "塞尔维亚", "应塞尔维亚"),
        ("应城市举办云岭论坛，邀请各界参加。", "应城市", "城市"),
        ("展会共有59个国家和地区的1950家企业参展。", "地区", "1950家企业参展"),
        ("云岭蓝海联盟（International Blue Alliance）成立。", "International Blue Alliance", "Blue Alliance"),
        ("江湾大学与荷兰费尔德大学共建的费尔德大学孔子学院揭牌。", "费尔德大学孔子学院", "荷兰费尔德大学孔子学院"),
    ],
)
def test_names_end_where_an_office_a_seat_or_an_invitation_begins(text: str, kept: str, lost: str) -> None:
    told = names(text)
    assert (kept in told or kept == "地区", lost in told) == (True, False)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("云岭应用物理研究所邀请专家授课。", "云岭应用物理研究所"),
        ("施密茨能源总部位于德国，现有员工300人。", "施密茨能源"),
    ],
)
def test_names_keep_what_looks_like_an_invitation_or_lose_their_seat(text: str, kept: str) -> None:
    assert kept in names(text)


@pytest.mark.parametrize(
    ("text", "names", "no"),
    [
        (
            "圖為發展局局長林鄭明娥（右二）與運輸署署長霍文山（前排左三）合照。",
            {"林鄭明娥", "霍文山"},
            {"林鄭明娥（右二）"},
        ),
        ("园区创建品牌，联手市委党校打造基地。", set(), {"联手市委党校"}),
        ("云岭研究所以服务企业为宗旨，与远帆集团签约。", {"云岭研究所"}, {"云岭研究"}),
        ("江湾水厂项目1—4月完成投资3亿元。", {"江湾水厂项目"}, {"江湾水厂项目1"}),
        ("空间监测网二期（江湾工程二期）计划今年下半年开工建设。", set(), {"空间监测网二期（江湾工程二期）计划"}),
    ],
)
def test_a_name_ends_where_it_ends(text: str, names: set[str], no: set[str]) -> None:
    found = make_extractor(Settings()).extract(Document("d", text, "0" * 64, date="2024-05-20"))
    told = {m.of(text) for e in found.entities for m in e.mentions}
    assert names <= told
    assert not told & no
