"""What hides the name before it, though it has no name of its own."""

from __future__ import annotations

from statements import extract, happened, said


def of(text: str) -> set[tuple[str, str]]:
    """The events that a text states, without their dates."""
    return {(name, kind) for name, kind, *_ in happened(text)}


def test_a_phase_that_no_name_names_is_not_the_whole() -> None:
    whole, phase = ("西湖科学城", "completed"), ("园区二期", "constructionStarted")
    assert of("西湖科学城于2019年建成，园区二期2026年开工。") == {whole, phase}
    assert of("西湖科学城于2019年建成，一期年底通过验收。") == {("西湖科学城", "completed")}


def test_a_thing_without_a_name_hides_the_subject_before() -> None:
    text = "西湖科学城今年建成，二期校区位于宁波市，面积9万平方米，计划年底启用。"
    assert of(text) == {("西湖科学城", "completed")}
    text = "东海实验室招收研究员。二期园区占地20亩，将与浙江大学合作。"
    assert not said(text, "cooperatesWith")
    text = "西湖科学城今年动工，目前厂房、道路分别完成96%，年底建成。"
    assert ("西湖科学城", "completed") in of(text)


def test_a_subject_without_a_name_hides_the_one_before() -> None:
    assert not said("瓯江北口大桥位于温州市，配套酒店由中国中铁公司运营。", "operatedBy")
    assert not said("浙江省加快发展。企业与浙江大学合作建设中试线。", "cooperatesWith")


def test_a_bare_noun_of_the_same_kind_points_back() -> None:
    found = said("浙江大学招收新生。日前，学校与东海实验室合作推出课程。", "cooperatesWith")
    assert found == {("浙江大学", "东海实验室")}
    assert of("甬舟铁路总投资20亿元。去年，这条铁路开工。") == {("甬舟铁路", "constructionStarted")}


def test_what_is_weighed_hides_who_weighs_it() -> None:
    assert not said("浙江大学认为，这个项目的启动对推动人工智能产业意义重大。", "focusesOn")


def test_we_act_and_no_name_does() -> None:
    text = "温州市是我省沿海城市，我厅高度重视温州市交通。根据部署，先后开展了甬舟铁路、瓯江北口大桥建设。"
    assert not said(text, "builds")


def test_the_measures_of_a_work_without_a_name_are_not_those_of_a_place() -> None:
    assert not extract("宁波市首条高速铁路开工。铁路全长135公里，总投资149亿元。").observations
    assert len(extract("宁波市交通发展快。铁路营业里程135公里，公路总里程5000公里。").observations) == 2
    assert len(extract("宁波市水利建设加快，水库总库容达到12亿立方米。").observations) == 1
    assert len(extract("瓯江北口大桥开工。大桥全长3公里，主跨760米。").observations) == 2


def test_what_takes_a_place_for_its_core_is_no_plan() -> None:
    text = "浙江省发布《甬江科创发展规划》。规划提出，示范区以西湖科学城为核心，辐射宁波市、舟山市。"
    assert not said(text, "supports")
    text = "甬江示范区以西湖科学城为核心，辐射宁波市、舟山市。"
    assert len(said(text, "supports")) == 2
