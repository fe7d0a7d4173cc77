"""The network as tables: every node, relation, event and figure, each with a passage."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from zhitu.api import OpenGraph
from zhitu.errors import ExportError
from zhitu.export.tables import TABLES


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
    assert tuple(reader.fieldnames or ()) == TABLES[name]
    return rows


def test_all_of_the_network_is_in_the_tables(tiny_path: Path, tmp_path: Path) -> None:
    with OpenGraph(tiny_path) as graph:
        network = graph.networkx()
        assert graph.export(tmp_path / "t", form="csv") == "csv"
        first = {name: (tmp_path / "t" / f"{name}.csv").read_bytes() for name in TABLES}
        graph.export(tmp_path / "t", form="csv")
        assert {name: (tmp_path / "t" / f"{name}.csv").read_bytes() for name in TABLES} == first
    nodes, edges = table(tmp_path / "t", "nodes"), table(tmp_path / "t", "edges")
    assert {row["Id"] for row in nodes} == set(network)
    assert {(row["Source"], row["Target"], row["Id"]) for row in edges} == set(network.edges(keys=True))
    lab = next(row for row in edges if row["relation"] == "locatedIn" and row["Source"].endswith("广州实验室"))
    assert (lab["Type"], lab["Label"], lab["status"], lab["date"]) == ("Directed", "位于", "occurred", "2020-06")
    assert (lab["quote"], lab["document"], lab["passages"]) == ("广州实验室设在广州，2020年6月成立", "port-2022", "1")
    events, figures = table(tmp_path / "t", "events"), table(tmp_path / "t", "figures")
    assert len(events) == sum(len(data.get("events", ())) for _, data in network.nodes(data=True))
    assert {row["value"] for row in figures} >= {"40249700", "40257000"}
    assert all(row["quote"] for row in (*events, *figures))


def test_hostile_names_stay_in_their_cells(hostile_path: Path, hostile_text: dict[str, str], tmp_path: Path) -> None:
    with OpenGraph(hostile_path) as graph:
        graph.export(tmp_path / "t", form="csv")
    assert hostile_text["name"] in {row["Label"] for row in table(tmp_path / "t", "nodes")}


def test_no_cell_is_a_formula_to_a_spreadsheet(formulas_path: Path, tmp_path: Path) -> None:
    with OpenGraph(formulas_path) as graph:
        graph.export(tmp_path / "t", form="csv")
    labels = {row["Label"] for row in table(tmp_path / "t", "nodes")}
    assert labels >= {"'=1+1"}
    cells = [cell for name in TABLES for row in table(tmp_path / "t", name) for cell in row.values()]
    assert '\'=HYPERLINK("http://evil","x")' in cells
    assert "'@SUM(A1)" in cells
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r")]


def test_a_file_in_the_place_of_the_folder_is_told(tiny_path: Path, tmp_path: Path) -> None:
    (tmp_path / "t").write_text("x")
    with OpenGraph(tiny_path) as graph, pytest.raises(ExportError, match="give the name of a folder for the tables"):
        graph.export(tmp_path / "t", form="csv")
