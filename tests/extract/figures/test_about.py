"""What figures are about, each way of telling by a sentence of our own."""

from __future__ import annotations

from decimal import Decimal

import pytest
from networks import Fake
from statements import checked, extract

from zhitu.extract.rules import RuleExtractor
from zhitu.extract.text.tagger import make_tagger
from zhitu.model import Document

#: (text, value, about, how it is told)
CASES = [
    ("平凉市现有中医院12家。", "12", "平凉市", "own"),
    (
        "兰州新区有投资7亿元的洮河锂电项目，投资5亿元的渭河风电项目等9个项目开工，项目总投资40亿元。",
        "4000000000",
        "兰州新区",
        "clause",
    ),
    ("甘肃省高速公路通车里程突破7000公里。", "7000", "甘肃省", "own"),
    ("平凉市的耕地面积为560万亩。", "5600000", "平凉市", "own"),
    ("静宁县建成果园100万亩，年产苹果90万吨。", "900000", "静宁县", "clause"),
    ("银西高铁今年开通，正线全长618公里。", "618", "银西高铁", "clause"),
    ("银西高铁正线全长618公里。设计时速250公里。", "250", "银西高铁", "before"),
    ("由中铁一局承建的洮河特大桥全长1200米。", "1200", "洮河特大桥", "own"),
    ("由中铁一局承建的洮河特大桥进展顺利，最高桥墩90米。", "90", "洮河特大桥", "clause"),
    ("兰州市交通委员会批准建设洮河特大桥，总投资8亿元。", "800000000", "洮河特大桥", "founded"),
    ("甘肃省印发《甘肃省养老服务条例》，首批涵盖36项服务。", "36", "《甘肃省养老服务条例》", "founded"),
    ("甘肃省设立全长12公里的洮河特大桥。", "12", "洮河特大桥", "measured"),
    ("30家企业签约入驻兰州新区。", "30", "兰州新区", "landing"),
    ("甘肃省卫生健康委员会介绍，甘肃推进县医院建设，全省新增床位2000张。", "2000", "甘肃", "scope"),
    ("兰州新区进出口增长8.5%，其中出口增长12%。", "12", "兰州新区", "same"),
    ("在洮河特大桥的施工现场，600名工人坚守岗位。", "600", "洮河特大桥", "setting"),
    ("甘肃已建成自贸片区，兰州新区28平方公里。", "28", "兰州新区", "beside"),
    ("兰州新区距兰州6公里（兰州地铁1号线）。园区一期建成5栋厂房。", "5", "兰州新区", "own"),
    ("洮河高铁通车。兰州市与天水市之间每日开行动车11对。", "11", "洮河高铁", "before"),
    ("今年新建洮河特大桥（全长3.2公里）、渭河隧道（全长1.1公里）等项目。", "1.1", "渭河隧道", "bracket"),
    ("兰州新区包括依托武平港设置的武平港园区（1平方公里）。", "1", "武平港园区", "bracket"),
    ("其中洮河光伏电站600万千瓦、红坪戈壁光伏300万千瓦。", "6000000", "洮河光伏电站", "own"),
    ("兰州市市长张伟国3次到兰州新区调研。", "3", "张伟国", "person"),
    ("洮河铁路起于兰州市，止于西宁市，全长188公里。", "188", "洮河铁路", "clause"),
    ("甘肃省商务厅公布《甘肃省展会办法》。对26类展品免费。", "26", "《甘肃省展会办法》", "before"),
    ("兰州、西宁生产总值分别增长5%和6%。", "6", "西宁", "own"),
    ("洮河铁路建成后，青海货物经此南下，预计每年可节省费用3亿元。", "300000000", "洮河铁路", "clause"),
    ("甘肃静宁县建成果园100万亩。", "1000000", "静宁县", "own"),
    ("洮河特大桥今年开工，北距兰州新区约30公里。", "30", "洮河特大桥", "clause"),
    ("全长12公里的洮河特大桥由兰州新区起步。", "12", "洮河特大桥", "measured"),
    ("依山傍水的兰州新区，面积是永登县的2倍。", "2", "兰州新区", "clause"),
    ("横跨两岸的洮河特大桥创下3项纪录。", "3", "洮河特大桥", "own"),
    ("政策支持让兰州新区形成了6条产业链。", "6", "兰州新区", "own"),
    ("甘肃加快培育产业，兰州、天水、酒泉等7个市设立专班。", "7", "甘肃", "clause"),
    ("甘肃推进兰州新区建设，累计培育先进产业集群12个。", "12", "甘肃", "clause"),
    ("甘肃进出口增长5%，增幅高于全国平均水平7.9个百分点；进口60亿元。", "6000000000", "甘肃", "last"),
    ("云川公司去年在兰州市成立洮河锂业有限公司，当年就实现产值10亿元。", "1000000000", "洮河锂业有限公司", "founded"),
    ("洮河水厂项目开工。整个项目由6栋厂房组成。", "6", "洮河水厂项目", "own"),
    ("洮河水厂项目开工。一期项目建成后，年产值可达60亿元。", "6000000000", "洮河水厂项目一期", "clause"),
    ("执行任务的洮河七号火箭由云川研究院研制，采用4.2米整流罩。", "4.2", "洮河七号火箭", "clause"),
    ("中欧班列线路已达52条，通达欧洲13个国家。", "13", "中欧班列", "clause"),
    ("兰州新区建成数据中心5座。目前，当地已引进企业80家。", "80", "兰州新区", "scope"),
    ("兰州大学在榆中校区新建的洮河实验室将于明年上半年全面竣工，面积为2万平方米。", "20000", "洮河实验室", "clause"),
    ("在甘肃定西市，洮河特大桥正在加紧施工。项目总投资4亿元。", "400000000", "洮河特大桥", "own"),
    ("甘肃兰州市榆中县的洮河特大桥，最高桥墩90米。", "90", "洮河特大桥", "clause"),
    ("今年一季度，甘肃出口80亿元。其中，兰州产品占比30%。", "30", "甘肃", "same"),
    ("经兰州新区通行的洮河班列达112列。", "112", "兰州新区", "through"),
    ("在甘肃，今年前三个月，经兰州新区开行班列300列。", "300", "兰州新区", "through"),
    ("甘肃整治修复岸线42公里、黄河湿地800公顷。", "800", "甘肃", "own"),
    ("兰州新区主任介绍，甘肃推进治理。去年新增床位30张。", "30", "甘肃", "before"),
    ("甘肃有关部门决定启动兰州大学建设。该项目占地300亩。", "300", "兰州大学", "own"),
    ("平凉市增设网点，3家兰州银行，改造柜台90个。", "90", "平凉市", "clause"),
    ("兰州新区推进治理。张伟国检查公交站台，日间票价2元。", "2", "兰州新区", "before"),
    ("洮河铁路起自兰州新区，途经甘肃定西，终至西宁南站，全长188公里。", "188", "洮河铁路", "clause"),
    ("洮河铁路途经甘肃定西、天水，陕西宝鸡，投资90亿元。", "9000000000", "洮河铁路", "clause"),
    ("甘肃洮河光伏电站今年并网。该光伏电站占地2000亩。", "2000", "甘肃洮河光伏电站", "own"),
    ("甘肃洮河深海科技合作区昨天揭牌。合作区毗邻兰州，面积2平方公里。", "2", "甘肃洮河深海科技合作区", "clause"),
    ("石湾核电1号机组投入运行。这一核电机组每年发电90亿度。", "9000000000", "石湾核电1号机组", "before"),
    ("兰州新区快速成长。《兰州新区建设规划》发布两年来，已汇聚企业70家。", "70", "兰州新区", "clause"),
    ("去年，甘肃新建充电站90座，其中天水市18座。", "18", "天水市", "share"),
    ("去年，甘肃新建充电站90座，其中，天水市约18座，平凉市9座。", "18", "天水市", "share"),
    ("甘肃有充电站90座，其中天水市18座、平凉市9座。", "9", "平凉市", "share"),
    ("去年，甘肃新增上市公司12家，其中天水企业7家。", "7", "甘肃", "same"),
    ("58岁的牧民张伟国承包了草场。", "58", "张伟国", "measured"),
    ("洮河特大桥北接兰州新区，南连银西高铁，全长12公里。", "12", "洮河特大桥", "clause"),
    ("甘肃推进“洮河护企行动”，新增服务点15家。", "15", "甘肃", "clause"),
    ("甘肃推进洮河水厂项目，新增供水能力5万吨。", "50000", "洮河水厂项目", "founded"),
    ("兰州银行推出“洮河护企贷”产品，单户额度最高300万元。", "3000000", "“洮河护企贷”", "founded"),
    ("兰州银行推出“洮河护企贷”产品。该产品累计投放贷款20亿元。", "2000000000", "“洮河护企贷”", "own"),
    ("洮河铁路累计运煤60万吨。铁路沿线平凉市接待游客900人次。", "900", "平凉市", "own"),
    ("兰州新区加快发展。新区所在的永登县出口3亿元。", "300000000", "永登县", "own"),
    ("洮河特大桥今年通车。与之毗邻的兰州新区集聚企业900家。", "900", "兰州新区", "own"),
    ("地处陇东的甘肃省平凉市，森林覆盖率达30%。", "30", "平凉市", "clause"),
    ("兰州大学（甘肃科学院）与平凉市合作，拥有职工1200人。", "1200", "兰州大学", "clause"),
    ("洮河会展中心改造为渭河会议中心后，承接会议420场。", "420", "渭河会议中心", "clause"),
    ("平凉市实施“洮河护企行动”以来，全市新增企业9家，减税3亿元。", "300000000", "平凉市", "last"),
    (
        "静宁县发展果业，建成果园20万亩。在静宁县威戎镇，年产苹果9万吨。全县产值30亿元。",
        "3000000000",
        "静宁县",
        "scope",
    ),
    ("平凉市城乡面貌焕然一新。洮河大桥建成通车，新改建农村公路320公里。", "320", "平凉市", "before"),
    ("平凉市城乡面貌焕然一新。洮河大桥建成通车，全长3.2公里。", "3.2", "洮河大桥", "clause"),
    ("甘肃省出口2亿元。数据显示，全国港口完成吞吐量160亿吨。", "16000000000", "中国", "nation"),
    ("陇东学院现有教师1100人，甘肃省“陇原”工程培养对象52人。", "52", "陇东学院", "same"),
    (
        "临江市第一污水处理厂入选第二批国家绿色低碳示范工程。工程总投资6亿元。",
        "600000000",
        "临江市第一污水处理厂",
        "own",
    ),
    ("承德举行开工活动，总投资300亿元。分会场设在承德县。", "30000000000", "承德市", "clause"),
    ("通化县新建学校12所。通化建设幼儿园6所。", "6", "通化县", "own"),
    ("2020年，全国各级医院新增床位30万张。", "300000", "中国", "nation"),
    ("平凉市建成县域医共体7个。", "7", "平凉市", "own"),
    ("平凉市加快发展。设立洮河创业投资基金，新建孵化器35个。", "35", "平凉市", "before"),
    ("洮河特大桥所在的平凉市，去年接待游客73万人次。", "730000", "平凉市", "clause"),
    ("云川公司产镍8万吨，产量占全省的30%。甘肃省加快发展。", "30", "云川公司", "clause"),
    ("2023年出口额：平凉市3亿元，天水市2亿元。", "200000000", "天水市", "share"),
    ("根据《平凉市营商条例》，办证时间压缩至5个工作日。", "5", "《平凉市营商条例》", "setting"),
    ("根据《平凉市营商条例》，天水市减免费用5万元。", "50000", "天水市", "own"),
    ("《平凉市人才办法》规定，对企业给予奖励，最高不超过30万元。", "300000", "《平凉市人才办法》", "reporter"),
    ("兰州新区管委会主任王明说，新区已签约项目46个。", "46", "兰州新区", "scope"),
    ("兰州新区管委会主任王明说，全区新建学校6所。", "6", "兰州新区", "scope"),
    ("平凉公司海外收入3亿元，国内收入占比60%。", "60", "平凉公司", "clause"),
    ("平凉市开放发展。洮河保险交易平台落地。实际利用外资3亿元。", "300000000", "平凉市", "topic"),
    ("平凉市财政局局长张伟介绍，全市收入7亿元，同口径增长4.1%。", "4.1", "平凉市", "same"),
]


