"""Stage 7: what a graph says, asked in SPARQL, in words, or by name.

show        everything about one entity
stats       counts by class, relation, event type
questions   the competency questions; `answer` asks one
write       results of SPARQL in the standard formats
history     events and figures of an entity in order of time
conflicts   where documents contradict each other
difference  what is otherwise in a second graph; `patch` the same as RDF Patch
search      full-text search over names and sentences; `rewriting` lets SPARQL use it
"""

from zhitu.query.answers import Answer, Cited, answer
from zhitu.query.conflicts import Conflict, conflicts
from zhitu.query.diff import Diff, difference, patch
from zhitu.query.history import History, history
from zhitu.query.lookup import find_class, find_document, find_entity, find_node, find_record, labels
from zhitu.query.parameters import Parameter
from zhitu.query.questions import Question, faulty, question, questions
from zhitu.query.results import FORMATS, write
from zhitu.query.sheet import Sheet, show
from zhitu.query.stats import Stats, stats

__all__ = [
    "FORMATS",
    "Answer",
    "Cited",
    "Conflict",
    "Diff",
    "History",
    "Parameter",
    "Question",
    "Sheet",
    "Stats",
    "answer",
    "conflicts",
    "difference",
    "faulty",
    "find_class",
    "find_document",
    "find_entity",
    "find_node",
    "find_record",
    "history",
    "labels",
    "patch",
    "question",
    "questions",
    "show",
    "stats",
    "write",
]
