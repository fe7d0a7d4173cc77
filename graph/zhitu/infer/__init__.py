"""Rules over a graph: what follows from all that is asserted stands in graph:inferred, and nowhere else.

    Rules      what the ontology of a graph lets follow
    inferred   all that follows, from nothing
    changes    what a change of some graphs changes in it
    setting    the run that a graph remembers its inference by

The rules are those of OWL 2 RL that matter here (in brackets their names there): classes above a class (cax-sco),
properties above a property (prp-spo1), inverse (prp-inv), symmetric (prp-symp) and transitive properties (prp-trp), and
`zt:transitiveOver` (prp-spo2): what is located in a part is located in the whole. Only plain triples are read, which
stand for what has occurred. Nothing that some graph asserts is repeated.
"""

from zhitu.infer.changes import changes
from zhitu.infer.closure import inferred
from zhitu.infer.facts import Loaded
from zhitu.infer.rules import Rules
from zhitu.infer.setting import remembered, setting_lines

__all__ = ["Loaded", "Rules", "changes", "inferred", "remembered", "setting_lines"]