def told(text: str) -> list[tuple[Decimal, set[str], str]]:
    """Value, names of what it is about, and rule of each figure."""
    extraction = extract(text)
    names = {e.key: {e.name, *e.aliases, *(span.of(text) for span in e.mentions)} for e in extraction.entities}
    return [(o.value, names[o.about], o.rule) for o in extraction.observations]


@pytest.mark.parametrize(("text", "value", "about", "rule"), CASES, ids=[case[0] for case in CASES])
def test_about(text: str, value: str, about: str, rule: str) -> None:
    ((names, told_by),) = [(names, rule) for number, names, rule in told(text) if number == Decimal(value)]
    assert about in names
    assert told_by == f"number, {rule}"


def test_what_is_the_same_of_several_is_told_of_each() -> None:
    found = told("一季度，兰州市、天水市增速均为5.6%。")
    assert [(value, "兰州市" in names, "天水市" in names) for value, names, _ in found] == [
        (Decimal("5.6"), True, False),
        (Decimal("5.6"), False, True),
    ]


def test_who_reports_a_figure_is_not_what_it_is_about() -> None:
    ((_, names, _),) = told("据兰州海关统计，甘肃进出口总额达到500亿元。")
    assert "甘肃" in names


def test_a_person_who_says_so_is_not_what_a_figure_is_about() -> None:
    assert all("张伟国" not in names for _, names, _ in told("张伟国指，3座厂房在今年3月完工。"))


