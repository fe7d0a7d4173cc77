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
from training.bytes import in_bytes
from training.corpus import corpus, digest
from training.examples import Example, examples
from training.network import trained
from training.single import Single, apart, asked
from training.statements import digest as digest_of_statements
from training.statements import told
from zhitu.extract.rules import RuleExtractor
from zhitu.extract.statements.passages import GAPS, TABLES, terms
from zhitu.extract.text.models import STATES
from zhitu.extract.text.tagger import make_tagger

_ROOT = Path(__file__).parents[1]
_MODELS = _ROOT / "ontology" / "models"
_EPOCHS = 11
_EPOCHS_OF_STATEMENTS = 11
#: Characters that the corpus has less often are all one.
_LEAST = 2
#: Probabilities of the network as trained and as written; they are added up in another order.
_NEAR = 1e-4
#: Of so many examples one shows how large the numbers are that a network works with.
_EVERY = 20
#: What the network of statements is asked of and tells, by what it has a row for.
_COUNTED = {
    "characters": ("hints", "tables"),
    "items": ("kinds", "places", "events"),
    "pairs": ("sources", "targets", "gaps", "relations"),
}
_OUTPUTS = {"names": ["tags", "kinds"], "hints": ["hints"], "statements": ["relations", "events"]}


def alphabet(found: list[Example]) -> dict[str, int]:
    """Numbers of the characters, the most frequent first."""
    counts = Counter(c for example in found for c in example.text)
    often = sorted((c for c, n in counts.items() if n >= _LEAST and c.isprintable()), key=lambda c: (-counts[c], c))
    return {c: number for number, c in enumerate(often, start=1)}


def write(network: torch.nn.Module, given: dict[str, torch.Tensor], told: dict[str, str], path: Path) -> None:
    """The network as an ONNX file, with what is told of it."""
    outputs = _OUTPUTS[path.stem]
    if path.stem == "statements":
        free = {name: {0: counted} for counted, names in _COUNTED.items() for name in names}
    else:
        free = {name: {0: "sentences", 1: "characters"} for name in [*given, *outputs]}
    torch.onnx.export(
        network, tuple(given.values()), str(path),
        input_names=list(given), output_names=outputs, dynamic_axes=free, dynamo=False,
    )  # fmt: skip
    model = onnx.load(str(path))
    onnx.helper.set_model_props(model, told)
    onnx.save(model, str(path))
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


class _Halved(torch.nn.Module):
    """A network that is given the tagger's states as they are, of half the size: ONNX casts them faster than numpy."""

    def __init__(self, network: torch.nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, states: torch.Tensor, *others: torch.Tensor) -> torch.Tensor:
        told: torch.Tensor = self.network(states.float(), *others)
        return told


def _states(*shape: int) -> torch.Tensor:
    return torch.zeros(*shape, STATES, dtype=torch.half)


def _numbers(*shape: int) -> torch.Tensor:
    return torch.zeros(*shape, dtype=torch.long)


def names() -> None:
    """Trains and writes the network of names."""
    texts = corpus()
    found = examples(texts, RuleExtractor(make_tagger("lac")))
    numbers = alphabet(found)
    network = trained(found, numbers, _EPOCHS, seed=1)
    given = {"states": _states(2, 9), "characters": _numbers(2, 9), "tables": _numbers(2, 9, 6)}
    write(
        _Halved(network).eval(),
        given,
        {"characters": "".join(numbers), "version": digest(texts)},
        _MODELS / "names.onnx",
    )


def statements() -> None:
    """Trains and writes the network of statements, and the layer that makes its hints of the tagger's states."""
    folder = _ROOT / "training" / "corpus"
    found = list(told(folder, RuleExtractor(make_tagger("lac"))))
    smaller, network = classifier.trained(found, _EPOCHS_OF_STATEMENTS, seed=1)
    version = {"version": digest_of_statements(folder)}
    if (worst := max(apart(t, smaller, network) for t in found)) > _NEAR:
        sys.exit(f"training: what is written would say something else than what was trained, by {worst}")
    write(_Halved(smaller).eval(), {"states": _states(1, 9)}, version, _MODELS / "hints.onnx")
    path = _MODELS / "statements.onnx"
    told_of = version | {"vocabulary": terms()}
    write(Single(network).eval(), _example(smaller.smaller.out_features), told_of, path)
    in_bytes(path, [asked(t, smaller) for t in found[::_EVERY]])


def _example(hints: int) -> dict[str, torch.Tensor]:
    """A passage of nine characters, four items and three pairs of these."""
    return {
        "hints": torch.zeros(9, hints), "tables": _numbers(9, len(TABLES)),
        "kinds": _numbers(4), "places": torch.tensor([[0, 1]] * 4),
        "sources": _numbers(3), "targets": _numbers(3), "gaps": _numbers(3, len(GAPS)),
    }  # fmt: skip


if __name__ == "__main__":
    for which in sys.argv[1:] or ["names", "statements"]:
        {"names": names, "statements": statements}[which]()
