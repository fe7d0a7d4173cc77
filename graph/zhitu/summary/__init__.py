"""What documents say taken together, in graph:summary: counts, days, and where they contradict each other.

    Summing     all of it, from what documents say, one after the other
    summarized  all of it, from a store
    changes     what a change of some documents changes in it

    doc:a     zt:firstDay "2022-09-01"^^xsd:date      the first day of the document's date
    id:x      zt:mentionCount 12 ; zt:documentCount 3
    id:x      zt:disputedEvent zt:opened              two documents give dates of it that exclude each other
    id:x      zt:disputedFigure "客流量"@zh            two documents give figures that are not one, rounded

Nothing in it is new: each line follows from the graphs of the documents, and is there so that what looks at a whole
graph need not read the whole graph. What people rejected, or what is expected, disputes nothing.
"""

from zhitu.summary.changes import changes
from zhitu.summary.disagreeing import ONCE
from zhitu.summary.said import triples_in
from zhitu.summary.whole import Summing, marker, summarized

__all__ = ["ONCE", "Summing", "changes", "marker", "summarized", "triples_in"]