def test_the_ends_of_a_route_are_not_what_its_time_is_about() -> None:
    ((_, names, _),) = told("银西高铁开通运营，银川至西安的旅行时间缩短至3小时。")
    assert "银西高铁" in names


def test_a_phrase_in_quotes_states_no_figure() -> None:
    assert told("兰州新区打造“15分钟便民圈”。") == []


def test_of_a_province_that_the_text_does_not_name_nothing_is_told() -> None:
    told_of = told("洮河特大桥位于定西市。\n2020年，全省经费支出为218.6亿元。")
    assert not [value for value, _, _ in told_of if value == Decimal("21860000000")]


def test_who_designs_a_work_does_not_have_its_cost() -> None:
    ((names, _),) = [
        (names, rule)
        for value, names, rule in told("洮河特大桥位于定西市，由中铁一局负责设计，总投资8亿元。")
        if value == Decimal("800000000")
    ]
    assert "洮河特大桥" in names


@pytest.mark.parametrize(
    "text",
    [
        "兰州市教育局组织专家评审，新校区位于平凉市，建筑面积24000平方米。",
        "兰州市教育局组织专家评审。新校区位于平凉市。建筑面积24000平方米。",
    ],
)
def test_a_thing_without_a_name_hides_whose_figures_those_after_it_are(text: str) -> None:
    assert not any(o.value == Decimal(24000) for o in extract(text).observations)


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("平凉市发展科技，建成9家长三角联合研究所。", "平凉市"),
        ("平凉市发展科技，成员达到9家，其中有静宁县。", "静宁县"),
        ("平凉市发展科技。“绿色平凉”行动深入实施，12家企业成立联盟。", "平凉市"),
        ("平凉市发展科技。“绿色平凉”行动启动，规模3亿元。", "“绿色平凉”行动"),
    ],
)
def test_a_network_gives_no_figure_to_what_only_says_the_kind_of_what_is_counted(text: str, of: str) -> None:
    told = RuleExtractor(make_tagger("lac"), None, Fake()).checked(Document("d", text, ""))
    names = {e.key: e.name for e in told.entities}
    assert [names[o.about] for o in told.observations] == [of]


