"""Slips in the words of one language: another language, script or standard; terms, titles, acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from handbook.model.text import Phrase
from mutations.passages import Row, added, of_languages, places, plain, rows, sections
from mutations.slip import Slip, Source

_ENOUGH: Final = 8
"""Words of a row that is surely of its language."""

_SIGNS: Final = re.compile(r"[\]\[(){}<>|*_`#!>]|\w+:\S|\d")


def slips(source: Source) -> Iterator[Slip]:
    """Yield every sort of them."""
    yield from _pasted(source)
    yield from _left_in_yaml(source)
    yield from _letters(source)
    yield from _cyrillic(source)
    yield from _standards(source)
    yield from _avoided(source)
    yield from _titles(source)
    yield from _acronyms(source)


def harmless(source: Source) -> Iterator[Slip]:
    """Yield nothing: what is harmless in words stands with the other texts."""
    yield from ()


def _plain_rows(source: Source, address: str) -> list[Row]:
    """Return the rows of a language that are sentences without any marking."""
    return [
        row
        for row in rows(source, address)
        if not _SIGNS.search(row.words)
        and not row.words.startswith((" ", "- ", "1."))
        and len(row.words.split()) >= _ENOUGH
    ]


def _pasted(source: Source) -> Iterator[Slip]:
    """Yield sentences, items and cells that stand in another language's text as they are."""
    addresses = [language.address for language in source.corpus.languages]
    for own in addresses:
        for other in addresses:
            if own == other:
                continue
            theirs = [row.words for row in _plain_rows(source, other)]
            spots = places(source, ("sop", "programme", "curriculum", "job-description"))
            for document, ident in source.some(spots, 3):
                words = {own: source.chance.choice(theirs)}
                files, where = added(source, document, ident, words)
                name = f"{other} in {own}, {document.code}#{ident}"
                yield Slip(name, files, "wrong-language", frozenset({where[own]}), guess=True)
            yield from _untranslated(source, own, other)


def _untranslated(source: Source, own: str, other: str) -> Iterator[Slip]:
    """Yield rows that were copied from another language's text and left as they are."""
    both = []
    for document in plain(source):
        paths = of_languages(source, document)
        mine, theirs = (source.lines(paths[address]) for address in (own, other))
        if len(mine) == len(theirs):
            both += [
                (paths[own], number, their)
                for number, (my, their) in enumerate(zip(mine, theirs, strict=True), 1)
                if my != their
                and len(re.findall(r"[^\W\d_]+", _without_links(their))) >= _ENOUGH
                and not their.startswith(("#", "!!!"))
            ]
    for path, number, line in source.some(both, 6):
        yield source.line(
            path, number, line, "wrong-language", f"{other} left in {own}", guess=True
        )


def _without_links(line: str) -> str:
    return re.sub(r"\]\([^)]*\)|\{[^}]*\}|<\w+:[^>]*>", "", line)


def _left_in_yaml(source: Source) -> Iterator[Slip]:
    """Yield short prose that was copied from the line of another language."""
    found = []
    by_place: dict[tuple[object, ...], dict[str, Phrase]] = {}
    for _, phrase in source.corpus.phrases:
        by_place.setdefault((phrase.where.path, *phrase.at), {})[phrase.language.address] = phrase
    for phrases in by_place.values():
        for own, mine in phrases.items():
            for other, theirs in phrases.items():
                if own != other and len(re.findall(r"[^\W\d_]+", theirs.words)) >= _ENOUGH:
                    if not _SIGNS.search(theirs.words) and mine.at[1:] != ("names",):
                        found.append((mine, theirs))
    for mine, theirs in source.some(found, 12):
        path, number = mine.where.path, mine.where.line
        lines = source.lines(path)
        key, colon, _ = lines[number - 1].partition(":")
        _, _, rest = lines[theirs.where.line - 1].partition(":")
        line = key + colon + rest
        where = mine.language.address, theirs.language.address
        yield source.line(
            path,
            number,
            line,
            "wrong-language",
            f"{where[1]} left in {where[0]}",
            guess=True,
            also=frozenset({"repeated-words"}),
        )


