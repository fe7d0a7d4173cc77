"""python -m training: trains the network on `training/corpus` and the tuned gold documents, and writes the model."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

try:
    import onnx
    import torch
except ModuleNotFoundError as error:
    sys.exit(f"training: {error.name} is missing; install what only training needs (pip install torch onnx)")

from training.corpus import corpus, digest
from training.examples import Example, examples
from training.network import Network, trained
from zhitu.extract.rules import RuleExtractor
from zhitu.extract.tagger import make_tagger

_ROOT = Path(__file__).parents[1]
_EPOCHS = 15
#: Characters that the corpus has less often are all one.
_LEAST = 2


def alphabet(found: list[Example]) -> dict[str, int]:
    """Numbers of the characters, the most frequent first."""
    counts = Counter(c for example in found for c in example.text)
    often = sorted((c for c, n in counts.items() if n >= _LEAST and c.isprintable()), key=lambda c: (-counts[c], c))
    return {c: number for number, c in enumerate(often, start=1)}


def write(network: Network, numbers: dict[str, int], version: str, path: Path) -> None:
    """The network as an ONNX file with its characters and version."""
    shapes = (torch.zeros(2, 9, 256), *(torch.zeros(2, 9, *more, dtype=torch.long) for more in ((), (6,))))
    names = ["states", "characters", "tables"]
    free = {name: {0: "sentence", 1: "character"} for name in [*names, "tags", "kinds"]}
    torch.onnx.export(
        network, shapes, str(path), input_names=names, output_names=["tags", "kinds"], dynamic_axes=free, dynamo=False
    )
    model = onnx.load(str(path))
    onnx.helper.set_model_props(model, {"characters": "".join(numbers), "version": version})
    onnx.save(model, str(path))


def main(path: Path) -> None:
    """Trains and writes."""
    texts = corpus()
    found = examples(texts, RuleExtractor(make_tagger("lac")))
    numbers = alphabet(found)
    network = trained(found, numbers, _EPOCHS, seed=1)
    write(network, numbers, digest(texts), path)
    print(f"{path}: {len(found)} sentences, {len(numbers)} characters, {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else _ROOT / "ontology" / "models" / "names.onnx")
