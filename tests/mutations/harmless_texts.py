"""Edits of texts that do no harm: other words for the same, more in all languages, other marking."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from handbook.model.document import Document
from mutations.passages import Row, Words, added, of_languages, places, plain, rows, sections
from mutations.slip import Slip, Source

Triple = tuple[str, str, str]
"""The same in Albanian, Serbian and English."""

_ADDRESSES: Final = ("sq", "sr", "en")


def slips(_: Source) -> Iterator[Slip]:
    """Yield none."""
    yield from ()


def harmless(source: Source) -> Iterator[Slip]:
    """Yield every sort of them."""
    yield from _sentences(source)
    yield from _whole_sections(source)
    yield from _items(source)
    yield from _rephrased(source)
    yield from _alone(source)
    yield from _marked(source)
    yield from _broken(source)
    yield from _reordered(source)
    yield from _headings(source)
    yield from _yaml(source)


_SPOTS: Final = ("sop", "programme", "plan", "job-description", "grant-call", "curriculum")


def _spot(source: Source) -> tuple[Document, str]:
    return source.chance.choice(places(source, _SPOTS))


def _said(triple: Triple) -> Words:
    return dict(zip(_ADDRESSES, triple, strict=True))


_VALUES: Final[Sequence[Triple]] = (
    ("Tabela ka 30 rreshta.", "Tabela ima trideset redova.", "The table has thirty rows."),
    ("Libri ka 1.500 faqe.", "Knjiga ima 1 500 strana.", "The book has 1,500 pages."),
    ("Libri ka 12 000 fjalë.", "Knjiga ima 12.000 reči.", "The book has 12,000 words."),
    ("Libri ka dymbëdhjetë kapituj.", "Knjiga ima 12 poglavlja.", "The book has twelve chapters."),
    ("Salla ka 24 ulëse.", "Sala ima dvadeset četiri stolice.", "The room has twenty-four chairs."),
    ("Janë 2,5 faqe.", "To je 2,5 strane.", "It is 2.5 pages."),
    ("Lista ka 1 250 000 rreshta.", "Spisak ima 1.250.000 redova.", "The list has 1.25 million rows."),
    ("Grupi ka 12–16 vende.", "Grupa ima od 12 do 16 mesta.", "The group has between 12 and 16 seats."),
    ("Janë 5 deri 6 tavolina.", "Ima 5-6 stolova.", "There are 5 or 6 tables."),
    ("Shtypen dy kopje.", "Štampaju se dva primerka.", "Two copies are printed."),
    ("Në sallë janë 3 ekrane e 40 ulëse.", "U sali su 3 ekrana i 40 stolica.", "In the room are 3 screens and 40 chairs."),
    ("Mësimi fillon në orën 9:00.", "Čas počinje u 9 časova.", "The lesson begins at 9 a.m."),
    ("Pushimi është në orën 14:30.", "Pauza je u 14.30 časova.", "The break is at 2:30 p.m."),
    ("Takimi u mbajt më 14 maj 2026.", "Sastanak je održan 14. maja 2026. godine.", "The meeting was held on 14 May 2026."),
    ("Takimi u mbajt më 14.05.2026.", "Sastanak je održan 14. 5. 2026.", "The meeting was held on May 14, 2026."),
    ("Takimi u mbajt më 03/02/2026.", "Sastanak je održan 3. februara 2026.", "The meeting was held on 3 February 2026."),
    ("Takimi u mbajt më 2026-02-03.", "Sastanak je održan 03.02.2026.", "The meeting was held on 3rd February 2026."),
    ("Raporti është i majit 2026.", "Izveštaj je iz maja 2026.", "The report is of May 2026."),
    ("Raporti është i vitit 2021/22.", "Izveštaj je za 2021/22.", "The report is for 2021/22."),
    ("Raporti mbulon vitet 2019–2021.", "Izveštaj obuhvata godine od 2019. do 2021.", "The report covers the years 2019 to 2021."),
    ("Takimet u mbajtën më 5 dhe 6 maj 2026.", "Sastanci su održani 5. i 6. maja 2026.", "Meetings were held on 5 and 6 May 2026."),
    ("Java e hapjes është 12–16 tetor 2026.", "Nedelja otvaranja je od 12. do 16. oktobra 2026.", "The week of the opening is 12 to 16 October 2026."),
    ("Në janar dhe në shkurt ka pak takime.", "U januaru i februaru ima malo sastanaka.", "In January and February there are few meetings."),
    ("Viti shkollor fillon më 1 shtator.", "Školska godina počinje 1. septembra.", "The school year begins on 1 September."),
    ("Pyetja e tretë është më e rëndësishmja.", "Treće pitanje je najvažnije.", "The third question matters most."),
    ("Së pari dëgjoni, së dyti shënoni.", "Prvo slušajte, drugo zapišite.", "First listen, then write."),
    ("Të dyja gjuhët janë të barabarta.", "Oba jezika su ravnopravna.", "The two languages are equal."),
    ("Njëra palë pyet, tjetra përgjigjet.", "Jedna strana pita, druga odgovara.", "One side asks, the other answers."),
    ("Moduli zgjat gjysmë dite.", "Modul traje pola dana.", "The module takes half a day."),
    ("Shikoni figurën 2 dhe tabelën 4.", "Pogledajte sliku 2 i tabelu 4.", "See figure 2 and table 4."),
    ("Ai ka më pak se 18 vjet.", "On ima manje od 18 godina.", "He is under 18 years old."),
    ("Formulari ka pikat 1, 2 dhe 3.", "Obrazac ima tačke 1, 2 i 3.", "The form has points 1, 2 and 3."),
)
"""Numbers, dates and times, each written as its language may write it."""

_LAWS: Final[Sequence[Triple]] = (
    ("Shihni [nenin 6 të Ligjit 04/L-218](law:04-L-218#art-6).", "Pogledajte [član 6 Zakona 04/L-218](law:04-L-218#art-6).", "See [Article 6 of Law 04/L-218](law:04-L-218#art-6)."),
    ("Kështu thotë [Ligji për përdorimin e gjuhëve, neni 1, paragrafi 1](law:02-L-37#art-1-1).", "Tako kaže [Zakon o upotrebi jezika, član 1, stav 1](law:02-L-37#art-1-1).", "So says [the Law on the Use of Languages, Article 1(1)](law:02-L-37#art-1-1)."),
    ("Sipas [ligjit të vitit 2013](law:04-L-218) zbatohet mbrojtja.", "Prema [zakonu iz 2013. godine](law:04-L-218) primenjuje se zaštita.", "By [the law of 2013](law:04-L-218) there is protection."),
    ("Baza është [ligji për të dhënat personale](law:06-L-082).", "Osnov je [zakon o ličnim podacima](law:06-L-082).", "The basis is [the law on personal data](law:06-L-082)."),
)

_GENERAL: Final[Sequence[Triple]] = (
    ("Strehimorja jep ushqim, qetësi dhe këshillim.", "Sklonište pruža hranu, mir i savetovanje.", "A shelter gives food, calm and advice."),
    ("Vendi i strehimores nuk shkruhet askund.", "Mesto skloništa se nigde ne zapisuje.", "The place of a shelter is not written anywhere."),
    ("Strehimoret bashkëpunojnë me shkollat.", "Skloništa sarađuju sa školama.", "Shelters work together with schools."),
    ("Në strehimore ka dhomë për fëmijë.", "U skloništu postoji soba za decu.", "In the shelter there is a room for children."),
    ("Teknikat e veçanta hetimore nuk përshkruhen këtu.", "Posebne istražne tehnike se ovde ne opisuju.", "Special investigative techniques are not described here."),
    ("Rreziku është i ulët, i mesëm ose i lartë.", "Rizik je nizak, srednji ili visok.", "The risk is low, medium or high."),
    ("Eskorta kërkohet nga hetuesi, personalisht.", "Pratnja se traži od istražitelja, lično.", "An escort is requested from the investigator, in person."),
    ("Mbrojtja e dëshmitarëve ka ligj të vetin.", "Zaštita svedoka ima poseban zakon.", "The protection of witnesses has a law of its own."),
    ("Në pikat kufitare punojnë gra dhe burra.", "Na graničnim prelazima rade žene i muškarci.", "Women and men work at the border crossings."),
    ("Zyra ka degë në Prizren dhe në Pejë.", "Kancelarija ima ogranke u Prizrenu i Peći.", "The office has branches in Prizren and Peja."),
    ("Në Gjilan u mbajt një tryezë e rrumbullakët.", "U Gnjilanu je održan okrugli sto.", "A round table was held in Gjilan."),
    ("Në rrezik thirrni [](contact:emergency-112) ose [](contact:police-192).", "U opasnosti pozovite [](contact:emergency-112) ili [](contact:police-192).", "In danger call [](contact:emergency-112) or [](contact:police-192)."),
    ("Prokurori kërkon nga gjykata masat e fshehta.", "Tužilac od suda traži tajne mere.", "The prosecutor asks the court for covert measures."),
    ("Transporti i fëmijëve në shkollë organizohet nga komuna.", "Prevoz dece do škole organizuje opština.", "The municipality organises transport of children to school."),
    ("Pikët e testit mblidhen në fund.", "Bodovi sa testa sabiraju se na kraju.", "The points of the test are added up at the end."),
    ("Adresa e faqes shtypet te çdo poster.", "Adresa strane štampa se na svakom plakatu.", "The address of the page is printed on every poster."),
    ("Rruga deri te ndihma është e shkurtër.", "Put do pomoći je kratak.", "The road to help is short."),
    ("Ora e takimit caktohet me telefon.", "Sat sastanka dogovara se telefonom.", "The hour of the meeting is agreed by telephone."),
    ("Personi i lindur jashtë vendit ka të njëjtat të drejta.", "Osoba rođena u inostranstvu ima ista prava.", "A person born abroad has the same rights."),
    ("Pasaporta i mbetet personit.", "Pasoš ostaje kod osobe.", "The passport stays with the person."),
    ("Ky draft ende nuk është miratuar nga askush.", "Ovaj nacrt još niko nije usvojio.", "Nobody has adopted this draft yet."),
    ("Pasi të miratohet ky dokument, kjo faqe e thotë këtë.", "Kada ovaj dokument bude usvojen, ova strana će to reći.", "Once this document is adopted, this page will say so."),
    ("Ligji në fuqi vlen edhe këtu.", "Važeći zakon primenjuje se i ovde.", "The law in force applies here too."),
    ("Procedurat që i ka miratuar Qeveria vlejnë më tej.", "Procedure koje je usvojila Vlada važe i dalje.", "The procedures that the Government adopted still apply."),
    ("Formulari plotësohet nga zyrtari ose zyrtarja.", "Obrazac popunjava službenica ili službenik.", "The form is to be completed by the officer."),
    ("Kush e di përgjigjen? Askush, përveç personit.", "Ko zna odgovor? Niko, osim same osobe.", "Who knows the answer? Nobody, except the person."),
    ("Lexoni edhe udhëzimin e UNICEF-it ([udhëzimet](source:unicef-2003)).", "Pročitajte i uputstvo UNICEF-a ([smernice](source:unicef-2003)).", "Read UNICEF's guidance too ([guidelines](source:unicef-2003))."),
    ("Qytetet e mëdha kanë më shumë shërbime.", "Veliki gradovi imaju više službi.", "Large towns have more services."),
)
"""What touches on danger and says nothing that anyone must not know."""

_DENIALS: Final[Sequence[Triple]] = (
    ("Kjo vlen jo vetëm për policinë, por edhe për shkollat.", "To ne važi samo za policiju, već i za škole.", "This holds not only for the police but for schools as well."),
    ("Nuk mjafton vetëm raporti; nevojitet edhe biseda.", "Nije dovoljna samo prijava; potreban je i razgovor.", "A report alone does not suffice; a talk is needed too."),
    ("Askush nuk duhet të mbetet pa përkthyes.", "Niko ne sme da ostane bez prevodioca.", "Nobody must be left without an interpreter."),
    ("Kjo lejohet vetëm me pëlqim.", "To nije dozvoljeno bez pristanka.", "This is not allowed without consent."),
    ("Kjo nuk lejohet pa pëlqim.", "To je dozvoljeno samo uz pristanak.", "This is allowed only with consent."),
    ("Mos harroni ta shënoni orën.", "Ne zaboravite da zapišete sat.", "Remember to write down the hour."),
    ("Mbani mend ta shënoni orën.", "Ne zaboravite da zapišete sat.", "Do not forget to write down the hour."),
    ("Përgjigjja jepet jo më vonë se të hënën.", "Odgovor se daje najkasnije u ponedeljak.", "The answer is given on Monday at the latest."),
    ("Lista nuk ka më shumë se një faqe.", "Spisak nema više od jedne strane.", "The list has one page at most."),
    ("Asgjë nuk e pengon zyrën të pyesë.", "Ništa ne sprečava kancelariju da pita.", "The office is free to ask."),
    ("Duhet të pyetet personi.", "Osoba mora da se pita.", "The person is to be asked."),
    ("Nuk është e nevojshme të pritet.", "Nije potrebno čekati.", "One need not wait."),
    ("Personi ka të drejtë të mos përgjigjet.", "Osoba ima pravo da ne odgovori.", "The person may refuse to answer."),
    ("Pa leje nuk hyn askush.", "Bez dozvole niko ne ulazi.", "Nobody enters without permission."),
    ("As zyra e as policia nuk e dinë këtë.", "To ne znaju ni kancelarija ni policija.", "Neither the office nor the police know this."),
    ("Mund të ndodhë që askush të mos përgjigjet.", "Može se desiti da niko ne odgovori.", "It can happen that nobody answers."),
    ("Nuk mund të mos pyesim.", "Ne možemo a da ne pitamo.", "We cannot but ask."),
    ("Rrallë ndodh që personi të flasë menjëherë.", "Retko se dešava da osoba odmah progovori.", "It rarely happens that the person speaks at once."),
    ("Personi s'ka përse të nxitojë.", "Osoba nema zašto da žuri.", "The person has no reason to hurry."),
    ("Raporti duhet të dërgohet edhe kur mungon përkthyesi.", "Prijava mora da se pošalje i kada prevodioca nema.", "The report must be sent even when there is no interpreter."),
    ("Nëse nuk jeni të sigurt, pyetni.", "Ako niste sigurni, pitajte.", "If in doubt, ask."),
    ("Mos pyesni më shumë sesa duhet.", "Ne pitajte više nego što treba.", "Ask no more than is needed."),
)
"""Denials that each language puts in its own way."""

_FOREIGN: Final[Sequence[Triple]] = (
    ("Motoja «Ne ćuti, pozovi i prijavi odmah» u përdor në serbisht.", "Moto „Mos hesht, thirr dhe raporto menjëherë“ koristio se na albanskom.", "The motto “Mos hesht, thirr dhe raporto menjëherë” was used in Albanian."),
    ("Në anglisht thuhet «someone who has been trafficked across a border».", "Na engleskom se kaže „someone who has been trafficked across a border“.", "In Serbian one says “osoba koja je bila žrtva trgovine ljudima preko granice”."),
    ("Shihni [«Guidelines on the Protection of Child Victims of Trafficking»](source:unicef-2003).", "Pogledajte [„Guidelines on the Protection of Child Victims of Trafficking“](source:unicef-2003).", "See [“Guidelines on the Protection of Child Victims of Trafficking”](source:unicef-2003)."),
    ("Projekti quhej «Moving Forward».", "Projekat se zvao „Moving Forward“.", "The project was called “Moving Forward”."),
    ("Partnerët:\n\n- [](org:kmop)\n- [](org:pvpt)", "Partneri:\n\n- [](org:kmop)\n- [](org:pvpt)", "Partners:\n\n- [](org:kmop)\n- [](org:pvpt)"),
    ("Organizata të tilla janë Terre des hommes dhe Save the Children.", "Takve organizacije su Terre des hommes i Save the Children.", "Such organisations are Terre des hommes and Save the Children."),
    ("Fjala serbe «dete» do të thotë fëmijë.", "Albanska reč „fëmijë“ znači dete.", "The Albanian word “fëmijë” means child."),
    ("Gazeta shkroi për «alleged victims»; ne nuk themi kështu.", "Novine su pisale o „navodnim žrtvama“; mi tako ne kažemo.", "The paper wrote of “alleged victims”; we do not say so."),
    ("Në fletëpalosje shkruhet «Полиција»; ashtu është edhe në derë.", "Na letku piše „Полиција“; tako stoji i na vratima.", "The leaflet says “Полиција”; so does the door."),
    ("Ai tha: «Gdje je dijete» dhe heshti.", "Rekao je: „Gdje je dijete“ i zaćutao.", "He said “Gdje je dijete” and fell silent."),
)
"""Other languages, scripts and standards, quoted."""

_SHORT: Final[Sequence[Triple]] = (
    ("Ministria e Drejtësisë (MD) e mban listën.", "Ministarstvo unutrašnjih poslova (MUP) vodi spisak.", "The Ministry of Justice (MoJ) keeps the list."),
    ("Drejtoria (DHTQNJ) e pranon raportin; DHTQNJ-ja përgjigjet.", "Centar za socijalni rad (CSR) prima prijavu; CSR odgovara.", "The Center for Social Work (CSW) receives the report; the CSW answers."),
    ("Pyetni [QPS-në](org:csw).", "Pitajte [CSR](org:csw).", "Ask the [CSW](org:csw)."),
    ("Skedari PDF ka kod QR.", "PDF ima QR kod.", "The PDF has a QR code."),
    ("Kapitulli III dhe shtojca IV janë të gjatë.", "Glava III i prilog IV su dugački.", "Chapter III and Annex IV are long."),
    ("VËREJTJE: lexojeni deri në fund.", "NAPOMENA: pročitajte do kraja.", "NOTE: read to the end."),
)

_NOTES: Final[Sequence[Triple]] = (
    ("Kjo është e re.[^1]\n\n[^1]: Më parë nuk ishte kështu.", "Ovo je novo.[^1]\n\n[^1]: Ranije nije bilo tako.", "This is new.[^1]\n\n[^1]: It was not so before."),
    ("Shihni edhe [hapin e parë](doc:SOP-01#first-contact).[^x]\n\n[^x]: Me të fillon gjithçka.", "Pogledajte i [prvi korak](doc:SOP-01#first-contact).[^x]\n\n[^x]: Njime sve počinje.", "See [the first step](doc:SOP-01#first-contact) too.[^x]\n\n[^x]: Everything begins with it."),
    ("| Kush | Çka |\n| --- | --- |\n| Zyra | pyet |\n| Personi | përgjigjet |", "| Ko | Šta |\n| --- | --- |\n| Kancelarija | pita |\n| Osoba | odgovara |", "| Who | What |\n| --- | --- |\n| The office | asks |\n| The person | answers |"),
    ("!!! note \"Shënim\"\n    Lexojeni me zë.", "!!! note \"Napomena\"\n    Pročitajte naglas.", "!!! note \"A note\"\n    Read it aloud."),
    ("> «Fjala e parë i takon personit.»", "> „Prva reč pripada osobi.“", "> “The first word belongs to the person.”"),
    ("1. Lexoni.\n1. Pyesni.\n1. Shënoni.", "1. Pročitajte.\n1. Pitajte.\n1. Zapišite.", "1. Read.\n1. Ask.\n1. Write down."),
)

_TWICE: Final = 2


def _sentences(source: Source) -> Iterator[Slip]:
    """Yield paragraphs that are new in all languages."""
    for name, triples in (
        ("values", _VALUES),
        ("laws", _LAWS),
        ("general", _GENERAL),
        ("denials", _DENIALS),
        ("foreign", _FOREIGN),
        ("short names", _SHORT),
        ("blocks", _NOTES),
    ):
        for triple in triples:
            document, ident = _spot(source)
            files, _ = added(source, document, ident, _said(triple))
            first = triple[2].split("\n")[0]
            yield Slip(f"{name}: {first} {document.code}#{ident}", files)


_SECTIONS: Final[Sequence[Triple]] = (
    (
        """## Puna me përkthyes {#with-an-interpreter}

