"""Decisions on the command line: recorded with who, when and why, carried out, listed, exported."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
RELATION, ALONE = ("苹果公司", "supports", "广州市"), ("--because", "x", "--without-evidence")
BY = ("--who", "某人", "--when", "2024-05-01", "--because", "看过")


def asked(run: Run, graph: Path, pattern: str) -> bool:
    return run("query", graph, f"ASK {{ {pattern} }}")[1] == "true\n"


def test_a_decision_prints_its_row_and_what_it_touched(made: Path, run: Run) -> None:
    status, out, err = run("rename", made, "广州实验室", "穗城实验室", *BY)
    assert (status, err) == (0, "")
    row, told = out.rstrip("\n").split("\n")
    assert json.loads(row) == {
        "sequence": 1,
        "decision": "rename",
        "who": "某人",
        "when": "2024-05-01",
        "because": "看过",
        "subject": "https://w3id.org/zhitu/id/广州实验室",
        "object": "穗城实验室",
    }
    assert told == "1 recorded, 2 documents written anew"
    assert asked(run, made, "id:广州实验室 skos:prefLabel '穗城实验室'@zh")


def test_every_kind_of_decision(made: Path, tmp_path: Path, run: Run) -> None:
    claim = run("query", made, "SELECT ?c { ?c rdf:predicate zt:cooperatesWith }", "--format", "csv")[1].split()[1]
    for words in (
        ("judge", made, "unsure", "广州实验室", "苹果公司"),
        ("reject", made, claim.rsplit("/", 1)[1]),
        (
            "assert",
            made,
            "苹果公司",
            "supports",
            "广州实验室",
            "--document",
            "甲报",
            "--quote",
            "苹果公司与广州实验室合作",
        ),
        ("retype", made, "苹果公司", "Organization"),
        ("link", made, "广州市", "https://www.wikidata.org/entity/Q16572"),
        ("undo", made, "2"),
    ):
        status, out, err = run(*words, *BY)
        assert (status, err) == (0, ""), words
        assert "1 recorded" in out
    assert asked(run, made, "id:苹果公司 a zt:Organization ; zt:supports id:广州实验室")
    assert asked(run, made, "id:广州市 skos:exactMatch <https://www.wikidata.org/entity/Q16572>")
    assert not asked(run, made, "?c zt:status zt:rejected")
    listed = run("judgements", "list", made)[1].rstrip("\n").split("\n")
    assert [json.loads(line).get("problem") == "undone" for line in listed] == [False, True, False, False, False, False]
    log = tmp_path / "log.jsonl"
    assert run("judgements", "export", made, log)[1] == f"6 rows: {log}\n"
    assert run("judgements", "import", made, log)[1] == "0 recorded, 0 documents written anew\n"


def test_classes_and_relations_go_by_their_chinese_labels_too(made: Path, run: Run) -> None:
    assert run("retype", made, "苹果公司", "组织、功能区", *BY)[0] == 0
    assert asked(run, made, "id:苹果公司 a zt:Organization , zt:Zone")
    given = ("--subject-class", "设施", "--without-evidence", *BY)
    status, out, _ = run("assert", made, "白鹭大桥", "位于", "广州市", *given)
    assert status == 0
    assert '"predicate":"locatedIn"' in out.replace(" ", "")
    assert asked(run, made, "id:白鹭大桥 a zt:Facility ; zt:locatedIn id:广州市")


def test_what_show_prints_can_be_rejected(made: Path, run: Run) -> None:
    assert "claim:" not in run("show", made, "广州实验室")[1]
    shown = run("show", made, "广州实验室", "--ids")[1]
    found = re.findall(r"^ +((?:claim|event|obs):[0-9a-f]{16})$", shown, re.MULTILINE)
    assert {name.split(":")[0] for name in found} == {"claim", "event"}
    for name in found:
        assert run("reject", made, name, *BY)[0] == 0
    assert "已否定" not in shown
    assert run("show", made, "广州实验室")[1].count("已否定") == len(found)


def test_what_people_assert_is_no_further_mention(made: Path, run: Run) -> None:
    def told() -> tuple[str, str]:
        shown = run("show", made, "广州实验室")[1]
        (mentions,) = re.findall(r"^\d+ mentions? in \d+ documents?$", shown, re.MULTILINE)
        (found,) = json.loads(run("search", made, "广州实验室", "--format", "json")[1])
        return mentions, f"{found['mentions']} mentions in {found['documents']} documents"

    before = told()
    assert before[0] == before[1]
    passage = ("--document", "甲报", "--quote", "苹果公司与广州实验室合作")
    assert run("assert", made, "苹果公司", "supports", "广州实验室", *passage, *BY)[0] == 0
    assert told() == before


def test_who_and_when_have_defaults(made: Path, run: Run) -> None:
    row = json.loads(run("retype", made, "苹果公司", "Organization")[1].split("\n")[0])
    assert row["who"]
    assert len(row["when"]) == len("2024-05-01")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("judge", "{graph}", "alike", "广州实验室", "苹果公司"), "none of same, different, unsure"),
        (("judge", "{graph}", "same", "广州实验室", "没有此人"), "no entity named '没有此人'"),
        (
            ("rename", "{graph}", "广州市", "羊城"),
            "which keeps the name and class that it has there",
        ),
        (("retype", "{graph}", "苹果公司", "Firm"), "no class named 'Firm'; choose from: Country, Region,"),
        (("retype", "{graph}", "苹果公司", "Companyy"), "no class named 'Companyy'; nearest: Company"),
        (("retype", "{graph}", "苹果公司", "Company,实验"), "no class named '实验'; nearest: Laboratory"),
        (("assert", "{graph}", "苹果公司", "locatedInn", "广州市", *ALONE), "'locatedInn'; nearest: locatedIn"),
        (("assert", "{graph}", "苹果公司", "喜欢", "广州市", *ALONE), "no relation named '喜欢'; choose from: affi"),
        (("assert", "{graph}", "新园", "位于", "广州市", *ALONE, "--subject-class", "功能园区"), "nearest: Zone"),
        (("assert", "{graph}", "苹果公司", "supports", "广州市", "--because", "x", "--quote", "x"), "together"),
        (("assert", "{graph}", "苹果公司", "supports", "广州市", "--because", "x"), "every relation has its passage"),
        (("link", "{graph}", "广州市", "javascript:alert(1)"), "is no IRI such as https"),
        (("undo", "{graph}", "7"), "there is no decision 7; see: zhitu judgements list"),
        (("undo", "{graph}", "abc"), "Invalid value for 'NUMBER': 'abc': give a whole number, 1 or more"),
        (("undo", "{graph}", "0"), "'0': give a whole number, 1 or more"),
        (("serve", "{graph}", "--port", "abc"), "'--port': 'abc': give a whole number, 0 to 65535"),
        (("serve", "{graph}", "--timeout", "nan"), "'--timeout': 'nan': give a number of seconds, 0.1 or more"),
        (("review", "{graph}", "--limit", "１"), "'--limit': '１': give a whole number, 1 or more"),
        (("judge", "{graph}", "same", "广州实验室", "广州市"), "nothing is both a Laboratory and a City; nothing was"),
        (("judgements", "list", "{graph}", "--format", "xml"), "no format 'xml'; choose table, json, csv"),
        (("judgements", "export", "{graph}", "x", "--format", "csv"), "only the list has a format"),
        (("reject", "{graph}", "claim:00"), "no claim, event or observation named 'claim:00'"),
        (
            ("reject", "{graph}", "claim:00"),
            "; zhitu review and zhitu show --ids print those that there are",
        ),
        (("judgements", "import", "{graph}"), "which file?"),
        (("judgements", "drop", "{graph}", "x"), "none of list, export, import"),
        (("judgements", "nosuch", "{graph}"), "none of list, export, import"),
        (("judgements", "import", "{graph}", "nosuch.jsonl"), "nosuch.jsonl: there is no such file; zhitu"),
        (
            ("rename", "{graph}", "苹果公司", "某公司", "--when", "gestern"),
            "Invalid value for --when: 'gestern' is no date",
        ),
        (("rename", "{graph}", "苹果公司", ""), "the new name of '苹果公司' is empty; give one"),
        (("judgements", "list", "{graph}", "x"), "the list goes to standard output; to write a file: export"),
        (("assert", "{graph}", *RELATION, "--because", " ", "--without-evidence"), "has its reason"),
        (
            ("assert", "{graph}", "😀", *RELATION[1:], *ALONE, "--subject-class", "Company"),
            "'😀' is no name; write one with letters or digits",
        ),
        (("judge", "{graph}", "same", "\udcb9\udce3", "苹果公司"), r"no entity named '\udcb9\udce3'"),
        (("validate", "{graph}", "--document", "\udcb9"), r"no document named '\udcb9'"),
        (("view", "{graph}", "--title", "\udcb9", "-o", "{graph}.html"), r"the argument '\udcb9' is not in UTF-8"),
        (("judgements", "export", "{graph}", "{graph}"), "cannot be written (Is a directory); give the path of a file"),
        (("judgements", "export", "{graph}", "{graph}/a/b"), "cannot be written (No such file or directory)"),
    ],
)
def test_what_cannot_be_is_refused(made: Path, run: Run, words: tuple[str, ...], complaint: str) -> None:
    status, _, err = run(*(word.format(graph=made) for word in words))
    assert status == 2
    assert complaint in " ".join(err.replace("│", " ").split())


def test_a_relation_on_a_word_alone_is_shown_as_such_and_warned_of(made: Path, tmp_path: Path, run: Run) -> None:
    assert run("assert", made, "苹果公司", "supports", "广州实验室", "--without-evidence", *BY)[0] == 0
    for name in ("苹果公司", "广州实验室"):
        assert "stands on a decision of 某人（看过）, no source" in run("show", made, name)[1]
    status, out, _ = run("validate", made, "--fast")
    assert (status, out.splitlines()[-1]) == (0, "0 errors, 1 warning")
    assert run("judgements", "export", made, tmp_path / "log.jsonl")[1].startswith("1 row: ")
    assert run("undo", made, "1", *BY)[0] == 0
    assert "stands on" not in run("show", made, "苹果公司")[1]
    assert run("validate", made, "--fast")[1] == "0 errors, 0 warnings\n"


def test_the_log_is_a_table_on_a_terminal(made: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("retype", made, "苹果公司", "Organization", *BY)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("TERM", "dumb")
    head, _, row = run("judgements", "list", made)[1].splitlines()[:3]
    assert head.replace("┃", " ").split() == ["who", "when", "decision", "what", "applies"]
    cells = [cell.strip() for cell in row.split("│")]
    assert cells == ["1", "某人", "2024-05-01", "retype", "id:苹果公司 Organization", "yes"]


def test_the_log_is_written_in_the_form_asked_for(made: Path, run: Run) -> None:
    run("retype", made, "苹果公司", "Organization", "--who", "=1+1", "--when", "2024", "--because", "看过")
    run("undo", made, "1", *BY)
    told = json.loads(run("judgements", "list", made, "--format", "json")[1])
    assert [(row["sequence"], row.get("problem")) for row in told] == [(1, "undone"), (2, None)]
    assert run("judgements", "list", made, "--format", "csv")[1].splitlines() == [
        "sequence,who,when,decision,what,because,problem",
        "1,'=1+1,2024,retype,id:苹果公司 Organization,看过,undone",
        "2,某人,2024-05-01,undo,1,看过,",
    ]
    assert run("judgements", "list", made, "--format", "table")[1].split()[:2] == ["┃", "who"]


def test_two_things_of_which_nothing_is_both_are_one_by_force(made: Path, run: Run) -> None:
    status, out, err = run("judge", made, "same", "广州实验室", "广州市", "--force", *BY)
    assert status == 0
    assert "1 recorded" in out
    assert err.startswith("warning: decision 1 makes one thing of a Laboratory and a City; it can be undone\n")


def test_review_lists_what_can_be_decided(made: Path, run: Run) -> None:
    assert run("review", made) == (0, "nothing is uncertain\n", "")
