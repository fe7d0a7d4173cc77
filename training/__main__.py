"""python -m training: trains the networks on `training/corpus` and writes their models to `ontology/models`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

try:
    import onnx
    import torch
except ModuleNotFoundError as error:
    sys.exit(f"training: {error.name} is missing; install what only training needs (pip install torch onnx)")

from training import classifier
from training.corpus import corpus, digest
from training.examples import Example, examples
from training.network import trained
from training.statements import digest as digest_of_statements
from training.statements import told
from zhitu.extract.models import STATES
from zhitu.extract.passages import GAPS, TABLES, terms
from zhitu.extract.rules import RuleExtractor
from zhitu.extract.tagger import make_tagger

_ROOT = Path(__file__).parents[1]
_MODELS = _ROOT / "ontology" / "models"
_EPOCHS = 15
_EPOCHS_OF_STATEMENTS = 15
#: Characters that the corpus has less often are all one.
_LEAST = 2
_OUTPUTS = {"names": ["tags", "kinds"], "hints": ["hints"], "statements": ["relations", "events"]}


def alphabet(found: list[Example]) -> dict[str, int]:
    """Numbers of the characters, the most frequent first."""
    counts = Counter(c for example in found for c in example.text)
    often = sorted((c for c, n in counts.items() if n >= _LEAST and c.isprintable()), key=lambda c: (-counts[c], c))
    return {c: number for number, c in enumerate(often, start=1)}


def write(network: torch.nn.Module, given: dict[str, torch.Tensor], told: dict[str, str], path: Path) -> None:
    """The network as an ONNX file, with what is told of it; the first two sizes of each input and output are free."""
    outputs = _OUTPUTS[path.stem]
    items = {"kinds", "places", "gaps", "relations", "events"} if path.stem == "statements" else set()
    free = {name: {0: "passages", 1: "items" if name in items else "characters"} for name in [*given, *outputs]}
    free |= {name: {**free[name], 2: "others"} for name in ("gaps", "relations") if name in free}
    torch.onnx.export(
        network, tuple(given.values()), str(path),
        input_names=list(given), output_names=outputs, dynamic_axes=free, dynamo=False,
    )  # fmt: skip
    model = onnx.load(str(path))
    onnx.helper.set_model_props(model, told)
    onnx.save(model, str(path))
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


def _numbers(*shape: int) -> torch.Tensor:
    return torch.zeros(*shape, dtype=torch.long)


def names() -> None:
    """Trains and writes the network of names."""
    texts = corpus()
    found = examples(texts, RuleExtractor(make_tagger("lac")))
    numbers = alphabet(found)
    network = trained(found, numbers, _EPOCHS, seed=1)
    given = {"states": torch.zeros(2, 9, STATES), "characters": _numbers(2, 9), "tables": _numbers(2, 9, 6)}
    write(network, given, {"characters": "".join(numbers), "version": digest(texts)}, _MODELS / "names.onnx")


def statements() -> None:
    """Trains and writes the network of statements, and the layer that makes its hints of the tagger's states."""
    folder = _ROOT / "training" / "corpus"
    found = list(told(folder, RuleExtractor(make_tagger("lac"))))
    smaller, network = classifier.trained(found, _EPOCHS_OF_STATEMENTS, seed=1)
    version = {"version": digest_of_statements(folder)}
    write(smaller, {"states": torch.zeros(1, 9, STATES)}, version, _MODELS / "hints.onnx")
    places = _numbers(1, 4, 2)
    places[..., 1] = 1
    given = {
        "hints": torch.zeros(1, 9, smaller.smaller.out_features), "tables": _numbers(1, 9, len(TABLES)),
        "kinds": _numbers(1, 4),
        "places": places, "gaps": _numbers(1, 4, 4, len(GAPS)),
    }  # fmt: skip
    write(network, given, version | {"vocabulary": terms()}, _MODELS / "statements.onnx")


if __name__ == "__main__":
    for which in sys.argv[1:] or ["names", "statements"]:
        {"names": names, "statements": statements}[which]()
