"""Arabic words: what is written onto a word, and what is inflection.

A light stemmer in the manner of light10 (Larkey, Ballesteros and Connell, "Light stemming for
Arabic information retrieval", 2007): the article with what is joined to it, the conjunction,
and the commonest endings. Deeper morphology made retrieval worse there, not better.
"""

from kb.text import fold

__all__ = ["arabic_exact", "arabic_stem"]

# Conjunctions and prepositions joined to the article; "لل" is "ل" + "ال" in one.
_JOINED = ("وبال", "فبال", "وكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل")
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
    """The light stem of an exact form.

    >>> arabic_stem("الاتحاد"), arabic_stem("ووزير"), arabic_stem("الوزيره"), arabic_stem("حكومات")
    ('اتحاد', 'وزير', 'وزير', 'حكوم')
    """
    stem = exact
    if stem.startswith("ال") and len(stem) >= 4:
        stem = stem[2:]
    elif stem[:1] == "و" and len(stem) >= 5:
        # Three letters must stay, as in light10; "وزير" and "وزاره" are words that begin with waw.
        stem = stem[1:]
        if stem.startswith("زار"):
            stem = "و" + stem
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= 3:
            stem = stem[: -len(ending)]
            break
    return stem