[Përkthyesi ose përkthyesja](role:interpreter) është aty për personin, jo për zyrën.

- Flisni me fjali të shkurtra dhe shikoni personin, jo përkthyesin.
- Mos i kërkoni përkthyesit mendim për atë që dëgjon.
- Bëni pushim pas çdo gjysmë ore; përkthimi lodh.

Nëse personi nuk i beson përkthyesit, ndaluni dhe kërkoni tjetër.""",
        """## Rad s prevodiocem {#with-an-interpreter}

[Prevodilac ili prevoditeljka](role:interpreter) je tu zbog osobe, ne zbog kancelarije.

- Govorite kratkim rečenicama i gledajte u osobu, ne u prevodioca.
- Ne tražite od prevodioca mišljenje o onome što čuje.
- Napravite pauzu posle svakih pola sata; prevođenje zamara.

Ako osoba ne veruje prevodiocu, stanite i tražite drugog.""",
        """## Working with an interpreter {#with-an-interpreter}

An [interpreter](role:interpreter) is there for the person, not for the office.

- Speak in short sentences and look at the person, not at the interpreter.
- Do not ask the interpreter for an opinion on what she or he hears.
- Take a break after each half hour; interpreting is tiring.

If the person does not trust the interpreter, stop and ask for another.""",
    ),
    (
        """## Takimet e rregullta {#regular-meetings}

