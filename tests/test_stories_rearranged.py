"""Versions with their facts in another order are one story; short reports of one result by several writers are not."""

from datetime import date

from kb.stories import StoryText, group

BRIDGES = """The region will spend 740 million roubles on four bridges that a flood swept away in the Seversk district, deputy governor
Alevtina Somova said on Tuesday. The river rose by 9 metres on 12 April and cut off 17 villages with 5,600 inhabitants.
Nobody died, and 38 people are being treated in the district hospital. "The first bridge will open before September," said Somova.
Two helicopters carry food to the villages. Ignat Vereshchuk, the head of the district, asks for a dam of 11 kilometres as well:
such a flood was last seen in 1979."""
EDITED = """Ignat Vereshchuk, who heads the Seversk district, wants a dam of 11 kilometres. Such a flood was last seen in 1979. In the
district hospital 38 people are treated; nobody has died. Helicopters with food fly to the 17 villages, where 5,600 inhabitants are cut
off since the river rose on 12 April, by 9 metres. For now there will be bridges, and the first will open before September, says
Alevtina Somova, deputy governor. The region will spend 740 million roubles on all four that the flood swept away."""
ABRIDGED = """Глава Северского района Игнат Верещук просит у области дамбу длиной 11 километров: такого наводнения не было с 1979 года.
В районной больнице лечатся 38 человек, никто не погиб. В 17 деревень, где живут 5600 жителей, продукты возят вертолёты: река поднялась
на 9 метров 12 апреля. Область выделит на четыре моста 740 миллионов рублей, сказала во вторник вице-губернатор Алевтина Сомова; первый
мост откроют до сентября."""
RESULTS = """Lumen Foods said on Wednesday that quarterly profit rose 18 percent to 214 million dollars as sales of frozen meals grew.
Revenue was 1.86 billion dollars, up 7 percent and above the 1.81 billion expected by analysts. The company raised its forecast for the
year to 7.6 billion. Chief executive Andrea Kowalczuk said prices would rise by 2.5 percent in January. The shares gained 4.1 percent to
63.20 dollars."""
COLLEAGUE = """Shoppers short of time lifted Lumen Foods, which earned 214 million dollars in the quarter, 18 percent more than a year
ago. Revenue of 1.86 billion beat forecasts. For the year the firm now sees 7.6 billion. But Andrea Kowalczuk, its chief executive, warned
that onions and wheat cost more: prices go up 2.5 percent in January. The stock added 4.1 percent. Rival Hearth & Home, which reports on
Friday, rose 1.2 percent."""

FIGHT = """Ireland's Shauna Brennan kept her European lightweight title on Saturday by beating Italy's Chiara Moretti on points in
Leeds. The judges scored it 97-93, 96-94 and 98-92. Brennan, 31, was down in the third round. She has won 18 of 19 fights, 11 of them
early. A crowd of 12,600 watched. She may meet Katya Sorokina in Dublin on 14 March."""
LOSER = """Chiara Moretti had Shauna Brennan on the floor in the third round and thought she had taken the European lightweight belt in
Leeds. Three judges thought otherwise: 96-94, 97-93, 98-92. "I was robbed in front of 12,600 people," said the Italian, whose record is now
14-3. Brennan's was her 18th victory in 19 bouts. The Irishwoman, 31, wants Katya Sorokina next, in Dublin on 14 March."""