def test_what_a_town_does_beside_setting_up_a_fund_is_its_own() -> None:
    told = RuleExtractor(make_tagger("lac"), None, Fake()).checked(
        Document("d", "平凉市设立青年创业基金，建成创业基地50个，吸引团队600个。", "")
    )
    names = {e.key: e.name for e in told.entities}
    assert [names[o.about] for o in told.observations] == ["平凉市"] * 2


def test_what_a_class_of_zones_has_is_of_no_zone_or_firm_named_before() -> None:
    text = "云川公司去年产值8亿元。2023年，45家先进制造业集群实现产值20万亿元，国家级新区完成投资2万亿元。"
    assert [value for value, names, _ in told(text) if "云川公司" in names] == [Decimal(800000000)]


@pytest.mark.parametrize(
    "text",
    [
        "洮河大桥、洮河电站等续建项目顺利推进，总投资8亿元。",
        "洮河大桥等投资10亿元以上的项目有12个。",
        "洮河电池项目开工。这批项目总投资320亿元。",
        "三区合计占全省的六成。",
        "开工的有洮河电站项目（库区）、渭河电池项目（一期）等12个项目。",
    ],
)
def test_what_is_told_of_a_set_is_of_none_that_is_named(text: str) -> None:
    assert told(text) == []


def test_an_industry_is_not_named_again_by_its_last_word() -> None:
    text = "一季度，兰州市汽车制造业增长8%。\n兰州市基础设施投资增长3%，制造业投资增长39%。"
    told = extract(text)
    names = {e.key: e.name for e in told.entities}
    assert {names[o.about] for o in told.observations} == {"兰州市"}


