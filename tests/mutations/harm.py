"""Slips by which a text tells what could hurt someone, or what nobody has confirmed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from handbook.model.document import Document
from mutations.passages import Words, added, of_languages, places, plain, section, written
from mutations.slip import Slip, Source

Triple = tuple[str, str, str]
"""The same in Albanian, Serbian and English."""

_ADDRESSES: Final = ("sq", "sr", "en")


def slips(source: Source) -> Iterator[Slip]:
    """Yield every sort of them."""
    yield from _contacts(source)
    yield from _figures(source)
    yield from _persons(source)
    yield from _likely_persons(source)
    yield from _of_language(source, _SHELTERS, "shelter-location")
    yield from _of_language(source, _NEVER_WRITTEN, "never-written")
    yield from _of_language(source, _ADOPTED, "adopted-wording")
    yield from _unconfirmed(source)
    yield from _status(source)
    yield from _placeholders(source)
    yield from _in_yaml(source)


def harmless(_: Source) -> Iterator[Slip]:
    """Yield nothing: what is harmless in texts stands with the other texts."""
    yield from ()


_SPOTS: Final = ("sop", "programme", "plan", "job-description", "campaign", "form", "page")


def _said(triple: Triple) -> Words:
    return dict(zip(_ADDRESSES, triple, strict=True))


def _spot(source: Source) -> tuple[Document, str]:
    """Return a section in which a sentence more does no harm but its own."""
    return source.chance.choice(places(source, _SPOTS))


_PHONES: Final = (
    "+383 38 200 100", "+383 (0)38 200 100", "+383-38-200-100", "+38338200100", "00383 38 200 100",
    "038 200 100", "038/200-100", "038/200 100", "(038) 200 100", "038.200.100", "038-200-100",
    "038200100", "044 123 456", "049/123-456", "045 123456", "+377 44 123 456", "+383 44 123456",
    "+381 38 200 19 004", "+355 4 222 1234", "+382 20 123-456", "0800 11112", "0800-11112",
    "080011112", "0800 11 112", "0 800 11112", "0800 1 11 12", "0800/11112", "112", "1 1 2",
    "1-1-2", "192", "116 000", "+383 38 200-100/101",
)
_CALLS: Final[Sequence[Triple]] = (
    ("Thirrni numrin {}.", "Pozovite broj {}.", "Call the number {}."),
    ("Telefoni: {}", "Telefon: {}", "Telephone: {}"),
    ("Linja është {} dhe është falas.", "Linija je {} i besplatna je.", "The line is {}, free of charge."),
    ("Për ndihmë: **{}**.", "Za pomoć: **{}**.", "For help: **{}**."),
)
_MAILS: Final = (
    "posta@shembull.org", "<posta@shembull.org>", "[posta](mailto:posta@shembull.org)",
    "emri.zyra@institucioni.example", "posta [at] shembull.org", "posta(at)shembull.org",
)
_MAILED: Final[Sequence[Triple]] = (
    ("Shkruani te {}.", "Pišite na {}.", "Write to {}."),
)
_HOUSES: Final[Sequence[Triple]] = (
    ("Zyra është në rrugën «Agim Ramadani» nr. 12.", "Kancelarija je u ulici Agima Ramadanija br. 12.", "The office is at 12 Agim Ramadani Street."),
    ("Ejani në rr. Nëna Terezë, nr. 5.", "Dođite u ul. Majke Tereze 5.", "Come to Mother Teresa Street, no. 5."),
    ("Adresa: Bulevardi Bill Klinton 24, kati 3.", "Adresa: Bulevar Bila Klintona 24, treći sprat.", "Address: 24 Bill Clinton Boulevard, third floor."),
    ("Adresa: Rruga e Dëshmorëve 8a.", "Adresa: Trg slobode 8a.", "Address: Freedom Square 8a."),
)


def _contacts(source: Source) -> Iterator[Slip]:
    """Yield numbers and addresses that are typed, spelled in every way."""
    typed = [(phone, call) for phone in _PHONES for call in (source.chance.choice(_CALLS),)]
    typed += [(mail, call) for mail in _MAILS for call in _MAILED]
    for what, call in typed:
        words = {address: said.format(what) for address, said in _said(call).items()}
        yield from _each(source, words, "typed-contact", what, 1)
    for triple in _HOUSES:
        yield from _each(source, _said(triple), "typed-contact", triple[2], 3)


def _each(
    source: Source, words: Words, rule: str, name: str, count: int, **more: Any
) -> Iterator[Slip]:
    """Yield the same words in all languages as slips of ``count`` of these."""
    document, ident = _spot(source)
    found = list(written(source, document, ident, words, rule, name, **more))
    yield from source.some(found, count)


_AMOUNTS: Final[Sequence[Triple]] = (
    ("Kompensimi është së paku 500 euro.", "Naknada je najmanje 500 evra.", "The compensation is at least 500 euros."),
    ("Paguhen 1.500 euro në muaj.", "Plaća se 1.500 evra mesečno.", "1,500 euros are paid a month."),
    ("Granti më i madh është 25 000 €.", "Najveći grant je 25 000 €.", "The largest grant is €25,000."),
    ("Buxheti është 1,2 milion euro.", "Budžet je 1,2 miliona evra.", "The budget is 1.2 million euros."),
    ("Gjoba është nga 10.000 deri në 20.000 euro.", "Novčana kazna je od 10.000 do 20.000 evra.", "The fine is from 10,000 to 20,000 euros."),
    ("Kostoja është EUR 300 për person.", "Trošak je EUR 300 po osobi.", "The cost is EUR 300 a person."),
    ("Raportoni brenda 24 orëve.", "Prijavite u roku od 24 sata.", "Report within 24 hours."),
    ("Përgjigjja vjen brenda 3 ditëve të punës.", "Odgovor stiže u roku od 3 radna dana.", "The answer comes within 3 working days."),
    ("Periudha e reflektimit zgjat 90 ditë.", "Period razmišljanja traje 90 dana.", "The reflection period lasts 90 days."),
    ("Ankesa bëhet brenda tridhjetë ditëve.", "Žalba se podnosi u roku od trideset dana.", "A complaint is made within thirty days."),
    ("Afati është 6 muaj nga vendimi.", "Rok je 6 meseci od odluke.", "The time limit is 6 months from the decision."),
    ("Dosja ruhet 5 vjet.", "Spis se čuva 5 godina.", "The file is kept for 5 years."),
    ("Kjo vlen për 40 për qind të rasteve.", "To važi za 40 odsto slučajeva.", "This holds for 40 percent of the cases."),
    ("Bashkëfinancimi është 10%.", "Sopstveno učešće je 10%.", "The own share is 10%."),
    ("Rreth 60 përqind e tyre ishin fëmijë.", "Oko 60 procenata njih bila su deca.", "About 60 per cent of them were children."),
    ("Në vitin 2021 u identifikuan 28 viktima.", "U 2021. godini identifikovano je 28 žrtava.", "In 2021, 28 victims were identified."),
    ("Prej tyre 15 ishin fëmijë dhe 13 të rritur; 15 fëmijë u strehuan.", "Među njima je bilo 15 dece i 13 odraslih; 15 dece je smešteno.", "Among them were 15 children and 13 adults; 15 children were sheltered."),
    ("Policia i arrestoi 31 të dyshuar.", "Policija je uhapsila 31 osumnjičenog.", "The police arrested 31 suspects."),
    ("U trajtuan 142 raste.", "Obrađena su 142 slučaja.", "142 cases were dealt with."),
)


def _figures(source: Source) -> Iterator[Slip]:
    """Yield figures that are typed, in all languages."""
    for triple in _AMOUNTS:
        yield from _each(source, _said(triple), "typed-figure", triple[2], 3)


def _check_digits(account: str) -> str:
    """Return an account of a country with its check digits."""
    country, rest = account[:2], account[2:]
    digits = "".join(str(int(sign, 36)) for sign in rest + country + "00")
    return f"{country}{98 - int(digits) % 97:02}{rest}"


def _personal_number(day: str) -> str:
    """Return the number of a person who does not exist, with its check digit."""
    digits = f"{day}96000"
    for last in range(10):
        rest = 11 - sum(w * int(d) for w, d in zip((7, 6, 5, 4, 3, 2) * 2, digits, strict=True)) % 11
        if last == (rest if rest < 10 else 0):
            return digits + str(last)
    raise AssertionError


def _grouped(account: str) -> str:
    return " ".join(account[at : at + 4] for at in range(0, len(account), 4))


_BANK: Final = _check_digits("XK1111111111111111")

_PERSONAL: Final[Sequence[Triple]] = (
    ("Numri personal i saj është 1000000000.", "Njen lični broj je 1000000000.", "Her personal number is 1000000000."),
    ("Nr. personal: 1000000000", "Lični br: 1000000000", "Personal no.: 1000000000"),
    (f"Numri {_personal_number('0101999')} u shënua.", f"Zapisan je JMBG {_personal_number('0101999')}.", f"The number {_personal_number('0101999')} was written down."),
    ("Letërnjoftimi 100000000 u kopjua.", "Lična karta 100000000 je kopirana.", "Identity card 100000000 was copied."),
    ("Pasaporta P00000000 i mungon.", "Pasoš P00000000 joj nedostaje.", "The passport P00000000 is missing."),
    ("Ajo është lindur më 1 janar 2009.", "Rođena je 1. januara 2009.", "She was born on 1 January 2009."),
    ("Datëlindja: 01.02.2009", "Datum rođenja: 1. 2. 2009.", "Date of birth: 2009-02-01"),
    ("E lindur më 01/02/2009.", "Rođen 01.02.2009. godine.", "Born 1 February 2009."),
    (f"Paguani në {_grouped(_BANK)}.", f"Uplatite na {_grouped(_BANK)}.", f"Pay to {_grouped(_BANK)}."),
    (f"Llogaria: {_BANK}", f"Račun: {_BANK}", f"Account: {_BANK}"),
    ("Vendi: 42.6629, 21.1655", "Mesto: 42.6629, 21.1655", "Place: 42.6629, 21.1655"),
    ("Vendi është 42°39'46\"N 21°09'56\"E.", "Mesto je 42°39'46\"N 21°09'56\"E.", "The place is 42°39'46\"N 21°09'56\"E."),
    ("Vendi: 42,6629; 21,1655", "Mesto: 42,6629; 21,1655", "Place: N 42.66290 E 21.16550"),
)


def _persons(source: Source) -> Iterator[Slip]:
    """Yield what identifies a person beyond doubt."""
    for triple in _PERSONAL:
        yield from _each(source, _said(triple), "personal-data", triple[2], 3)


_LIKELY: Final[Sequence[Triple]] = (
    ("Rasti i N. N. (17) u hap në pranverë.", "Slučaj N. N. (17) otvoren je u proleće.", "The case of N. N. (17) was opened in spring."),
    ("Emri Shembull, 16 vjeçe, u gjet në kufi.", "Ime Primer, 16 godina, nađena je na granici.", "Name Example, 16 years old, was found at the border."),
    ("Shembull Sh., 15 vjeç, punonte natën.", "Primer P., 15 godina, radio je noću.", "Example E., 15, worked at night."),
    ("Me të bisedoi znj. Shembulli.", "S njom je razgovarala gđa Primer.", "Mrs Example spoke with her."),
    ("E priti zonja Shembulli nga zyra.", "Dočekala ju je gospođa Primer iz kancelarije.", "Ms. Example of the office met her."),
    ("Z. Shembulli e mban dosjen.", "G-din Primer vodi spis.", "Mr Example keeps the file."),
    ("Automjeti kishte targat 01-234-AB.", "Vozilo je imalo tablice 01-234-AB.", "The vehicle had the plate 01-234-AB."),
    ("Makina 05 123 CD pret jashtë.", "Automobil 05 123 CD čeka napolju.", "The car 05 123 CD waits outside."),
    ("Vajza është lindur në vitin 2009.", "Devojčica je rođena 2009. godine.", "The girl was born in 2009."),
    ("Vendi është [këtu](https://maps.google.com/?q=shembull).", "Mesto je [ovde](https://maps.google.com/?q=shembull).", "The place is [here](https://maps.google.com/?q=shembull)."),
    ("Numri 1234567890 është i saji.", "Broj 1234567890 je njen.", "The number 1234567890 is hers."),
    ("Emri Mbiemri (19 vjeç) dha deklaratë.", "Ime Prezime (19 godina) dao je izjavu.", "Name Surname (19) gave a statement."),
    ("Dëshmitarja A.B., 34 vjeçe, erdhi vetë.", "Svedokinja A.B., 34 godine, došla je sama.", "The witness A.B., 34, came alone."),
)


def _likely_persons(source: Source) -> Iterator[Slip]:
    """Yield what looks as if it named a person."""
    for triple in _LIKELY:
        yield from _each(source, _said(triple), "possible-personal-data", triple[2], 3, guess=True)


_SHELTERS: Final[Mapping[str, str]] = {
    "sq": """
        Strehimorja ndodhet në Prizren.
        Strehimorja gjendet në Pejë, afër stacionit.
        Viktimat strehohen në strehimoren në Gjakovë.
        Strehimorja e Gjilanit është në qendër të Gjilanit.
        Shtëpia e sigurt në Ferizaj ka vende të lira.
        Afër Mitrovicës ka një shtëpi të sigurt.
        Nga strehimorja në Prishtinë merrni taksi.
        Strehimorja është në fshatin Shembull.
        Në komunën e Lipjanit është strehimorja e re.
        Shtëpia e sigurt gjendet te rruga Nëna Terezë.
        Personi u dërgua në strehimoren pranë Vushtrrisë.
        Strehimorja për fëmijë u hap në Graçanicë.
        Qendra rehabilituese në Prizren pranon gra.
        Strehimorja është në lagjen Dardania.
    """,
    "sr": """
        Sklonište se nalazi u Prizrenu.
        Sklonište je u Peći, blizu stanice.
        Žrtve su smeštene u skloništu u Đakovici.
        Sigurna kuća u Uroševcu ima slobodnih mesta.
        Blizu Mitrovice postoji sigurna kuća.
        Od skloništa u Prištini uzmite taksi.
        Sklonište je u selu Primer.
        U opštini Lipljan je novo sklonište.
        Sigurna kuća je kod ulice Majke Tereze.
        Osoba je odvedena u sklonište kod Vučitrna.
        Sklonište za decu otvoreno je u Gračanici.
        Rehabilitacioni centar u Prizrenu prima žene.
        Sklonište se nalazi u Gnjilanu.
        Skloništa postoje u Prizrenu i Peći.
    """,
    "en": """
        The shelter is in Prizren.
        The shelter stands near the station in Peja.
        Victims live in the shelter in Gjakova.
        The safe house in Ferizaj has free places.
        There is a safe house near Mitrovica.
        Take a taxi from the shelter in Pristina.
        The shelter is in the village of Example.
        The new shelter is in the municipality of Lipjan.
        The safe house is on the corner of Mother Teresa Street in Prizren.
        The person was taken to the shelter outside Vushtrri.
        The shelter for children opened in Gracanica.
        The rehabilitation centre in Prizren takes in women.
        Shelters exist in Prizren and in Peja.
        Her refuge is in Gjilan.
    """,
}

_NEVER_WRITTEN: Final[Mapping[str, str]] = {
    "sq": """
        Pika e kontaktit është znj. Shembulli.
        Zyrtari kujdestar ka lokalin 24.
        Eskorta niset në orën 05:30.
        Eskorta bëhet me dy automjete pa shenja.
        Transporti shkon përmes rrugës M-9.
        Konvoji ka katër policë.
        Shoqërimi policor bëhet çdo të martë.
        Përgjimi zgjat 60 ditë.
        Pajisja gjurmuese vendoset nën automjet.
        Hetuesi i fshehtë punon në Prizren.
        Në kufi ndalen gratë nën 25 vjeç.
        Në pikëkalim zgjidhen shtetaset e vendit fqinj.
        Rreziku është i lartë nga 15 pikë.
        Pragu i rrezikut është mbi 20.
        Dëshmitarja e mbrojtur banon në Pejë.
        Mbrojtja e dëshmitarit bëhet me dy policë.
    """,
    "sr": """
        Kontakt osoba je gđa Primer.
        Dežurni službenik ima lokal 24.
        Pratnja polazi u 05:30.
        Pratnja ide sa dva vozila bez oznaka.
        Prevoz ide putem M-9.
        Konvoj ima četiri policajca.
        Pratnja ide svakog utorka.
        Prisluškivanje traje 60 dana.
        Uređaj za praćenje postavlja se ispod vozila.
        Prikriveni istražitelj radi u Prizrenu.
        Na granici se zaustavljaju žene mlađe od 25.
        Na prelazu se izdvajaju državljanke susedne zemlje.
        Rizik je visok od 15 bodova.
        Prag rizika je iznad 20.
        Zaštićena svedokinja živi u Peći.
        Zaštita svedoka ide sa dva policajca.
    """,
    "en": """
        The contact point is Mrs Example.
        The duty officer has extension 24.
        The escort leaves at 05:30.
        The escort has two unmarked cars.
        The transport goes by the road M-9.
        The convoy has four police officers.
        The escort goes every Tuesday.
        The wiretap lasts 60 days.
        A tracking device is placed under the vehicle.
        The undercover officer works in Prizren.
        At the border women under 25 are stopped.
        At the crossing point nationals of the neighbouring country are singled out.
        The risk is high from 15 points.
        The threshold of risk is above 20.
        The protected witness lives in Peja.
        The protection of the witness takes two officers.
    """,
}

_ADOPTED: Final[Mapping[str, str]] = {
    "sq": """
        Ky dokument është miratuar nga Ministria.
        Kjo procedurë është në fuqi.
        Kjo procedurë hyri në fuqi në janar.
        Zyra e miratoi këtë procedurë.
        Ky program u aprovua nga Qeveria.
        Këto procedura janë të detyrueshme për të gjithë.
        Miratuar nga Koordinatori Kombëtar.
        Në fuqi nga janari.
        Autoriteti Kombëtar e ka miratuar këtë dokument.
        Ky plan është i miratuar.
    """,
    "sr": """
        Ovaj dokument je usvojilo Ministarstvo.
        Ova procedura je na snazi.
        Ova procedura je stupila na snagu u januaru.
        Kancelarija je usvojila ovu proceduru.
        Ovaj program je odobrila Vlada.
        Ove procedure su obavezujuće za sve.
        Usvojio je Nacionalni koordinator.
        Na snazi od januara.
        Ovaj dokument je usvojen na sednici Nacionalnog organa.
        Ovaj plan je odobren.
    """,
    "en": """
        This document was adopted by the Ministry.
        This procedure is in force.
        This procedure entered into force in January.
        The Office adopted this procedure.
        This programme has been approved by the Government.
        These procedures are binding on everybody.
        Adopted by the National Coordinator.
        In force since January.
        The National Authority has approved this document.
        This plan is endorsed.
    """,
}
"""Sentences by language, one a line; each is a slip alone."""


def _of_language(source: Source, sentences: Mapping[str, str], rule: str) -> Iterator[Slip]:
    """Yield each sentence as a slip in its own language; the others have it too, as their own."""
    by_language = {
        address: [line.strip() for line in lines.strip().split("\n")]
        for address, lines in sentences.items()
    }
    for address, lines in by_language.items():
        for number, line in enumerate(lines):
            document, ident = _spot(source)
            while rule == "adopted-wording" and document.data.adoption:
                document, ident = _spot(source)
            words = {
                other: their[number % len(their)] for other, their in by_language.items()
            }
            files, where = added(source, document, ident, words)
            place = frozenset({where[address]})
            name = f"{line} {document.code}#{ident}"
            yield Slip(name, files, rule, place, guess=True)


_DOUBTFUL: Final[Sequence[Triple]] = (
    ("Në vitin 2012 u identifikuan [{} viktima](fact:victims-2012).", "U 2012. godini identifikovane su [{} žrtve](fact:victims-2012).", "In 2012, [{} victims](fact:victims-2012) were identified."),
    ("Kursi ka [{} module](fact:help-modules-2024).", "Kurs ima [{} modula](fact:help-modules-2024).", "The course has [{} modules](fact:help-modules-2024)."),
)


def _unconfirmed(source: Source) -> Iterator[Slip]:
    """Yield facts that sources contradict, told as settled."""
    for triple in _DOUBTFUL:
        yield from _each(source, _said(triple), "unconfirmed-as-fact", triple[2], 3)
        cells = {
            address: f"| A | B |\n| --- | --- |\n| {said} | – |"
            for address, said in _said(triple).items()
        }
        document, ident = _spot(source)
        files, where = added(source, document, ident, cells)
        for address, (path, line) in source.some(list(where.items()), 1):
            name = f"in a table ({address}) {triple[2]}"
            yield Slip(name, files, "unconfirmed-as-fact", frozenset({(path, line + 2)}))


def _status(source: Source) -> Iterator[Slip]:
    """Yield texts whose first name of the place has lost its mark."""
    found = []
    for document in plain(source):
        for path in of_languages(source, document).values():
            text = source.text(path)
            if match := re.search(r"(?<!\w)Kosov\w*\\\*", text):
                found.append((path, text[: match.start()].count("\n") + 1))
    for path, number in source.some(found, 9):
        line = source.lines(path)[number - 1].replace("\\*", "", 1)
        yield source.line(path, number, line, "status-note-missing", "no mark")
    for triple in (
        ("Kosova ka institucione të shumta.", "Kosovo ima mnogo institucija.", "Kosovo has many institutions."),
        ("Kush jeton në Kosovë ka këto të drejta.", "Ko živi na Kosovu ima ova prava.", "Whoever lives in Kosovo has these rights."),
    ):
        nowhere = [
            (document, ident)
            for document, ident in places(source)
            if not any("Kosov" in text.unlinked for text in document.texts.values())
        ]
        for document, ident in source.some(nowhere, 1):
            yield from written(source, document, ident, _said(triple), "status-note-missing", triple[2])


_PLACEHOLDERS: Final[Mapping[str, tuple[str, ...]]] = {
    "sq": (
        "TODO", "Këtu vjen teksti.", "Për t'u plotësuar.", "Do të caktohet.", "???", "Së shpejti.",
        "Zyra përgjigjet (TBD).", "Lorem ipsum dolor sit amet.", "Adresa: xxx", "Afati: për t'u caktuar",
        "...",
    ),
    "sr": (
        "TODO: dopuniti", "Ovde dolazi tekst.", "Biće dopunjeno.", "Rok: treba odrediti", "…",
        "Uskoro.", "Kancelarija odgovara (TBD).", "Adresa: XXX", "Treba prevesti.", "FIXME", "?",
    ),
    "en": (
        "To be confirmed.", "The Office answers (to be determined).", "TBD", "Deadline: tbc", "Text goes here.",
        "Coming soon.", "Lorem ipsum", "The time is ???.", "FIXME later", "[To be added]", "tba",
    ),
}


def _placeholders(source: Source) -> Iterator[Slip]:
    """Yield words that hold the place of words, in one language."""
    for address, phrases in _PLACEHOLDERS.items():
        for phrase in phrases:
            document, ident = _spot(source)
            files, where = added(source, document, ident, {address: phrase})
            name = f"{phrase!r} ({address}) {document.code}#{ident}"
            yield Slip(name, files, "placeholder-text", frozenset({where[address]}))
    cells = [
        (path, number)
        for document in plain(source)
        for path in of_languages(source, document).values()
        for number, line in enumerate(source.lines(path), 1)
        if re.fullmatch(r"\|.*\| [^|{}\d]{4,}\[*\w[^|\]]* \|", line) and "](" not in line
    ]
    for path, number in source.some(cells, 6):
        line = source.lines(path)[number - 1]
        *before, _, end = line.split("|")
        filler = source.chance.choice(("...", "TBD", "?", "xxx"))
        changed = "|".join([*before, f" {filler} ", end])
        yield source.line(path, number, changed, "placeholder-text", f"cell {filler!r}")


_YAML: Final[Sequence[tuple[str, str, Triple]]] = (
    ("typed-contact", "", ("Thirrni +383 38 200 100.", "Pozovite +383 38 200 100.", "Call +383 38 200 100.")),
    ("typed-contact", "", ("Shkruani te posta@shembull.org.", "Pišite na posta@shembull.org.", "Write to posta@shembull.org.")),
    ("typed-contact", "", ("Zyra është në rrugën Nëna Terezë nr. 5.", "Kancelarija je u ulici Majke Tereze 5.", "The office is at 5 Mother Teresa Street.")),
    ("typed-figure", "", ("Veproni brenda 24 orëve.", "Postupite u roku od 24 sata.", "Act within 24 hours.")),
    ("typed-figure", "", ("Paguhen 200 euro.", "Plaća se 200 evra.", "200 euros are paid.")),
    ("placeholder-text", "", ("Për t'u konfirmuar.", "Treba potvrditi.", "To be confirmed.")),
    ("shelter-location", "guess", ("Strehimorja është në Prizren.", "Sklonište je u Prizrenu.", "The shelter is in Prizren.")),
    ("never-written", "guess", ("Eskorta niset në orën 05:30.", "Pratnja polazi u 05:30.", "The escort leaves at 05:30.")),
    ("possible-personal-data", "guess", ("Pyetni znj. Shembulli.", "Pitajte gđu Primer.", "Ask Mrs Example.")),
    ("adopted-wording", "guess", ("Kjo procedurë është në fuqi.", "Ova procedura je na snazi.", "This procedure is in force.")),
    ("personal-data", "", ("Numri personal: 1000000000", "Lični broj: 1000000000", "Personal number: 1000000000")),
)
"""Rule, whether it guesses, and what is added to an open point's ``until-then``."""