_TWINS: Final[Mapping[str, str]] = {
    "a": "а",
    "e": "е",
    "o": "о",
    "p": "р",
    "c": "с",
    "x": "х",
    "j": "ј",
    "i": "і",
    "s": "ѕ",
    "y": "у",
    "h": "һ",
    "d": "ԁ",
}
_CAPITALS: Final[Mapping[str, str]] = {
    "A": "А",
    "B": "В",
    "E": "Е",
    "K": "К",
    "M": "М",
    "H": "Н",
    "O": "О",
    "P": "Р",
    "C": "С",
    "T": "Т",
    "J": "Ј",
    "S": "Ѕ",
    "X": "Х",
}
_GREEK: Final[Mapping[str, str]] = {"o": "ο", "v": "ν", "A": "Α", "K": "Κ", "O": "Ο", "u": "υ"}
"""Letters of other scripts that look like Latin ones."""


def _letters(source: Source) -> Iterator[Slip]:
    """Yield words with a letter that only looks like their own."""
    for address in (language.address for language in source.corpus.languages):
        found = [
            (row, match)
            for row in rows(source, address)
            for match in re.finditer(r"(?<![\w:/#(<.@-])[^\W\d_]{7,}(?![\w:/#.@-])", row.words)
            if "](" not in row.words and "<" not in row.words
        ]
        for twins, count in ((_TWINS, 6), (_CAPITALS, 3), (_GREEK, 2)):
            fitting = [(row, m) for row, m in found if any(x in twins for x in m[0])]
            for row, match in source.some(fitting, count):
                letter = source.chance.choice([x for x in match[0] if x in twins])
                word = match[0].replace(letter, twins[letter], 1)
                line = row.words[: match.start()] + word + row.words[match.end() :]
                name = f"U+{ord(twins[letter]):04X} in a word ({address})"
                yield source.line(row.path, row.number, line, "wrong-script", name)
        phrases = [
            phrase
            for _, phrase in source.corpus.phrases
            if phrase.language.address == address and re.search(r"[^\W\d_]{7,}", phrase.words)
        ]
        for phrase in source.some(phrases, 3):
            line = source.lines(phrase.where.path)[phrase.where.line - 1]
            key, _, said = line.partition(":")
            changed = re.sub(r"(?<=[^\W\d_]{3})[aeo](?=[^\W\d_]{3})", _twin, said, count=1)
            if changed != said and "](" not in said.partition(re.search(r"[а-я]", changed)[0])[0]:  # type: ignore[index]
                yield source.line(
                    phrase.where.path,
                    phrase.where.line,
                    f"{key}:{changed}",
                    "wrong-script",
                    f"a Cyrillic letter in a word ({address})",
                )


def _twin(match: re.Match[str]) -> str:
    return _TWINS[match[0]]


_TO_CYRILLIC: Final = str.maketrans(
    "abvgdđežzijklmnoprstćufhcčš" + "ABVGDĐEŽZIJKLMNOPRSTĆUFHCČŠ",
    "абвгдђежзијклмнопрстћуфхцчш" + "АБВГДЂЕЖЗИЈКЛМНОПРСТЋУФХЦЧШ",
)


def _in_cyrillic(words: str) -> str:
    for latin, letter in (("lj", "љ"), ("nj", "њ"), ("dž", "џ"), ("Lj", "Љ"), ("Nj", "Њ")):
        words = words.replace(latin, letter)
    return words.translate(_TO_CYRILLIC)


def _cyrillic(source: Source) -> Iterator[Slip]:
    """Yield sentences that were pasted in another script."""
    found = _plain_rows(source, "sr")
    for row in source.some(found, 5):
        line = _in_cyrillic(row.words)
        yield source.line(row.path, row.number, line, "wrong-script", "a sentence in Cyrillic (sr)")
    for row in source.some(found, 3):
        words = row.words.split(" ")
        words[2:4] = [_in_cyrillic(" ".join(words[2:4]))]
        yield source.line(
            row.path, row.number, " ".join(words), "wrong-script", "words in Cyrillic (sr)"
        )
    spots = places(source, ("sop", "programme", "plan"))
    for address, words in (
        ("sr", "Ако се нико не јави, покушајте поново."),
        ("sq", "Полиција долази на лице места."),
        ("en", "Обавестите надређеног."),
        ("en", "Η αστυνομία έρχεται αμέσως."),
        ("sq", "Ενημερώστε τον προϊστάμενο."),
    ):
        document, ident = source.chance.choice(spots)
        files, where = added(source, document, ident, {address: words})
        name = f"another script ({address}) {document.code}#{ident}"
        yield Slip(name, files, "wrong-script", frozenset({where[address]}))
    heads = [
        (text.path, section, source.lines(text.path)[section.first - 1])
        for document in plain(source)
        if (text := document.texts.get("sr"))
        for section in sections(source, text.path)[1:]
    ]
    for path, section, line in source.some(heads, 3):
        title, brace, ident = line.partition(" {#")
        signs, _, words = title.partition(" ")
        changed = f"{signs} {_in_cyrillic(words)}{brace}{ident}"
        yield source.line(path, section.first, changed, "wrong-script", "a heading in Cyrillic")