Grupi takohet më 12 janar 2027, më 9 shkurt 2027 dhe pastaj sipas nevojës.

| Takimi | Kush e thërret | Çka përgatitet |
| --- | --- | --- |
| I pari | [](role:head-of-office) | lista e pyetjeve |
| I dyti | [](role:referral-officer) | shënimet nga takimi i parë |

Shënimet mbahen në të dyja gjuhët zyrtare dhe nuk përmbajnë emra.""",
        """## Redovni sastanci {#regular-meetings}

Grupa se sastaje 12. januara 2027, 9. februara 2027. i zatim po potrebi.

| Sastanak | Ko ga saziva | Šta se priprema |
| --- | --- | --- |
| Prvi | [](role:head-of-office) | spisak pitanja |
| Drugi | [](role:referral-officer) | beleške s prvog sastanka |

Beleške se vode na oba službena jezika i ne sadrže imena.""",
        """## Regular meetings {#regular-meetings}

The group meets on 12 January 2027, on 9 February 2027, and after that when needed.

| Meeting | Who calls it | What is prepared |
| --- | --- | --- |
| First | [](role:head-of-office) | the list of questions |
| Second | [](role:referral-officer) | the notes of the first meeting |

Notes are kept in both official languages and hold no names.""",
    ),
    (
        """## Çfarë mësojmë nga gabimet {#learning-from-mistakes}