def _in_yaml(source: Source) -> Iterator[Slip]:
    """Yield the same in short prose of ``document.yml`` and of registers."""
    groups: dict[tuple[object, ...], dict[str, int]] = {}
    for code, phrase in source.corpus.phrases:
        key = phrase.at[-1]
        is_register = code is None and key in ("note", "definition")
        if (code and key == "until-then") or is_register:
            place = (code, phrase.where.path, *phrase.at)
            groups.setdefault(place, {})[phrase.language.address] = phrase.where.line
    whole = [(place, lines) for place, lines in groups.items() if len(lines) == len(_ADDRESSES)]
    of_documents = [x for x in whole if x[0][0]]
    of_registers = [x for x in whole if not x[0][0]]
    for rule, guess, triple in _YAML:
        for sort in (of_documents, of_registers):
            if sort is of_registers and rule in ("adopted-wording",):
                continue
            for (_, path, *_rest), numbers in source.some(sort, 1):
                lines = source.lines(str(path))
                for address, said in _said(triple).items():
                    key, _, old = lines[numbers[address] - 1].partition(": ")
                    value = old.strip().strip("\"'").replace('\\"', "”")
                    lines[numbers[address] - 1] = f'{key}: "{value} {said}"'
                files = {str(path): "\n".join(lines).encode()}
                for address, number in source.some(list(numbers.items()), 1):
                    name = f"{triple[2]} ({address}) {path}:{number}"
                    where = frozenset({(str(path), number)})
                    yield Slip(name, files, rule, where, guess=bool(guess))
