"""Things before and after a renaming that a document tells of, beside others nearly called so."""

from __future__ import annotations

from zhitu_identity import Side, parted_test

CASES: dict[str, list[list[Side]]] = {
    "a district that was given up": [
        [
            ("萝岗区", "2014年，撤销萝岗区、黄埔区，设立新的黄埔区。", ""),
        ],
        [
            ("黄埔区", "黄埔区位于广州市。", ""),
        ],
    ],
    "a city by its former name": [
        [
            ("普洱市", "普洱市扩建公园。", ""),
            ("思茅市", "2007年，思茅市更名为普洱市。", ""),
        ],
    ],
    "a school in documents before and after its renaming": [
        [
            ("云川职业学院", "云川职业学院扩建。", "", "2015"),
            ("云川职业技术大学", "云川职业技术大学扩建。", "", "2022"),
            ("云川职业学院", "2020年，云川职业学院更名为云川职业技术大学。", "", "2020"),
        ],
    ],
    "a school by the name that it had": [
        [
            ("云川工学院", "云川大学原名云川工学院。", ""),
            ("云川大学", "云川大学扩建。", ""),
            ("云川工学院", "云川工学院始建于1958年。", ""),
        ],
        [
            ("云川工业学院", "云川工业学院扩建。", ""),
        ],
    ],
    "a zone before and after its renaming": [
        [
            ("云川经济开发区", "云川经济开发区扩建。", "", "2018"),
            ("云川高新区", "2021年，云川经济开发区更名为云川高新区。", "", "2021"),
            ("云川高新区", "云川高新区扩建。", "", "2023"),
        ],
        [
            ("云岭高新区", "云岭高新区扩建。", ""),
        ],
    ],
    "a firm before and after its renaming": [
        [
            ("云川钢铁公司", "2019年，云川钢铁公司更名为云川新材料公司。", ""),
            ("云川新材料公司", "云川新材料公司扩建。", ""),
            ("云川钢铁公司", "云川钢铁公司扩建。", "", "2016"),
        ],
        [
            ("海岭钢铁公司", "海岭钢铁公司扩建。", ""),
        ],
    ],
    "a school by number that was renamed": [
        [
            ("云川一中", "云川一中更名为云川实验中学。", ""),
            ("云川实验中学", "云川实验中学扩建。", ""),
        ],
        [
            ("云川二中", "云川二中扩建。", ""),
        ],
    ],
    "a campus by the former name": [
        [
            ("云川学院", "2010年，云川学院更名为云川大学。", ""),
            ("云川大学", "云川大学扩建。", ""),
        ],
        [
            ("云川学院南校区", "云川学院南校区启用。", ""),
        ],
    ],
    "a school that was set up apart": [
        [
            ("云川大学", "云川大学扩建。", ""),
        ],
        [
            ("云川医科大学", "2018年，云川大学医学院独立设置为云川医科大学。", ""),
        ],
    ],
    "a county that was raised": [
        [
            ("望城县", "2011年，望城县撤县设区，设立望城区。", ""),
            ("望城区", "望城区扩建公园。", ""),
        ],
        [
            ("长沙县", "长沙县扩建公园。", ""),
        ],
    ],
}
test_the_sides_of_a_group_are_one_thing_and_no_other = parted_test(CASES)