_OTHER_STANDARD: Final = """
beleške bilješke, beleži bilježi, beleže bilježe, bezbedna bezbjedna, bezbedno bezbjedno,
bezbednost bezbjednost, bezbednosti bezbjednosti, celini cjelini, celu cijelu, cena cijena,
deca djeca, dece djece, deci djeci, decom djecom, decu djecu, dela dijela, deli dijeli,
delite dijelite, delo djelo, delokrug djelokrug, delotvornije djelotvornije, delove dijelove,
delovi dijelovi, delu dijelu, deo dio, dete dijete, deteta djeteta, detetom djetetom,
detetu djetetu, devojčica djevojčica, devojčicu djevojčicu, dečak dječak, dečaci dječaci,
dve dvije, gde gdje, hteo htio, htela htjela, izmena izmjena, izmenu izmjenu,
izmenite izmijenite, izmenili izmijenili, izveštaj izvještaj, izveštaja izvještaja,
izveštaji izvještaji, izveštava izvještava, ko tko, lek lijek, lekar ljekar, lekara liječnika,
lekove lijekove, lečenje liječenje, menja mijenja, menjaju mijenjaju, menjate mijenjate,
merama mjerama, mere mjere, meri mjeri, mereno mjereno, merilo mjerilo, mesec mjesec,
meseca mjeseca, mesta mjesta, mesto mjesto, mestu mjestu, mešoviti mješoviti, namera namjera,
namerno namjerno, nedelje nedjelje, nedeljama nedjeljama, negde negdje, niko nitko,
obavestite obavijestite, obaveštava obavještava, obaveštenje obavještenje,
ocenjivanje ocjenjivanje, ocenjivač ocjenjivač, ocenu ocjenu, odeljku odjeljku,
opštini općini, opština općina, oseća osjeća, osećate osjećate, osećaš osjećaš, osmeh osmijeh,
osmehuje osmjehuje, ovde ovdje, podela podjela, podelite podijelite, ponedeljak ponedjeljak,
porodica obitelj, porodice obitelji, posle poslije, poslednja posljednja, poslednji posljednji,
poverljivost povjerljivost, povrede ozljede, pre prije, predlog prijedlog, predloga prijedloga,
predlozi prijedlozi, premešta premješta, preti prijeti, pretnje prijetnje, prevoz prijevoz,
primedbe primjedbe, primenjuje primjenjuje, primer primjer, primerak primjerak,
primerom primjerom, primeti primijeti, primetiti primijetiti, procena procjena,
procene procjene, proceni procijeni, procenu procjenu, procenjuje procjenjuje,
promena promjena, promeni promijeni, promenilo promijenilo, promenjeno promijenjeno,
razume razumije, razumeli razumjeli, razumete razumijete, reč riječ, reči riječi,
rečima riječima, reši riješi, rešeno riješeno, saradnja suradnja, saradnju suradnju,
savet savjet, saveta savjeta, savetovanje savjetovanje, slede slijede, sledeći sljedeći,
sledećeg sljedećeg, sledi slijedi, sme smije, smeju smiju, smeni smjeni, smeru smjeru,
smernice smjernice, smeštaj smještaj, smeštaju smještaju, sprečavate sprječavate,
spreče spriječe, svedok svjedok, svedoka svjedoka, svedočenje svjedočenje, svest svijest,
svesti svijesti, svetlosti svjetlosti, telo tijelo, tela tijela, tačno točno, umesto umjesto,
unapred unaprijed, uspe uspije, uvek uvijek, učestvuje sudjeluje, verovati vjerovati,
veruje vjeruje, vežba vježba, vežbe vježbe, vežbu vježbu, videla vidjela, videli vidjeli,
vrednost vrijednost, vrednosti vrijednosti, vreme vrijeme, zahtev zahtjev, zahteva zahtijeva,
zamenik zamjenik, zamenu zamjenu, zamenjuje zamjenjuje, čovek čovjek, čoveka čovjeka,
želeli željeli, sistem sustav, sistema sustava, uslov uvjet, uslove uvjete, direktor ravnatelj
"""
"""Words of the Serbian texts, and what they are in another standard."""

