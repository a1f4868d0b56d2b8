"""Forms of a name in Russian, Turkish, French and Arabic: made once when a table is read, never while text is read.

The suffix tables cover regular names of countries, cities and peoples; they make a few forms nobody
writes, which costs nothing, and leave irregular ones to the tables.
"""

from itertools import product

__all__ = ["arabic_nisba", "french_forms", "russian_forms", "turkish_forms", "turkish_people"]

# ending → endings it is replaced by (nominative first); the first ending that fits counts.
_RU_NOUN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("острова", ("острова", "островов", "островам", "островами", "островах")),
    ("ия", ("ия", "ии", "ию", "ией", "иею")),
    ("анин", ("анин", "анина", "анину", "анином", "анине", "ане", "ан", "анам", "анами", "анах")),
    ("янин", ("янин", "янина", "янину", "янином", "янине", "яне", "ян", "янам", "янами", "янах")),
    ("аец", ("аец", "айца", "айцу", "айцем", "айце", "айцы", "айцев", "айцам", "айцами", "айцах")),
    ("иец", ("иец", "ийца", "ийцу", "ийцем", "ийце", "ийцы", "ийцев", "ийцам", "ийцами", "ийцах")),
    ("еец", ("еец", "ейца", "ейцу", "ейцем", "ейце", "ейцы", "ейцев", "ейцам", "ейцами", "ейцах")),
    ("оец", ("оец", "ойца", "ойцу", "ойцем", "ойце", "ойцы", "ойцев", "ойцам", "ойцами", "ойцах")),
    ("уец", ("уец", "уйца", "уйцу", "уйцем", "уйце", "уйцы", "уйцев", "уйцам", "уйцами", "уйцах")),
    ("лец", ("лец", "льца", "льцу", "льцем", "льце", "льцы", "льцев", "льцам", "льцами", "льцах")),
    ("ец", ("ец", "ца", "цу", "цем", "цом", "це", "цы", "цев", "цов", "цам", "цами", "цах")),
    ("йка", ("йка", "йки", "йке", "йку", "йкой", "ек", "йкам", "йками", "йках")),
    ("чка", ("чка", "чки", "чке", "чку", "чкой", "чек", "чкам", "чками", "чках")),
    ("шка", ("шка", "шки", "шке", "шку", "шкой", "шек", "шкам", "шками", "шках")),
    ("жка", ("жка", "жки", "жке", "жку", "жкой", "жек", "жкам", "жками", "жках")),
    ("ка", ("ка", "ки", "ке", "ку", "кой", "кою", "ок", "кам", "ками", "ках")),
    ("га", ("га", "ги", "ге", "гу", "гой")),
    ("ха", ("ха", "хи", "хе", "ху", "хой")),
    ("жа", ("жа", "жи", "же", "жу", "жей")),
    ("ша", ("ша", "ши", "ше", "шу", "шей")),
    ("ца", ("ца", "цы", "це", "цу", "цей")),
    ("а", ("а", "ы", "е", "у", "ой", "ою")),
    ("я", ("я", "и", "е", "ю", "ей", "ею")),
    ("ай", ("ай", "ая", "аю", "аем", "ае")),
    ("ей", ("ей", "ея", "ею", "еем", "ее")),
    ("й", ("й", "я", "ю", "ем", "е", "и")),
    ("ь", ("ь", "я", "ю", "ем", "ём", "е", "и", "ью")),
    ("ы", ("ы", "ов", "", "ам", "ами", "ах")),
)
_RU_HARD = ("", "а", "у", "ом", "ем", "е")
_RU_PEOPLE = ("", "а", "у", "ом", "е", "ы", "и", "ов", "ам", "ами", "ах")
_RU_ADJECTIVE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ий", ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ою", "ое", "ие", "их", "ими")),
    ("ый", ("ый", "ого", "ому", "ым", "ом", "ая", "ой", "ую", "ою", "ое", "ые", "ых", "ыми")),
    ("ой", ("ой", "ого", "ому", "ым", "им", "ом", "ая", "ую", "ою", "ое", "ые", "ие", "ых", "их", "ыми", "ими")),
    ("ая", ("ая", "ой", "ую", "ою")),
    ("ое", ("ое", "ого", "ому", "ым", "им", "ом")),
    ("ые", ("ые", "ых", "ым", "ыми")),
    ("ие", ("ие", "их", "им", "ими")),
)  # fmt: skip
_RU_STAY = "оеуэюё"  # Конго, Чили (in the table as it is), Перу: nouns that do not change


