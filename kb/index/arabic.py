"""Arabic words: what is written onto a word, and what is inflection.

A light stemmer in the manner of light10 (Larkey, Ballesteros and Connell, "Light stemming for
Arabic information retrieval", 2007): the article with what is joined to it, the conjunction,
and the commonest endings. Deeper morphology made retrieval worse there, not better.
"""

from kb.text import fold

__all__ = ["KEPT", "arabic_exact", "arabic_stem"]

# Conjunctions and prepositions joined to the article; "لل" is "ل" + "ال" in one.
_JOINED = ("وبال", "فبال", "وكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل")
# A waw is taken for "and" where so many letters stay: with three, "وكاله" and "وزير" would lose a letter of their own.
KEPT = 4
_ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "يا", "ه", "ي")


def arabic_exact(word: str) -> str:
    """`word` without vowel signs and letter variants; what is joined before an article is cut to the article.

    >>> arabic_exact("وَالرَّئيس"), arabic_exact("للاتحاد"), arabic_exact("أنقرة")
    ('الرييس', 'الاتحاد', 'انقره')
    """
    plain = fold(word)
    for joined in _JOINED:
        if plain.startswith(joined) and len(plain) - len(joined) >= 3:
            return "ال" + plain[len(joined) :]
    return plain


def arabic_stem(exact: str) -> str:
    """The light stem of an exact form: the same with the article and without, in one number and in several.

    >>> arabic_stem("الاتحاد"), arabic_stem("ووزير"), arabic_stem("الوزيره"), arabic_stem("حكومات")
    ('اتحاد', 'وزير', 'وزير', 'حكوم')
    """
    stem = exact[2:] if exact.startswith("ال") and len(exact) >= 4 else exact
    for ending in _ENDINGS:  # one after the other, as in light10: "ولايات" is "ولايه" in the plural
        if stem.endswith(ending) and len(stem) - len(ending) >= 3:
            stem = stem[: -len(ending)]
    return stem[1:] if stem.startswith("و") and len(stem) > KEPT else stem