_OFTEN: Final = 45
"""Of these, those that every run tries."""


def _standards(source: Source) -> Iterator[Slip]:
    """Yield ekavian words that became another standard's."""
    pairs = [pair.split() for pair in _OTHER_STANDARD.replace("\n", " ").split(",")]
    usual = {own for own, _ in source.some(pairs, _OFTEN)}
    all_rows = list(rows(source, "sr"))
    for own, other in pairs:
        pattern = re.compile(rf"(?<![\w:/#{{(.-]){own}(?![\w/.-])", re.IGNORECASE)
        hits = [(row, m) for row in all_rows if (m := pattern.search(row.words))]
        for row, match in source.some(hits, 1):
            slip = _of_standard(source, row.path, row.number, row.words, match, other)
            yield slip if own in usual else slip.later()
    phrases = [
        (phrase, m, other)
        for _, phrase in source.corpus.phrases
        if phrase.language.address == "sr" and phrase.at[1:] != ("names",)
        for own, other in pairs
        if (m := re.search(rf"(?<!\w){own}(?!\w)", phrase.words))
    ]
    for phrase, match, other in source.some(phrases, 6):
        path, number = phrase.where.path, phrase.where.line
        line = source.lines(path)[number - 1]
        if found := re.search(rf"(?<=[\s\"]){match[0]}(?![\w/.-])", line):
            yield _of_standard(source, path, number, line, found, other)


def _of_standard(
    source: Source, path: str, number: int, line: str, match: re.Match[str], other: str
) -> Slip:
    """Return the slip that a word became another standard's."""
    word = other.capitalize() if match[0][0].isupper() else other
    changed = line[: match.start()] + word + line[match.end() :]
    name = f"{word} for {match[0]}"
    return source.line(path, number, changed, "mixed-ekavian-ijekavian", name)


