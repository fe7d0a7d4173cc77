"""Search inside SPARQL: in the place of `?entity zt:matches "量子"` come the entities that the search finds.

    ?entity zt:matches "量子"                        entities with 量子 in a name, at most 1,000
    (?entity ?score) zt:matches ("量子" 20)          the best 20, with their scores
    ?passage zt:quoteMatches "量子"                  sentences with 量子, the latest first
    (?passage ?score) zt:quoteMatches ("量子" 20)    a sentence's score is 1

In the place of such a statement comes a VALUES block, so that it may stand wherever a triple may: within OPTIONAL,
UNION, GRAPH, subqueries, FILTER EXISTS. What is searched for is a string, never a variable, since it has to be known
beforehand. In the template of CONSTRUCT, in updates and within SERVICE the two are properties like any other.
"""

from zhitu.query.rewriting.matches import MAGIC, MATCHES, QUOTE_MATCHES, Rewritten, ask, rewrite

__all__ = ["MAGIC", "MATCHES", "QUOTE_MATCHES", "Rewritten", "ask", "rewrite"]
