"""Persons of one name in documents that tell their bodies, places, company, or nothing."""

from __future__ import annotations

from zhitu_identity import Side, parted_test

CASES: dict[str, list[list[Side]]] = {
    "an official and a person of whom nothing is told": [
        [
            ("刘洋", "佛山市市长刘洋出席会议。", ""),
            ("刘洋", "刘洋在佛山市出席会议。", ""),
        ],
        [
            ("刘洋", "航天员刘洋进入太空站。", ""),
        ],
    ],
    "a person by what is named with him": [
        [
            ("王伟", "教育部部长王伟出席会议。", ""),
            ("王伟", "王伟出席教育部会议。", ""),
        ],
        [
            ("王伟", "工程师王伟谈桥梁。", ""),
        ],
    ],
    "a person whose name few have": [
        [
            ("钟南山", "钟南山院士出席会议。", ""),
            ("钟南山", "广州实验室主任钟南山出席会议。", ""),
        ],
    ],
}
test_the_sides_of_a_group_are_one_thing_and_no_other = parted_test(CASES)
