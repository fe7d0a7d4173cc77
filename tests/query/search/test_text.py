"""What is typed becomes words to look for, and nothing else."""

from __future__ import annotations

import sqlite3

from hypothesis import given
from hypothesis import strategies as st

from zhitu.query.search.text import fold, match, pattern, phrase, tokens


@given(st.text(max_size=12), st.text(max_size=4))
def test_a_phrase_and_its_pattern_agree_whatever_is_typed(text: str, query: str) -> None:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='ascii', prefix='1')")
    folded = fold(text + query)
    database.execute("INSERT INTO t VALUES (?)", (" ".join(tokens(folded)),))
    asked, wanted = match(query), [p for word in fold(query).split() if (p := pattern(word))]
    assert bool(asked) == bool(wanted)
    if asked:
        ((count,),) = database.execute("SELECT COUNT(*) FROM t WHERE t MATCH ?", (asked,))
        assert bool(count) == all(part.search(folded) for part in wanted)
    database.close()


def test_nothing_but_words_reaches_the_index() -> None:
    for hostile in ('"', "*", "a* OR b", "name:x", "(", "NEAR/2", "a\x00b", "^x", "-y", "{a}:b"):
        assert set(phrase(fold(hostile))) <= set('" *abcdefghijklmnopqrstuvwxyz0123456789'), hostile