Gabimi tregohet menjëherë; kush e tregon nuk dënohet.
Pas çdo rasti ekipi pyet: çfarë shkoi mirë, çfarë jo, dhe çfarë ndryshojmë herën tjetër?
Përgjigjet shkruhen pa emra dhe pa vende.

!!! note "Kujdes"
    Edhe një rast pa emër mund të njihet, nëse tregohet me hollësi.""",
        """## Šta učimo iz grešaka {#learning-from-mistakes}

Greška se prijavljuje odmah; ko je prijavi, ne kažnjava se.
Posle svakog slučaja tim se pita: šta je prošlo dobro, šta nije, i šta sledeći put menjamo?
Odgovori se pišu bez imena i bez mesta.

!!! note "Pažnja"
    I slučaj bez imena može da se prepozna, ako se ispriča do detalja.""",
        """## What we learn from mistakes {#learning-from-mistakes}

A mistake is told at once; whoever tells it is not punished.
After each case the team asks: what went well, what did not, and what do we change next time?
The answers are written without names and without places.

!!! note "Take care"
    Even a case without a name may be recognised when it is told in detail.""",
    ),
    (
        """## Pyetje të shpeshta {#common-questions}

**A duhet të pres përgjigje me shkrim?**
Jo; veproni menjëherë dhe kërkoni përgjigjen më vonë.

