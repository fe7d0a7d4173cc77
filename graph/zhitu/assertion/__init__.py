"""Stage 4: documents, extractions and resolution become RDF.

lines, quads                       a document's graph
ontology_lines, gazetteer_lines, run_lines   the graphs beside the documents
judgement_lines, statement_lines   graph:curated, what people decided

Nothing else writes the vocabulary's shape.
"""

from zhitu.assertion.constants import Run, division_lines, gazetteer_lines, ontology_lines, run_lines
from zhitu.assertion.curated import Told, judgement_iri, judgement_lines, link_line, replaced_line, statement_lines
from zhitu.assertion.document import document_warnings, lines, quads

__all__ = [
    "Run",
    "Told",
    "division_lines",
    "document_warnings",
    "gazetteer_lines",
    "judgement_iri",
    "judgement_lines",
    "lines",
    "link_line",
    "ontology_lines",
    "quads",
    "replaced_line",
    "run_lines",
    "statement_lines",
]