@pytest.mark.parametrize(
    ("text", "value", "about"),
    [
        ("洮河图书馆启用。与一路之隔的渭河书院相比，规模更大。设座位227个。", 227, "洮河图书馆"),
        ("洮河图书馆启用。不同于渭河书院，它不收费，有座位227个。", 227, "洮河图书馆"),
        ("一、洮河图书馆\n位于烟台市，去年4月开工，总投资59亿元。", 5900000000, "洮河图书馆"),
        ("洮河图书馆与渭河书院相邻，渭河书院有座位227个。", 227, "渭河书院"),
    ],
)
def test_what_is_only_beside_it_has_no_figure(text: str, value: int, about: str) -> None:
    assert [about in names for number, names, _ in told(text) if number == value] == [True]


@pytest.mark.parametrize(
    ("text", "value", "about"),
    [
        ("兰州市创新企业多。例如云川公司，去年研发投入5100万元。", 51000000, "云川公司"),
        ("洮河大桥通车。中铁一局参与了施工。大桥双向六车道，主跨218米。", 218, "洮河大桥"),
        ("云川公司发布年报。公司对中铁一局的销售额增长70%。", 70, "云川公司"),
    ],
)
def test_what_goes_on_has_the_figure(text: str, value: int, about: str) -> None:
    assert [about in names for number, names, _ in told(text) if number == value] == [True]


def test_a_word_of_scope_in_a_name_tells_no_owner() -> None:
    text = "日照市科技工作要点\n全市要贯彻全国科技工作会议精神，技术合同成交额突破100亿元。"
    found = extract(text, title="日照市科技工作要点", publisher="日照市科学技术局")
    names = {e.key: e.name for e in found.entities}
    assert {names[o.about] for o in found.observations} == {"日照市"}


def test_roads_are_no_terminals_nor_what_is_told_of_how_they_grew() -> None:
    text = "日照市发展较快。日照山字河机场航站楼投入使用，公路通车总里程达到1.2万公里，较2017年增加3000公里。"
    found = extract(text)
    names = {e.key: e.name for e in found.entities}
    assert {names[o.about] for o in found.observations} == {"日照市"}


def test_guests_from_the_country_are_no_figure_of_it() -> None:
    found = extract("日照市发展较快。2022年，全市接待国内游客4.5亿人次。")
    names = {e.key: e.name for e in found.entities}
    assert {names[o.about] for o in found.observations} == {"日照市"}


@pytest.mark.parametrize(
    ("text", "value", "about"),
    [
        ("平凉市出口34亿元。远帆集团出口2亿元。自营生产企业出口5亿元。", "500000000", "平凉市"),
        ("平凉市教育发展。兰州大学在校生3万人。中等职业学校28所。", "28", "平凉市"),
        ("平凉市交通发展。江湾港完成吞吐量320万吨。年末公路通车里程3210公里。", "3210", "平凉市"),
        ("平凉市教育发展。兰州大学在校生3万人。附属中学2所。", "2", "兰州大学"),
        ("平凉市企业发展。远帆集团出口2亿元。旗下民营企业12家。", "12", "远帆集团"),
        ("平凉市企业发展。江湾港完成吞吐量320万吨。集装箱吞吐量5万标箱。", "50000", "江湾港"),
        ("2023年，全市出口增长8%；平凉高新区产值36亿元；进出口总额240亿元。", "24000000000", "平凉市"),
        ("2023年，全市投资增长8%；平凉高新区集聚企业300家；占地900亩。", "900", "平凉高新区"),
        ("比亚迪公司于1998年创办的平凉实验学校现有学生3200人。", "3200", "平凉实验学校"),
        ("比亚迪公司于2020年收购的平凉制药有限公司去年营收12亿元。", "1200000000", "平凉制药有限公司"),
        ("远帆集团为旗下的江湾制药增资2亿元。", "200000000", "远帆集团"),
        ("中国（黑龙江）自由贸易试验区挂牌。黑龙江省扩大开放。该自贸试验区出口3亿元。", "300000000", "试验区"),
        ("中国（黑龙江）自由贸易试验区设有哈尔滨片区和黑河片区。该自贸试验区出口3亿元。", "300000000", "试验区"),
    ],
)
def test_whose_the_figure_of_a_sentence_without_its_name_is(text: str, value: str, about: str) -> None:
    told = extract(
        f"平凉市2023年国民经济和社会发展统计公报\n{text}" if "平凉市" in text[:3] else text,
        "2024-02-10",
        "平凉市统计局",
    )
    names = {e.key: e.name for e in told.entities}
    assert about in "".join(names[o.about] for o in told.observations if o.value == Decimal(value))