**A mund ta thërras familjen?**
Vetëm nëse personi e dëshiron këtë dhe nëse është e sigurt.

**Kush vendos për fëmijën?**
[Punonjësi social](role:social-worker) bashkë me [kujdestarin ligjor](role:legal-guardian), asnjëherë një zyrtar i vetëm.""",
        """## Česta pitanja {#common-questions}

**Moram li da čekam pisani odgovor?**
Ne; postupite odmah, a odgovor tražite kasnije.

**Smem li da pozovem porodicu?**
Samo ako osoba to želi i ako je bezbedno.

**Ko odlučuje o detetu?**
[Socijalni radnik](role:social-worker) zajedno sa [zakonskim starateljem](role:legal-guardian), nikada jedan službenik sam.""",
        """## Common questions {#common-questions}

**Must I wait for an answer in writing?**
No; act at once, and ask for the answer later.

**May I call the family?**
Only if the person wants it and if it is safe.

**Who decides for a child?**
The [social worker](role:social-worker) together with the [legal guardian](role:legal-guardian), never one officer alone.""",
    ),
    (
        """## Arkivi {#archive}

Dosjet mbahen të mbyllura, në një dollap me dy çelësa.
Çelësat i kanë dy persona të ndryshëm; asnjëri nuk e hap dollapin vetëm.

1. Shënoni kush e merr dosjen dhe kur e kthen.
1. Mos nxirrni kopje pa shënim.
1. Në fund të vitit numëroni dosjet.

Baza është [Ligji për mbrojtjen e të dhënave personale](law:06-L-082).""",
        """## Arhiva {#archive}

Spisi se čuvaju zaključani, u ormaru s dva ključa.
Ključeve imaju dve različite osobe; nijedna ne otvara ormar sama.

1. Zapišite ko uzima spis i kada ga vraća.
1. Ne pravite kopije bez beleške.
1. Na kraju godine prebrojte spise.

Osnov je [Zakon o zaštiti ličnih podataka](law:06-L-082).""",
        """## Archive {#archive}

Files are kept locked, in a cupboard with two keys.
Two different people have the keys; neither opens the cupboard alone.

1. Write down who takes a file and when it comes back.
1. Make no copies without a note.
1. At the end of the year count the files.

The basis is [the Law on Protection of Personal Data](law:06-L-082).""",
    ),
    (
        """## Puna me shkollat {#with-schools}

