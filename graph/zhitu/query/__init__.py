"""Stage 7: what a graph says, asked in SPARQL, in words, or by name.

show        everything about one entity
stats       counts by class, relation, event type
questions   the competency questions; `answer` asks one
write       results of SPARQL in the standard formats
"""

from zhitu.query.answers import Answer, Cited, answer
from zhitu.query.lookup import find_document, find_entity, labels
from zhitu.query.questions import Parameter, Question, question, questions
from zhitu.query.results import FORMATS, write
from zhitu.query.sheet import Sheet, show
from zhitu.query.stats import Stats, stats

__all__ = [
    "FORMATS",
    "Answer",
    "Cited",
    "Parameter",
    "Question",
    "Sheet",
    "Stats",
    "answer",
    "find_document",
    "find_entity",
    "labels",
    "question",
    "questions",
    "show",
    "stats",
    "write",
]