def _replace(word: str, table: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[str, ...]:
    for ending, forms in table:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            return tuple(stem + form for form in forms)
    return ()


def _russian_word(word: str, people: bool) -> tuple[str, ...]:
    if len(word) > 3 and (forms := _replace(word, _RU_ADJECTIVE)):
        return forms
    if word.endswith(("оа", "уа")):  # Самоа, Никарагуа
        return (word,)
    if forms := _replace(word, _RU_NOUN):
        return forms
    if not word or word[-1] in _RU_STAY or not word[-1].isalpha():
        return (word,)
    return tuple(word + e for e in (_RU_PEOPLE if people else _RU_HARD))


def russian_forms(name: str, *, people: bool = False) -> tuple[str, ...]:
    """`name` in the cases of Russian, the name itself first.

    Adjectives and the first noun change, a word after the noun stays, a noun after "и" changes too.
    `people` gives a masculine noun its plural forms. An acronym stays as it is.

    >>> russian_forms("Турция")
    ('Турция', 'Турции', 'Турцию', 'Турцией', 'Турциею')
    >>> "Саудовской Аравии" in russian_forms("Саудовская Аравия"), russian_forms("США")
    (True, ('США',))
    """
    if name.isupper():
        return (name,)
    changing = True
    columns: list[tuple[str, ...]] = []
    for word in name.split(" "):
        head, hyphen, tail = word.rpartition("-")
        forms = _russian_word(tail, people) if changing or word == "и" else (tail,)
        columns.append(tuple(head + hyphen + form for form in forms))
        if word == "и":
            columns[-1] = (word,)
        changing = word == "и" or (changing and bool(_replace(word, _RU_ADJECTIVE)))
    made = dict.fromkeys(" ".join(words) for words in product(*columns))
    made.pop(name, None)
    return (name, *made)


_TR_VOWEL = "aıoueiöüâîû"
_TR_BACK, _TR_ROUNDED = "aıouâû", "ouöüû"


def turkish_forms(name: str, *, people: bool = False) -> tuple[str, ...]:
    """`name` with the case endings Turkish adds without an apostrophe, by vowel harmony, the name itself first.

    `people` gives the plural too. Short names get no endings (Mali + ye is the treasury): edited
    texts put an apostrophe there, which the gazetteer understands for every name.

    >>> turkish_forms("Kazakistan")[:4], turkish_forms("Mali")
    (('Kazakistan', 'Kazakistanın', 'Kazakistanı', 'Kazakistana'), ('Mali',))
    >>> "Türklerin" in turkish_forms("Türk", people=True)
    True
    """
    last = next((c for c in reversed(name.lower()) if c in _TR_VOWEL), "")
    if name.isupper() or not last or (len(name) < 5 and not people):
        return (name,)
    made = [name, *(name + ending for ending in _turkish_endings(name, last))]
    if people:
        plural = name + ("lar" if last in _TR_BACK else "ler")
        made += [plural, *(plural + ending for ending in _turkish_endings(plural, plural[-2]))]
    return tuple(dict.fromkeys(made))


def _turkish_endings(name: str, last: str) -> list[str]:
    back, rounded = last in _TR_BACK, last in _TR_ROUNDED
    open_, close = ("a", "u" if rounded else "ı") if back else ("e", "ü" if rounded else "i")
    hard = "t" if name[-1].lower() in "fstkçşhp" else "d"
    if name[-1].lower() in _TR_VOWEL:
        endings = [
            f"n{close}n",
            f"y{close}",
            f"y{open_}",
            f"yl{open_}",
            f"n{open_}",
            f"n{close}",
            f"nd{open_}",
            f"nd{open_}n",
        ]
    else:
        endings = [f"{close}n", close, open_, f"l{open_}"]
    return [*endings, f"{hard}{open_}", f"{hard}{open_}n", f"{hard}{open_}ki"]


def turkish_people(country: str) -> str:
    """The word for somebody from `country`, which ends in -lı by vowel harmony; "" for a name that takes none.

    >>> turkish_people("Benin"), turkish_people("Lesotho"), turkish_people("ABD")
    ('Beninli', 'Lesotholu', '')
    """
    last = next((c for c in reversed(country.lower()) if c in _TR_VOWEL), "")
    if (
        country.isupper()
        or not last
        or country.endswith(("Adaları", "Cumhuriyeti", "Krallığı", "Toprakları", "lar", "ler"))
    ):
        return ""
    back, rounded = last in _TR_BACK, last in _TR_ROUNDED
    return f"{country}l{('u' if rounded else 'ı') if back else ('ü' if rounded else 'i')}"


_FR_FEMININE: tuple[tuple[str, str], ...] = (
    ("ien", "ienne"),
    ("éen", "éenne"),
    ("eux", "euse"),
    ("if", "ive"),
    ("er", "ère"),
    ("e", "e"),
)


def french_forms(masculine: str) -> tuple[str, ...]:
    """The four forms of a regular French adjective of origin; "turc/turque" gives the feminine where it is not regular.

    >>> french_forms("tunisien"), french_forms("turc/turque")
    (('tunisien', 'tunisiens', 'tunisienne', 'tunisiennes'), ('turc', 'turcs', 'turque', 'turques'))
    """
    masculine, _, feminine = masculine.partition("/")
    if not feminine:
        for ending, replaced in _FR_FEMININE:
            if masculine.endswith(ending):
                feminine = masculine[: -len(ending)] + replaced
                break
        else:
            feminine = masculine + "e"
    plural = masculine if masculine[-1] in "sx" else masculine + "s"
    return tuple(dict.fromkeys((masculine, plural, feminine, feminine + "s")))


_AR_NISBA = ("", "ة", "ين", "ون", "ان", "تان", "تين", "ات")


def arabic_nisba(adjective: str) -> tuple[str, ...]:
    """The forms of an Arabic adjective of origin (تركي), each with and without the article.

    Both words of a pair agree when both are adjectives; otherwise the first stays as it is.

    >>> "التركية" in arabic_nisba("تركي"), "الكورية الجنوبية" in arabic_nisba("كوري جنوبي")
    (True, True)
    >>> "الجنوب أفريقية" in arabic_nisba("جنوب أفريقي")
    True
    """
    first, space, second = adjective.partition(" ")
    if not space or not first.endswith("ي"):
        forms = [adjective + ending for ending in _AR_NISBA]
        return (*forms, *("ال" + form for form in forms))
    pairs = [(first + ending, second + ending) for ending in _AR_NISBA]
    return tuple(f"{article}{a} {article}{b}" for article in ("", "ال") for a, b in pairs)
