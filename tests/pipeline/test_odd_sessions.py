"""Sessions of conferences by number and by year, which are one where a document says both."""

from __future__ import annotations

from zhitu_identity import Side, parted_test

CASES: dict[str, list[list[Side]]] = {
    "a session by number, by year and by both": [
        [
            ("第五届云川科技大会", "2021年第五届云川科技大会开幕。", "", "2021"),
            ("2021云川科技大会", "2021云川科技大会签约。", "", "2021"),
            ("2021年云川科技大会", "2021年云川科技大会闭幕。", "", "2021"),
            ("第五届云川科技大会", "第五届云川科技大会闭幕。", "", "2021"),
        ],
        [("第六届云川科技大会", "第六届云川科技大会开幕。", "", "2022")],
        [("2023年云川科技大会", "2023年云川科技大会开幕。", "", "2023")],
    ],
    "a session with its number in brackets behind the year": [
        [
            ("2021（第五届）云川科技大会", "2021（第五届）云川科技大会开幕。", "", "2021"),
            ("2021云川科技大会", "2021云川科技大会签约。", "", "2021"),
            ("第五届云川科技大会", "第五届云川科技大会闭幕。", "", "2021"),
        ],
    ],
    "sessions of which nobody says in which year they were": [
        [("第五届云川科技大会", "第五届云川科技大会闭幕。", "", "2021")],
        [("2021云川科技大会", "2021云川科技大会签约。", "", "2021")],
    ],
    "sessions of which a document says when they were held": [
        [
            ("第五届云川科技大会", "第五届云川科技大会于2021年举办。", "", "2021"),
            ("2021云川科技大会", "2021云川科技大会签约。", "", "2021"),
        ],
        [
            ("第六届云川科技大会", "第六届云川科技大会于2022年举办。", "", "2022"),
            ("2022云川科技大会", "2022云川科技大会签约。", "", "2022"),
        ],
    ],
    "a session held in another year": [
        [("第五届云川科技大会", "第五届云川科技大会于2021年举办。", "", "2021")],
        [("2022云川科技大会", "2022云川科技大会签约。", "", "2022")],
    ],
    "two sessions in one year": [
        [("2022年第31届云川交易会", "2022年第31届云川交易会开幕。", "", "2022")],
        [("2022年第32届云川交易会", "2022年第32届云川交易会开幕。", "", "2022")],
        [("2022年云川交易会", "2022年云川交易会签约。", "", "2022")],
    ],
}
test_the_sides_of_a_group_are_one_thing_and_no_other = parted_test(CASES)
