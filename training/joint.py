"""One network that learns names and statements at once: both of the same states, so that each helps the other."""

from __future__ import annotations

import random
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.classifier import Classifier, Hints
from training.examples import IGNORED
from training.network import Network
from training.paragraphs import Batch, Group, Paragraph, batches, steps
from training.transformer import Transformer

__all__ = ["Joint", "trained"]

#: How fast what was learned before is moved, and how fast what is new learns.
_MOVED, _NEW = 2e-4, 1.5e-3
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

    def forward(self, batch: Batch) -> Tensor:
        """How wrong it is of a batch."""
        hints = torch.zeros(*batch.given[0].shape[:2], self.hints.smaller.out_features) if batch.given else None
        wrong = torch.zeros(2)
        counts = torch.zeros(2)
        for group in batch.groups:
            states = self.states(group)
            characters = group.characters * (torch.rand(group.characters.shape) >= _FORGOTTEN * self.training)
            told = self.names(states, characters, group.tables)
            for k, (logits, right) in enumerate(zip(told, (group.tags, group.kinds), strict=True)):
                loss = functional.nll_loss(logits.flatten(0, 1), right.flatten(), ignore_index=IGNORED, reduction="sum")
                wrong = wrong + functional.one_hot(torch.tensor(k), 2) * loss
                counts[k] += (right != IGNORED).sum()
            if hints is not None:
                smaller = self.hints(states)
                for row, (passage, at, length) in enumerate(group.passages):
                    if passage is not None:
                        hints[passage, at : at + length] = smaller[row, :length]
        wrong = wrong / counts.clamp(min=1)
        total: Tensor = wrong[0] + _CLASSES * wrong[1]
        if hints is None:
            return total
        relations, events = self.statements(hints, *batch.given)
        return total + _RELATIONS * _wrong(relations, *batch.right[:2]) + _EVENTS * _wrong(events, *batch.right[2:])


def _wrong(logits: Tensor, right: Tensor, counts: Tensor) -> Tensor:
    """Of a batch's passages on average; what does not count is left out."""
    each = functional.binary_cross_entropy_with_logits(logits, right, reduction="none")
    return (each * counts).sum() / len(logits)


def trained(encoder: Transformer, some: Sequence[Paragraph], numbers: dict[str, int], epochs: int, seed: int) -> Joint:
    """The network trained on paragraphs; `numbers` are those of the characters from 1 on."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    network = Joint(encoder, len(numbers) + 1)
    moved = encoder.pretrained()
    known = {id(p) for p in moved}
    new = [p for p in network.parameters() if p.requires_grad and id(p) not in known]
    learner = torch.optim.AdamW([{"params": moved, "lr": _MOVED}, {"params": new, "lr": _NEW}], weight_decay=0.01)
    total = epochs * (steps(some) + 8)
    pace = torch.optim.lr_scheduler.OneCycleLR(learner, [_MOVED, _NEW], total_steps=total, pct_start=0.15)
    network.train()
    done, last = 0, 0.0
    for epoch in range(epochs):
        for batch in batches(some, numbers, chance):
            wrong = network(batch)
            learner.zero_grad()
            wrong.backward()
            nn.utils.clip_grad_norm_(moved, 1.0)
            nn.utils.clip_grad_norm_(new, 5.0)
            learner.step()
            if done < total - 1:
                pace.step()
            done, last = done + 1, last + wrong.item()
            if done % 100 == 0:
                print(f"epoch {epoch + 1}: {done} of about {total} batches, wrong by {last / 100:.3f}", flush=True)
                last = 0.0
    return network.eval()