_AVOIDED: Final[Mapping[str, str]] = {
    "sq": """
        Trafiku i njerëzve ndodh edhe brenda vendit.
        Puna kundër trafikut të njerëzve kërkon durim.
        Kjo është formë e trafikut të njerëzve.
        Flitet shumë për tregtinë me njerëz.
        Ligji e ndëshkon tregtinë me njerëz.
        Ajo u quajt prostitutë nga fqinjët.
        Prostitutat e gjetura në lokal u morën në pyetje.
        Me prostitutën bisedoi një polic.
        Skllave seksi e quajti gazeta.
        Migrantët ilegalë u ndalën në kufi.
        U gjet një grup migrantësh ilegalë.
        Viktima e mundshme pret në zyrë.
        Pyeteni viktimën e mundshme nëse ka uri.
        Viktimat e mundshme informohen me shkrim.
        Viktima gjoja nuk dha deklaratë.
        E ashtuquajtura viktimë u largua.
        Avokati i viktimave vjen më vonë.
        Thirreni avokatin e viktimave.
        Flisni me avokaten e viktimave.
        Personi dërgohet në qendrën pritëse.
        Qendra pritëse pranon gra dhe fëmijë.
        Ri-integrimi zgjat me vite.
        Riintegracioni zgjat me vite.
        Fushata për ndërgjegjësim zgjat një muaj.
        Ndërgjegjësimi i nxënësve bëhet në shkolla.
        Sensibilizimi i publikut vazhdon.
        Rasti i dhunës familjare raportohet veç.
        Dhuna familjare është rast tjetër.
        Lypsarët e vegjël u gjetën te udhëkryqi.
        Fëmija lypës u çua në qendër.
        Kjo thotë Strategjia Nacionale.
        Zbatohet PSV e policisë.
        OShC-të japin shërbime.
        Qytetarët kanë akses në dokumente publike.
    """,
    "sr": """
        Protiv trafikinga se bori cela država.
        Trafiking je težak zločin.
        Kursevi o trafikingu održavaju se u proleće.
        Zabranjena je trgovina belim robljem.
        Ona je žrtva trgovine ženama.
        Nazvali su je prostitutkom.
        Prostitutke nađene u lokalu su ispitane.
        Razgovor s prostitutkama vodi žena.
        U novinama piše o seksualnoj robinji.
        Ilegalni migranti su zadržani na granici.
        Grupa ilegalnih migranata je pronađena.
        Policija je našla ilegalnog migranta.
        Navodna žrtva čeka u kancelariji.
        S navodnom žrtvom razgovara policajka.
        Izjavu navodne žrtve čuva istražitelj.
        Tobožnju žrtvu vodi policajac.
        O tome odlučuje Nacionalni autoritet.
        Sednicu Nacionalnog autoriteta saziva predsedavajući.
        To je deo koordinacijskog mehanizma.
        Slučaj ide kroz mehanizam referisanja.
        Zaštitnik žrtava dolazi posle.
        Pozovite zaštitnika žrtava.
        Zastupnica i zastupnik žrtava su prisutni.
        Kosovska policija prima prijavu.
        Prijavite to kosovskoj policiji.
        Pogranična policija vodi razgovor.
        Razgovor s pograničnom policijom je kratak.
        Inspektorat rada proverava ugovore.
        To kaže pravilnik.
        Prema pravilniku se vodi evidencija.
        To je kazneno delo.
        Za to kazneno delo sudi sud.
        Trening traje dva dana.
        Na treningu se vežba prvi razgovor.
        Osobu vodite u prihvatilište.
        U prihvatilištu se dobija obrok.
        Socijalna inkluzija traje godinama.
        Program socijalne inkluzije počinje procenom.
        Porodično nasilje je drugi slučaj.
        Žrtve porodičnog nasilja zovu istu liniju.
        Prosjaci stoje na raskrsnici.
        Deca prosjaka idu u školu.
        Poziv za dostavu predloga još nije objavljen.
        Kriteriji su javni.
        Seksualna eksploatacija je jedan od oblika.
        Oblici eksploatacije se menjaju.
        Iskorištavanje dece je zločin.
        Žrtva iskorištavanja ima prava.
        Referisanje slučaja traje kratko.
        Posle referisanja slučaj se prati.
        Informirani pristanak se traži usmeno.
        Avociranje je deo posla udruženja.
    """,
    "en": """
        White slavery is an old word for it.
        This is about human trade.
        She was called a prostitute by the neighbours.
        Prostitutes found in the bar were questioned.
        The papers wrote of sex slaves.
        An illegal migrant was found at the border.
        Illegal migrants were stopped at the border.
        The alleged victim waits in the office.
        Alleged victims are asked about their needs.
        The so-called victim left.
        Beggars stand at the crossroads.
        The beggar's child goes to school.
        Street kids are brought to the centre.
    """,
}
"""Sentences with forms that the register of terms avoids, by language."""

_AVOIDED_OFTEN: Final = 12


def _avoided(source: Source) -> Iterator[Slip]:
    """Yield sentences that use a form to avoid, in any inflection."""
    spots = places(source, ("sop", "programme", "curriculum", "campaign", "plan"))
    for address, sentences in _AVOIDED.items():
        lines = [line.strip() for line in sentences.strip().split("\n")]
        usual = set(source.some(lines, _AVOIDED_OFTEN))
        for line in lines:
            document, ident = source.chance.choice(spots)
            files, where = added(source, document, ident, {address: line})
            name = f"{line} {document.code}#{ident}"
            place = frozenset({where[address]})
            slip = Slip(name, files, "forbidden-term", place, guess=True)
            yield slip if line in usual else slip.later()


_TITLES: Final[Mapping[str, tuple[str, ...]]] = {
    "sq": (
        "Mbrojtësi i viktimave",
        "Zyrtari për referim",
        "Punonjësi social",
        "Kujdestari ligjor",
        "Hetuesi i trafikimit me njerëz",
        "Detyra: përkthyesi gojor",
        "Psikologu",
        "Zyrtar i kontaktit të parë",
        "Trajneri dhe grupi",
        "Menaxheri i rastit",
    ),
    "sr": (
        "Zagovornik žrtava",
        "Službenik za upućivanje",
        "Socijalni radnik",
        "Zakonski staratelj",
        "Istražitelj trgovine ljudima",
        "Dužnost: usmeni prevodilac",
        "Psiholog",
        "Službenik prvog kontakta",
        "Trener i grupa",
        "Voditelj slučaja",
    ),
}
"""Headings with the masculine form of a role alone."""