def test_parts_in_the_next_paragraph_are_of_what_the_one_before_measures() -> None:
    text = "南昌市的京九高速铁路全长27公里，设站21座；穿越两座山。\n其中，先建段长17公里，设站14座。"
    told = extract(text, title="南昌市建设铁路")
    names = {e.key: e.name for e in told.entities}
    assert {names[o.about] for o in told.observations} == {"京九高速铁路"}


@pytest.mark.parametrize(
    "text",
    [
        "云岭市新建渔港。以上3个项目享受补贴。",
        "云岭市新建渔港。上述5家企业均已投产。",
        "襄阳市委常委、东津新区党工委书记王远鹤表示，首批6个项目已达成落户意向。",
    ],
)
def test_what_only_points_back_or_tells_an_office_has_no_figure(text: str) -> None:
    assert not extract(text).observations


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("云岭产业基金目标8年内建成总规模80亿元的基金群。", "总规模"),
        ("远帆集团正式发布总规模500亿元的两只基金。", "总规模"),
        ("江湾市推进跨境加工产业园等重点项目45个。", "跨境加工产业园等重点项目"),
        ("云岭经开区引进项目30个，其中投资过10亿元项目7个。", "投资过10亿元项目"),
        ("云岭集团产值过百亿元。", "产值"),
    ],
)
def test_words_of_a_figure_have_no_verb_or_time_before_them(text: str, words: str) -> None:
    told = {o.indicator for o in extract(text).observations}
    assert words in told
    assert not {"投资过", "产值过"} & told


@pytest.mark.parametrize(
    ("text", "indicator", "about"),
    [
        ("“云帆”智能语音项目荣获一等奖。\n新增上市企业4户。", "新增上市企业", "平凉市"),
        ("“云帆”智能语音项目荣获一等奖。新增上市企业4户。", "新增上市企业", "平凉市"),
        ("洮河特大桥开工建设。总投资8亿元。", "总投资", "洮河特大桥"),
        ("成立远帆集团，引进人才120人。", "人才", "平凉市"),
    ],
)
def test_in_a_report_the_place_has_what_no_name_of_the_sentence_has(text: str, indicator: str, about: str) -> None:
    found = extract(text, "2025-01-15", "平凉市人民政府", "2025年平凉市政府工作报告")
    names = {e.key: e.name for e in found.entities}
    assert {names[o.about] for o in found.observations if o.indicator.endswith(indicator)} == {about}


def test_a_nation_s_works_are_none_of_a_place() -> None:
    found = extract(
        "平凉市谋划一批国家102项重大工程配套项目。", "2025-01-15", "平凉市人民政府", "2025年平凉市政府工作报告"
    )
    assert not found.observations


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("湖南省与广东省签署协议。“十三五”期间，两省技术合同登记634项，合同金额47亿元。", set()),
        ("湖南省全年进出口6000亿元。湘粤两省往来密切，湖南省对广东省销售90亿元。", {"湖南省"}),
        ("江湾市地处三省交界，面积3000平方公里。", {"江湾市"}),
    ],
)
def test_a_figure_of_two_provinces_together_is_no_single_ones(text: str, owners: set[str]) -> None:
    told = checked(text)
    names = {e.key: e.name for e in told.entities}
    assert {names[o.about] for o in told.observations} == owners


def test_what_a_clause_counts_of_a_kind_owns_no_figure_of_the_next() -> None:
    told = checked("湖南省建成9家省技术创新中心，现有120家市级重点实验室。技术创新中心近年来服务企业众多。")
    names = {e.key: e.name for e in told.entities}
    assert {(names[o.about], o.value) for o in told.observations} == {("湖南省", 9), ("湖南省", 120)}
