"""Which body a short name means that is used of a ministry and of a province's own."""

from __future__ import annotations

import pytest
from statements import checked


@pytest.mark.parametrize(
    ("text", "short", "meant"),
    [
        ("云南省发改委批复项目。发改委要求加快进度。", "发改委", "云南省发改委"),
        ("云南省发展改革委批复项目。发改委要求加快进度。", "发改委", "云南省发展改革委"),
        ("昆明市国资委批复改制。国资委要求加快进度。", "国资委", "昆明市国资委"),
        ("云南省发改委、贵州省发改委批复项目。发改委要求加快进度。", "发改委", "发改委"),
        ("云南省发改委转发国家发展改革委的文件。发改委要求加快进度。", "发改委", "国家发展和改革委员会"),
        ("云南省扩建公路。发改委要求加快进度。", "发改委", "国家发展和改革委员会"),
        ("昆明市委书记、人大常委会主任王明出席。", "人大常委会", "昆明市人大常委会"),
        ("人大常委会副主任王明出席。", "人大常委会", "人大常委会"),
        ("人大常委会表决通过《海岛保护法》。", "人大常委会", "全国人民代表大会常务委员会"),
        ("第六届昆明投资贸易洽谈会开幕。本届投洽会签约。", "投洽会", "第六届昆明投资贸易洽谈会"),
        ("昆明市派人到厦门参加投洽会。", "投洽会", "中国国际投资贸易洽谈会"),
        ("昆明市科技局批复项目。科技部要求加快进度。", "科技部", "科学技术部"),
    ],
)
def test_the_body_of_the_place_that_a_document_names(text: str, short: str, meant: str) -> None:
    found = checked(text)
    at = text.rindex(short)
    (entity,) = [e for e in found.entities if any(span.start == at for span in e.mentions)]
    assert entity.name == meant