def _titles(source: Source) -> Iterator[Slip]:
    """Yield headings, titles and labels that name a role in one form."""
    for address, titles in _TITLES.items():
        heads = [
            (paths[address], found)
            for document in plain(source)
            if (paths := of_languages(source, document)) and address in paths
            for found in sections(source, paths[address])
            if not re.search(r"\d", source.lines(paths[address])[found.first - 1].split("{#")[0])
        ]
        for title in titles:
            path, found = source.chance.choice(heads)
            line = source.lines(path)[found.first - 1]
            signs, _, rest = line.partition(" ")
            ident = rest[rest.index("{#") :] if "{#" in rest else ""
            changed = f"{signs} {title} {ident}".rstrip()
            name = f"{title!r} ({address})"
            yield source.line(path, found.first, changed, "one-gender-title", name, guess=True)
        labels = [
            phrase
            for code, phrase in source.corpus.phrases
            if code and phrase.language.address == address and phrase.at[-1:] == ("label",)
        ]
        for phrase, title in zip(source.some(labels, 3), titles[1:4], strict=False):
            path, number = phrase.where.path, phrase.where.line
            key = source.lines(path)[number - 1].partition(":")[0]
            name = f"label {title!r} ({address})"
            line = f"{key}: {title}"
            yield source.line(path, number, line, "one-gender-title", name, guess=True)


_ACRONYMS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "sq": (
        ("MPMS", "Kërkesën e shqyrton MPMS."),
        ("DHTQNJ", "Raportin e pranon DHTQNJ-ja."),
        ("ZMNV", "Pyetni në ZMNV për këtë."),
        ("OSBE", "Kursin e mbajti OSBE në pranverë."),
        ("KFOR", "Kufirin e ruan edhe KFOR-i."),
        ("UNHCR", "Rastet e azilit i ndjek UNHCR."),
        ("TQNJ", "Rasti i TQNJ-së hapet menjëherë."),
    ),
    "sr": (
        ("MRSZ", "Zahtev razmatra MRSZ."),
        ("AKJB", "Kurs drži AKJB."),
        ("OEBS", "Kurs je držao OEBS u proleće."),
        ("KFOR", "Granicu čuva i KFOR."),
        ("UNHCR", "Azilom se bavi UNHCR."),
        ("ŽT", "Podatke o ŽT čuva služba."),
        ("TLJ", "Slučaj TLJ otvara se odmah."),
    ),
    "en": (
        ("MLSW", "The MLSW looks at the request."),
        ("DITHB", "DITHB receives the report."),
        ("OSCE", "The OSCE held the course in spring."),
        ("KFOR", "KFOR guards the border too."),
        ("UNHCR", "UNHCR follows asylum cases."),
        ("THB", "A case of THB is opened at once."),
        ("NRM", "It belongs to the NRM."),
    ),
}
"""Acronyms with sentences that use them."""


def _acronyms(source: Source) -> Iterator[Slip]:
    """Yield acronyms that nothing in their text explains."""
    for address, sentences in _ACRONYMS.items():
        for acronym, sentence in sentences:
            spots = [
                (document, ident)
                for document, ident in places(source)
                if acronym not in source.text(of_languages(source, document)[address])
                and not _names(source, document.texts[address].source, acronym, address)
            ]
            for document, ident in source.some(spots, 1):
                files, where = added(source, document, ident, {address: sentence})
                place = frozenset({where[address]})
                name = f"{acronym} ({address}) {document.code}#{ident}"
                yield Slip(name, files, "first-use-of-acronym", place, guess=True)


def _names(source: Source, words: str, acronym: str, address: str) -> bool:
    """Tell whether words name, or refer to, what an acronym stands for."""
    for register in ("institutions", "terms"):
        for entry in source.corpus.registers[register].entries:
            if getattr(entry, "short", {}).get(address) == acronym:
                name = entry.names.get(address, "")
                if name.lower() in words.lower() or f":{entry.id})" in words:
                    return True
    return False
