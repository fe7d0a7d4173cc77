"""One network that learns names and statements at once: both of the same states, so that each helps the other."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.classifier import Classifier, Hints
from training.documents import Document
from training.examples import IGNORED
from training.network import Network
from training.paragraphs import Batch, Group, batch, batches, steps
from training.statements import Paragraph
from training.transformer import Transformer
from training.widening import widened

__all__ = ["Joint", "settle", "trained"]

Array = np.ndarray[Any, Any]

#: How fast what was learned before is moved, and how fast what is new learns.
_MOVED, _NEW = 2e-4, 1.5e-3
#: How fast is learned of documents, among how much of the paragraphs, how many times each, in how many rounds.
_SETTLED, _SHARE, _TIMES, _ROUNDS = 1e-3, 0.25, 4, 3
#: Hints of a character, and rows of the network of statements, that documents are learned with.
_TOLD, _WIDTH = 128, 192
_FORGOTTEN = 0.1
#: A sentence's classes count half its tags, a passage's relations a thirtieth; its events, of which there are fewer,
#: are not learned beside those unless they count more.
_CLASSES, _RELATIONS, _EVENTS = 0.5, 0.033, 0.167


class Joint(nn.Module):
    """The encoder, the network of names, and the network of statements with its hints."""

    def __init__(self, encoder: Transformer, characters: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.names, self.hints, self.statements = Network(characters), Hints(), Classifier()

    def states(self, group: Group) -> Tensor:
        """The tagger's states and the encoder's; in learning, sometimes the latter alone."""
        kept = torch.rand(len(group.states), 1, 1) >= _FORGOTTEN * self.training
        return torch.cat([group.states * kept, self.encoder(**group.given, inside=group.inside)], -1)

    @torch.no_grad()
    def verdict(self, paragraph: Paragraph, numbers: dict[str, int]) -> tuple[Array, Array]:
        """What it thinks of a paragraph: probabilities of relations and whose figures they are, and of events."""
        self.eval()
        asked = batch([paragraph], numbers)
        hints = self._hints(asked, [self.states(group) for group in asked.groups])
        relations, events = self.statements(hints, *asked.given)
        return relations[0].sigmoid().numpy(), events[0].sigmoid().numpy()

    def _hints(self, batch: Batch, states: list[Tensor]) -> Tensor:
        hints = torch.zeros(*batch.given[0].shape[:2], self.hints.smaller.out_features)
        for group, seen in zip(batch.groups, states, strict=True):
            smaller = self.hints(seen)
            for row, (passage, at, length) in enumerate(group.passages):
                if passage is not None:
                    hints[passage, at : at + length] = smaller[row, :length]
        return hints

    def forward(self, batch: Batch) -> Tensor:
        """How wrong it is of a batch."""
        wrong = torch.zeros(2)
        counts = torch.zeros(2)
        states = [self.states(group) for group in batch.groups]
        for group, seen in zip(batch.groups, states, strict=True):
            characters = group.characters * (torch.rand(group.characters.shape) >= _FORGOTTEN * self.training)
            told = self.names(seen, characters, group.tables)
            for k, (logits, right) in enumerate(zip(told, (group.tags, group.kinds), strict=True)):
                loss = functional.nll_loss(logits.flatten(0, 1), right.flatten(), ignore_index=IGNORED, reduction="sum")
                wrong = wrong + functional.one_hot(torch.tensor(k), 2) * loss
                counts[k] += (right != IGNORED).sum()
        wrong = wrong / counts.clamp(min=1)
        total: Tensor = wrong[0] + _CLASSES * wrong[1]
        if not batch.given:
            return total
        relations, events = self.statements(self._hints(batch, states), *batch.given)
        return total + _RELATIONS * _wrong(relations, *batch.right[:2]) + _EVENTS * _wrong(events, *batch.right[2:])


def _wrong(logits: Tensor, right: Tensor, counts: Tensor) -> Tensor:
    """Of a batch's passages on average; what does not count is left out."""
    each = functional.binary_cross_entropy_with_logits(logits, right, reduction="none")
    return (each * counts).sum() / len(logits)


def trained(encoder: Transformer, some: Sequence[Paragraph], numbers: dict[str, int], epochs: int, seed: int) -> Joint:
    """The network trained on paragraphs; `numbers` are those of the characters from 1 on."""
    torch.manual_seed(seed)
    network = Joint(encoder, len(numbers) + 1)
    moved = encoder.pretrained()
    known = {id(p) for p in moved}
    new = [p for p in network.parameters() if p.requires_grad and id(p) not in known]
    total = epochs * (steps(some) + 8)
    _learn(network, [some] * epochs, total, numbers, [_Part(moved, _MOVED, 1.0), _Part(new, _NEW, 5.0)], seed)
    return network.eval()


def settle(
    network: Joint, some: Sequence[Paragraph], whole: Sequence[Document], numbers: dict[str, int], seed: int
) -> None:
    """Trains the network of statements and its hints, made wider, on whole documents among a share of the paragraphs.

    Who annotates a paragraph looks for what it says; in a document most of the names that stand side by side have
    nothing to do with each other, and what was said before is not said again.
    """
    chance = random.Random(seed)
    network.hints, network.statements = widened(network.hints, network.statements, _TOLD, _WIDTH)
    share = [p for p in some if p.told is not None and chance.random() < _SHARE]
    parts = [_Part([*network.hints.parameters(), *network.statements.parameters()], _SETTLED, 5.0)]
    network.encoder.requires_grad_(False)
    network.names.requires_grad_(False)

    def rounds() -> Iterator[list[Paragraph]]:
        for _ in range(_ROUNDS):
            for document in whole:
                document.choose(lambda paragraph: network.verdict(paragraph, numbers))
            yield [*share, *[p for document in whole for p in document.paragraphs if p.told is not None] * _TIMES]

    total = _ROUNDS * (steps([*share, *[p for document in whole for p in document.paragraphs] * _TIMES]) + 8)
    _learn(network, rounds(), total, numbers, parts, seed)
    network.eval()


class _Part(NamedTuple):
    """Weights that learn at one rate, and the largest step of theirs."""

    weights: list[nn.Parameter]
    rate: float
    norm: float


def _learn(
    network: Joint,
    epochs: Iterable[Sequence[Paragraph]],
    total: int,
    numbers: dict[str, int],
    parts: list[_Part],
    seed: int,
) -> None:
    chance = random.Random(seed)
    groups = [{"params": part.weights, "lr": part.rate} for part in parts]
    learner = torch.optim.AdamW(groups, weight_decay=0.01)
    rates = [part.rate for part in parts]
    pace = torch.optim.lr_scheduler.OneCycleLR(learner, rates, total_steps=total, pct_start=0.15)
    done, last = 0, 0.0
    for epoch, some in enumerate(epochs):
        network.train()
        for each in batches(some, numbers, chance):
            wrong = network(each)
            learner.zero_grad()
            wrong.backward()
            for part in parts:
                nn.utils.clip_grad_norm_(part.weights, part.norm)
            learner.step()
            if done < total - 1:
                pace.step()
            done, last = done + 1, last + wrong.item()
            if done % 100 == 0:
                print(f"epoch {epoch + 1}: {done} of about {total} batches, wrong by {last / 100:.3f}", flush=True)
                last = 0.0