VOTE = """Palau's parliament on Friday elected Tomas Remengesau as the country's new president of the chamber after a coalition
of parties voted for him, which ends the 14 years of Sandra Nakamura. With 31 votes against 30 for his predecessor,
Remengesau takes the chair more than a week after an election in which no party won a majority of the seats, the
Island Times reported. Remengesau's Harbour Alliance has joined with the Reef Democratic Party (RDP) and the National
Farmers Party. The vote puts an end to the time of Nakamura, who had been in the chair since 2006. Remengesau has a
stormy past too: in 1987, as a harbour master, he led two strikes against the government, and he was in office for
much of the 1990s."""
DAILY = """Sandra Nakamura's 14 years in the chair are over after Tomas Remengesau was elected and sworn in as president of
Palau's chamber. The Palau parliament elected Remengesau on Christmas Eve after days of turmoil in which the Palau
First party would not concede and the police were called. He won the ballot by 31 votes to 30 against Nakamura. Chief
Justice Rosa Ngiraked swore Remengesau in at the State House. National Farmers Party leader Peter Salii said Palau had
a government that would work for the people. Remengesau got the numbers for a coalition of three, headed by his
Harbour Alliance. The National Farmers Party added its five seats, while the Reef Democratic Party (RDP) sided with
the coalition after days of talks. Palau First holds 29 seats and the Harbour Alliance 22 in the chamber of 61
members. Salii put his chief forward as speaker. Former minister Ana Ulechong will take the office. National Farmers
Party member Lena Tmetuchl is her deputy."""


def stories(*texts: tuple[str, str]) -> int:
    """How many stories some texts (language, body) are, each published on another day."""
    made = [
        StoryText(f"a{n}", body.replace("\n", " "), 0, language, date(2021, 3, 1 + n), f"hash {n}")
        for n, (language, body) in enumerate(texts)
    ]
    return len({v.story_id for v in group(made)})


def test_an_editors_version_with_its_facts_in_another_order_is_the_same_story() -> None:
    assert stories(("en", BRIDGES), ("en", EDITED)) == 1


def test_an_abridged_translation_that_moves_facts_is_the_same_story() -> None:
    assert stories(("en", BRIDGES), ("ru", ABRIDGED)) == 1


def test_facts_in_another_order_are_no_story_without_the_figures() -> None:
    assert stories(("en", BRIDGES), ("en", EDITED.replace("5,600", "4,100").replace("1979", "1983"))) == 2


def test_two_reports_of_one_result_are_two_stories() -> None:
    assert stories(("en", RESULTS), ("en", COLLEAGUE)) == 2


def test_two_reports_of_one_fight_are_two_stories() -> None:
    assert stories(("en", FIGHT), ("en", LOSER)) == 2


CHAPEL = """The choir of Saint Brannoc sang among charred beams on Sunday, a week after a fire ate the roof of its chapel in the Welsh
village of Llanfair. Vicar Gwen Pritchard said the organ was lost but the hymn books had survived in an iron chest. Children had drawn
pictures of the tower and pinned them to the fence. Police believe a candle was left burning after a wedding. The bride's father, Owen
Rees, has offered to pay for new pews. Rain began during the last psalm, and nobody left."""
CHAPEL_EDITED = """Owen Rees, the father of a bride, has offered to pay for new pews in the Welsh village of Llanfair, where police
believe a
candle was left burning after a wedding. The fire ate the roof of the chapel. In the rain, among charred beams, the choir of Saint Brannoc
sang a psalm. Children pinned their pictures of the tower to the fence. The organ is lost, said vicar Gwen Pritchard, but an iron chest
saved the hymn books."""
CHAPEL_OTHER = """Engineers fear that the north wall of the chapel in the Welsh village of Llanfair could collapse after the fire. Surveyor
Dylan Hughes told the council that frost would open the cracks. Vicar Gwen Pritchard thanked firefighters from Brecon who carried out a
painted screen. Police believe a candle was left burning. Owen Rees, the father of a bride, will pay for new pews, and a fund was opened
at the pub. Services continue in the graveyard, where Saint Brannoc is said to lie."""


def test_a_version_without_figures_that_moves_facts_is_one_with_its_original_when_nothing_is_left_over() -> None:
    assert stories(("en", CHAPEL), ("en", CHAPEL_EDITED)) == 1


def test_a_report_of_the_same_event_with_names_of_its_own_stays_apart_without_figures_too() -> None:
    assert stories(("en", CHAPEL), ("en", CHAPEL_OTHER)) == 2


def test_reporters_of_one_vote_who_name_others_are_two_stories() -> None:
    assert stories(("en", VOTE), ("en", DAILY)) == 2
