"""Stations, bridges, railways, ports and terminals, beside others nearly called so."""

from __future__ import annotations

from zhitu_identity import Side, parted_test

CASES: dict[str, list[list[Side]]] = {
    "a bridge and its port": [
        [
            ("港珠澳大橋", "港珠澳大橋通車。", ""),
            ("港珠澳大桥", "港珠澳大桥通车。", ""),
        ],
        [
            ("港珠澳大桥珠海口岸", "港珠澳大桥珠海口岸启用。", ""),
            ("港珠澳大橋珠海口岸", "港珠澳大橋珠海口岸啟用。", ""),
        ],
    ],
    "stations of one city": [
        [
            ("广州南站", "广州南站启用。", ""),
        ],
        [
            ("广州站", "广州站启用。", ""),
        ],
        [
            ("广州东站", "广州东站启用。", ""),
        ],
        [
            ("南沙站", "南沙站启用。", ""),
        ],
    ],
    "terminals": [
        [
            ("白云机场T3航站楼", "白云机场T3航站楼启用。", ""),
        ],
        [
            ("白云机场T2航站楼", "白云机场T2航站楼启用。", ""),
        ],
        [
            ("白云机场", "白云机场扩建。", ""),
            ("广州白云国际机场", "广州白云国际机场扩建。", ""),
        ],
    ],
    "a port and who runs it": [
        [
            ("广州港", "广州港扩建码头。", ""),
        ],
        [
            ("广州港集团", "广州港集团扩建码头。", ""),
        ],
        [
            ("广州港南沙港区", "广州港南沙港区扩建。", ""),
        ],
    ],
    "a link by its ends": [
        [
            ("深中通道", "深中通道通车。", ""),
            ("深圳至中山跨江通道", "深圳至中山跨江通道通车。", ""),
        ],
        [
            ("深中隧道", "深中隧道贯通。", ""),
        ],
    ],
    "railways and a motorway of the same ends": [
        [
            ("京沪高铁", "京沪高铁通车。", ""),
            ("京沪高速铁路", "京沪高速铁路通车。", ""),
        ],
        [
            ("京沪铁路", "京沪铁路改造。", ""),
        ],
        [
            ("京沪高速", "京沪高速扩建。", ""),
            ("京沪高速公路", "京沪高速公路扩建。", ""),
        ],
    ],
    "stations of one name": [
        [
            ("鼓楼站", "鼓楼站启用。", "宁波市人民政府"),
        ],
        [
            ("鼓楼站", "鼓楼站启用。", "南京市人民政府"),
        ],
    ],
}
test_the_sides_of_a_group_are_one_thing_and_no_other = parted_test(CASES)