Shkolla vëren e para kur një fëmijë mungon.
Mësimdhënësja ose mësimdhënësi nuk heton: pyet nëse fëmija është mirë dhe njofton [punonjësin social](role:social-worker).
Për fëmijën vlen [hapi për mbrojtjen e fëmijës](doc:SOP-01#child-protection).

Nuk lejohet që rasti të diskutohet para klasës.""",
        """## Rad sa školama {#with-schools}

Škola prva primeti kada dete izostaje.
Nastavnica ili nastavnik ne istražuje: pita da li je dete dobro i obaveštava [socijalnog radnika](role:social-worker).
Za dete važi [korak o zaštiti deteta](doc:SOP-01#child-protection).

Nije dozvoljeno da se o slučaju razgovara pred razredom.""",
        """## Working with schools {#with-schools}

The school is the first to notice when a child is absent.
A teacher does not investigate: she or he asks whether the child is well, and tells the [social worker](role:social-worker).
For a child there is [the step on protection](doc:SOP-01#child-protection).

The case must not be discussed in front of the class.""",
    ),
    (
        """## Përkujdesja për ekipin {#care-of-the-team}

Kush dëgjon çdo ditë për dhunë, ka nevojë vetë për mbështetje.
Çdo muaj ekipi takohet me [psikologun ose psikologen](role:psychologist); pjesëmarrja është e lirë.
Askush nuk pyetet pse nuk erdhi.

- Ndajeni punën e natës.
- Merrni pushim pas një rasti të rëndë.
- Flisni me dikë të cilit i besoni.""",
        """## Briga o timu {#care-of-the-team}

Ko svakog dana sluša o nasilju, i sam treba podršku.
Svakog meseca tim se sastaje sa [psihologom ili psihološkinjom](role:psychologist); dolazak je slobodan.
Nikoga ne pitaju zašto nije došao.

- Podelite noćni rad.
- Uzmite odmor posle teškog slučaja.
- Razgovarajte s nekim kome verujete.""",
        """## Care of the team {#care-of-the-team}

Whoever hears of violence every day needs support too.
Every month the team meets with the [psychologist](role:psychologist); coming is optional.
Nobody is asked why she or he did not come.

- Share the work at night.
- Take a rest after a hard case.
- Talk to someone you trust.""",
    ),
    (
        """## Kontrolli vjetor {#yearly-review}

Në tetor të çdo viti teksti lexohet prej fillimi.
Ndryshimet propozohen deri më 15 nëntor 2027 dhe shqyrtohen në dhjetor 2027.
Nëse dy gjuhë ndryshojnë, nuk fiton asnjëra derisa të merret vesh cila është e drejtë.""",
        """## Godišnji pregled {#yearly-review}

U oktobru svake godine tekst se čita ispočetka.
Izmene se predlažu do 15. novembra 2027. i razmatraju u decembru 2027.
Ako se dva jezika razlikuju, nijedan ne važi dok se ne sazna koji je tačan.""",
        """## Yearly review {#yearly-review}

In October of each year the text is read from the beginning.
Changes are proposed by 15 November 2027 and looked at in December 2027.
If two languages differ, neither wins until it is known which one is right.""",
    ),
)
"""Whole sections."""


def _whole_sections(source: Source) -> Iterator[Slip]:
    """Yield sections that are new in all languages, at the end and before the last."""
    documents = [d for d in plain(source) if d.data.kind in (*_SPOTS, "page", "campaign", "form")]
    for triple in _SECTIONS:
        ident = re.search(r"\{#([\w-]+)\}", triple[2])
        assert ident
        free = [d for d in documents if not d.has_section(ident[1])]
        for number, document in enumerate(source.some(free, _TWICE)):
            files: dict[str, bytes | None] = {}
            for address, path in of_languages(source, document).items():
                lines = source.lines(path)
                last = [s for s in sections(source, path) if s.level <= _TWICE][-1]
                at = len(lines) if number == 0 else last.first - 1
                words = _said(triple)[address].split("\n")
                lines[at:at] = ["", *words, ""] if number == 0 else [*words, ""]
                files[path] = "\n".join(lines).strip("\n").encode() + b"\n"
            yield Slip(f"section #{ident[1]} {document.code}", files)


_ITEMS: Final[Sequence[Triple]] = (
    ("Pyesni nëse personi ka uri.", "Pitajte da li je osoba gladna.", "Ask whether the person is hungry."),
    ("Shënoni edhe gjuhën.", "Zapišite i jezik.", "Write down the language too."),
    ("Mos nxitoni.", "Ne žurite.", "Do not hurry."),
    ("Njoftoni [zyrtarin për referim](role:referral-officer).", "Obavestite [službenika za upućivanje](role:referral-officer).", "Tell the [referral officer](role:referral-officer)."),
    ("**Gjuha:** ajo që e zgjedh personi.", "**Jezik:** onaj koji izabere osoba.", "**Language:** the one that the person chooses."),
    ("Duhet të jenë të pranishme të dyja palët.", "Moraju da budu prisutne obe strane.", "Both sides must be present."),
    ("Personi mund të ndalet në çdo kohë.", "Osoba može da prestane u svako doba.", "The person may stop at any time."),
    ("Shihni [hapin e parë](doc:SOP-01#first-contact).", "Pogledajte [prvi korak](doc:SOP-01#first-contact).", "See [the first step](doc:SOP-01#first-contact)."),
)


def _items(source: Source) -> Iterator[Slip]:
    """Yield items that are new in a list of all languages, and rows in a table."""
    lists = list(_in_all(source, r"(?:- |1\. )"))
    for triple in _ITEMS:
        for paths, number in source.some(lists, _TWICE):
            files: dict[str, bytes | None] = {}
            for address, path in paths.items():
                lines = source.lines(path)
                sign = lines[number - 1].split(" ")[0]
                lines[number:number] = [f"{sign} {_said(triple)[address]}"]
                files[path] = "\n".join(lines).encode()
            yield Slip(f"item {triple[2]} {paths['en']}:{number}", files)


def _in_all(source: Source, pattern: str) -> Iterator[tuple[Mapping[str, str], int]]:
    """Yield the lines that begin with a pattern in every text of a document."""
    for document in plain(source):
        paths = of_languages(source, document)
        texts = [source.lines(path) for path in paths.values()]
        if len({len(lines) for lines in texts}) != 1 or len(texts) != len(_ADDRESSES):
            continue
        for number, same in enumerate(zip(*texts, strict=True), 1):
            if all(re.match(pattern, line) for line in same):
                yield paths, number


_OTHERWISE: Final[Mapping[str, Sequence[tuple[str, str]]]] = {
    "sop/identification/en.md": (
        ("You need no proof: if", "No proof is needed: if"),
        ("You do not have to be sure.", "You need not be sure."),
        ("Nobody has to testify in order", "Nobody is obliged to testify in order"),
        ("Stay calm, say who you are and from which service.", "Keep calm, and say who you are and which service you come from."),
        ("Do not wait until you are sure.", "Don't wait until you are sure."),
        ("If somebody wants to take the child away, call", "If anybody wants to take the child, call"),
        ("Go on calling and write down each attempt.", "Keep calling, and write down every attempt."),
        ("Do not tie help to a statement.", "Help must not be tied to a statement."),
        ("an adult may leave.", "an adult is free to leave."),
        ("Send nothing abroad yourself:", "Do not send anything abroad yourself:"),
        ("For a child, this draft asks no question about means;", "For a child this draft does not ask about means;"),
        ("A statement, a complaint or a document is not needed for that.", "Neither a statement nor a complaint nor a document is needed for that."),
        ("Across the border goes a reference number, not a name.", "What crosses the border is a reference number and not a name."),
        ("nobody decides on duty that a child is an adult.", "on duty no one decides that a child is an adult."),
        ("Use the procedure when:", "The procedure is used when:"),
        ("A person is handed over to a person who was announced, never to an office.", "One hands a person over to a person who was announced, and never to an office."),
        ("Do not decide without the person,", "Never decide without the person,"),
    ),
    "sop/identification/sq.md": (
        ("Nuk keni nevojë të jeni të sigurt.", "Nuk është e nevojshme të jeni të sigurt."),
        ("Askush nuk detyrohet të dëshmojë që të mbrohet.", "Askush nuk obligohet të dëshmojë për t'u mbrojtur."),
        ("Mos prisni derisa të jeni të sigurt.", "Nuk duhet pritur derisa të jeni të sigurt."),
        ("Qëndroni të qetë, tregoni kush jeni dhe nga cili shërbim.", "Ruani qetësinë dhe tregoni kush jeni e nga cili shërbim vini."),
        ("Vazhdoni të thirrni dhe shënoni secilën përpjekje.", "Thirrni përsëri dhe shënojeni çdo përpjekje."),
        ("Ky hap vlen për çdo fëmijë dhe për këdo, mosha e të cilit është e dyshimtë.", "Hapi vlen për secilin fëmijë dhe për cilindo me moshë të dyshimtë."),
        ("i rrituri mund të largohet.", "i rrituri ka të drejtë të largohet."),
        ("Mos vendosni pa personin dhe mos e paraqitni vendimin", "Mos merrni vendim pa personin e mos e paraqitni vendimin"),
        ("Mos e lidhni ndihmën me deklaratën.", "Ndihma nuk duhet të lidhet me deklaratën."),
        ("Për këtë nuk nevojitet as deklaratë,", "Për këtë s'nevojitet as deklaratë,"),
        ("Fëmija nuk nënshkruan dhe nuk i kërkohet pëlqim:", "Fëmija nuk nënshkruan e as nuk i kërkohet pëlqim:"),
        ("deri atëherë nuk del asgjë.", "deri atëherë nuk dërgohet asgjë."),
        ("Përdoreni procedurën kur:", "Procedura përdoret kur:"),
        ("Nuk ka kthim para se", "Kthimi nuk bëhet para se"),
        ("ngaqë është më i shpejtë ose më i lirë.", "sepse është më i shpejtë a më i lirë."),
        ("Tregojini", "Thuajini"),
    ),
    "sop/identification/sr.md": (
        ("Ne morate da budete sigurni.", "Nije potrebno da budete sigurni."),
        ("Niko nije dužan da svedoči da bi bio zaštićen.", "Niko ne mora da svedoči da bi bio zaštićen."),
        ("Ne čekajte dok ne budete sigurni.", "Nemojte čekati dok ne budete sigurni."),
        ("Ostanite mirni, recite ko ste i iz koje službe.", "Budite mirni i recite ko ste i iz koje ste službe."),
        ("Nastavite da zovete i zapišite svaki pokušaj.", "Zovite i dalje, i svaki pokušaj zapišite."),
        ("odrasla osoba može da ode.", "odrasla osoba ima pravo da ode."),
        ("Ne uslovljavajte pomoć izjavom.", "Pomoć ne sme da se uslovljava izjavom."),
        ("Za to nije potrebna ni izjava,", "Za to ne treba ni izjava,"),
        ("Ne odlučujte bez osobe i ne predstavljajte odluku", "Nemojte odlučivati bez osobe niti predstavljati odluku"),
        ("dotle se ništa ne šalje.", "do tada se ne šalje ništa."),
        ("Pomoć ne zavisi od izjave.", "Pomoć nije uslovljena izjavom."),
        ("nema procene bez", "procena se ne vrši bez"),
        ("Dok nema staratelja, preko granice se ne šalje ništa, osim", "Dok ne bude određen staratelj, preko granice ne ide ništa, osim"),
        ("Koristite proceduru kada:", "Procedura se koristi kada:"),
        ("Osoba se predaje najavljenoj osobi, nikada kancelariji.", "Osoba se predaje samo najavljenoj osobi, a nikada kancelariji."),
        ("zato što je brži ili jeftiniji.", "jer je brži ili jeftiniji."),
        ("Ne koristite silu i ne požurujte osobu koja okleva.", "Nemojte koristiti silu ni požurivati osobu koja okleva."),
    ),
}
"""By text: what stands there, and the same in other words."""


def _rephrased(source: Source) -> Iterator[Slip]:
    """Yield sentences of one language that say the same in other words."""
    for path, pairs in _OTHERWISE.items():
        text = source.text(path)
        for old, new in pairs:
            if old in text:
                yield source.replaced(path, old, new, name=f"{new!r}")


_ALONE: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "sq": ((" dhe ", " edhe "), (" nëse ", " në qoftë se "), (" secilin ", " çdo "), (" ngaqë ", " sepse ")),
    "sr": ((" zato što ", " jer "), (" kada ", " kad "), (" takođe ", " isto tako "), (" sa ", " zajedno sa ")),
    "en": ((" somebody ", " someone "), (" before ", " ahead of "), (" whether ", " if "), (" also ", " as well ")),
}
"""Words, and others for the same."""


def _alone(source: Source) -> Iterator[Slip]:
    """Yield rows of one language with another word for the same, or other signs."""
    for address, pairs in _ALONE.items():
        all_rows = [row for row in rows(source, address) if "](" not in row.words]
        for old, new in pairs:
            hits = [row for row in all_rows if old in row.words]
            for row in source.some(hits, _TWICE):
                yield _row(source, row, row.words.replace(old, new, 1), f"{new!r}")
        hits = [row for row in all_rows if re.search(r"\w; \w", row.words)]
        for row in source.some(hits, _TWICE):
            yield _row(source, row, re.sub(r"(?<=\w); (?=\w)", ", ", row.words, count=1), "comma")


def _row(source: Source, row: Row, line: str, name: str) -> Slip:
    return source.line(row.path, row.number, line, name=f"{name} ({row.address})")


def _marked(source: Source) -> Iterator[Slip]:
    """Yield words that are stressed, or are no longer."""
    for address in _ADDRESSES:
        all_rows = [row for row in rows(source, address) if row.words[0].isalpha()]
        bare = [row for row in all_rows if re.search(r" [^\W\d_]{5,} ", row.words) and "](" not in row.words and "*" not in row.words]
        for number, row in enumerate(source.some(bare, 4)):
            sign = ("**", "*", "_", "__")[number]
            line = re.sub(r"(?<= )([^\W\d_]{5,})(?= )", rf"{sign}\1{sign}", row.words, count=1)
            yield _row(source, row, line, f"stressed with {sign}")
        bold = [row for row in rows(source, address) if re.search(r"\*\*[^*]+\*\*", row.words)]
        for row in source.some(bold, 3):
            yield _row(source, row, re.sub(r"\*\*([^*]+)\*\*", r"\1", row.words, count=1), "plain")


def _broken(source: Source) -> Iterator[Slip]:
    """Yield lines that break elsewhere: a sentence in two lines, two in one."""
    for address in _ADDRESSES:
        all_rows = [row for row in rows(source, address) if row.words[0].isalpha()]
        long = [row for row in all_rows if re.search(r"\w, \w", row.words)]
        for row in source.some(long, 5):
            yield _row(source, row, re.sub(r"(?<=\w), (?=\w)", ",\n", row.words, count=1), "broken")
        pairs = [
            (one, other)
            for one, other in zip(all_rows, all_rows[1:], strict=False)
            if one.path == other.path and other.number == one.number + 1
        ]
        for one, _ in source.some(pairs, 5):
            lines = source.lines(one.path)
            lines[one.number - 1 : one.number + 1] = [" ".join(lines[one.number - 1 : one.number + 1])]
            name = f"joined ({address}) {one.path}:{one.number}"
            yield Slip(name, {one.path: "\n".join(lines).encode()})


def _reordered(source: Source) -> Iterator[Slip]:
    """Yield two items of a list that changed places in all languages."""
    items = list(_in_all(source, r"- "))
    pairs = [
        (paths, number)
        for (paths, number), (others, after) in zip(items, items[1:], strict=False)
        if paths == others and after == number + 1
    ]
    for paths, number in source.some(pairs, 6):
        files: dict[str, bytes | None] = {}
        for path in paths.values():
            lines = source.lines(path)
            lines[number - 1], lines[number] = lines[number], lines[number - 1]
            files[path] = "\n".join(lines).encode()
        yield Slip(f"items in another order in all languages {paths['en']}:{number}", files)


_TITLES: Final[Mapping[str, tuple[str, ...]]] = {
    "sq": ("Si veprohet", "Çka nevojitet", "Kujdes", "Hollësi"),
    "sr": ("Kako se postupa", "Šta je potrebno", "Pažnja", "Pojedinosti"),
    "en": ("How it is done", "What is needed", "Take care", "Details"),
}


def _headings(source: Source) -> Iterator[Slip]:
    """Yield headings with other words, their id kept."""
    for address, titles in _TITLES.items():
        heads = [
            (path, found, line)
            for document in plain(source)
            if (path := of_languages(source, document).get(address))
            for found in sections(source, path)[1:]
            if found.id and not re.search(r"\d", (line := source.lines(path)[found.first - 1]).split("{#")[0])
        ]
        for title, (path, found, line) in zip(titles, source.some(heads, len(titles)), strict=True):
            signs = line.split(" ")[0]
            changed = f"{signs} {title} {{#{found.id}}}"
            yield source.line(path, found.first, changed, name=f"title {title!r} ({address})")


def _yaml(source: Source) -> Iterator[Slip]:
    """Yield short prose with a sentence more in all languages, and remarks in files."""
    groups: dict[tuple[object, ...], dict[str, int]] = {}
    for code, phrase in source.corpus.phrases:
        if phrase.at[-1] in ("until-then", "note", "definition", "question"):
            place = (phrase.where.path, code, *phrase.at)
            groups.setdefault(place, {})[phrase.language.address] = phrase.where.line
    whole = [x for x in groups.items() if len(x[1]) == len(_ADDRESSES)]
    for (path, *_rest), numbers in source.some(whole, 12):
        triple = source.chance.choice([*_GENERAL[:10], *_DENIALS[:6], *_VALUES[:6]])
        lines = source.lines(str(path))
        for address, said in _said(triple).items():
            key, _, old = lines[numbers[address] - 1].partition(": ")
            value = old.strip().strip("\"'").replace('\\"', "”").replace("''", "’")
            lines[numbers[address] - 1] = f'{key}: "{value} {said}"'
        yield Slip(f"{triple[2]} {path}:{numbers['en']}", {str(path): "\n".join(lines).encode()})
    for document in source.some(source.corpus.documents, 3):
        lines = source.lines(document.path)
        data = "\n".join(["# Shënim për redaktorin, napomena, a remark.", *lines]).encode()
        yield Slip(f"a remark {document.path}", {document.path: data})
