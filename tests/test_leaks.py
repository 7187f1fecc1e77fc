"""What may not be public is found, and no output repeats it."""

from __future__ import annotations

import base64
import datetime as dt
import io
import random
import re
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, PngImagePlugin

from conftest import CORPUS, Handbook
from handbook import app, checking
from handbook.cli import main
from handbook.model.attachment import FAULTS, TRACES
from handbook.preview.notes import Notes
from handbook.reports import FORMATS
from handbook.rules import RULES
from handbook.sources.attachments import attachment
from handbook.sources.traces import LARGEST

ROOT = Path(__file__).parents[1]
ABOUT = "docs/pages/about"
HEADS = {
    "en": "# About us\n\nWho writes this handbook.\n\n## Rights {#rights}\n\n",
    "sq": "# Rreth nesh\n\nKush e shkruan këtë doracak.\n\n## Të drejtat {#rights}\n\n",
    "sr": "# O nama\n\nKo piše ovaj priručnik.\n\n## Prava {#rights}\n\n",
}
DISCREET = {rule.name for rule, _ in RULES if rule.discreet}


def found(handbook: Handbook, language: str, text: str) -> set[str]:
    """The rules about leaks that find something in a text of one language."""
    handbook.write(f"{ABOUT}/{language}.md", f"{HEADS[language]}{text}\n")
    return {d.rule for d in handbook.check() if d.rule in DISCREET}


# --- Attachments: what they tell that nobody sees -----------------------------------------------


def picture(form: str, **options: object) -> bytes:
    out = io.BytesIO()
    Image.frombytes("RGB", (16, 16), bytes(range(256)) * 3).save(out, form, **options)
    return out.getvalue()


def exif(*, harmless: bool = False) -> Image.Exif:
    """EXIF as a telephone writes it; or what any program may say of a picture."""
    tags = Image.Exif()
    tags[0x0112] = 6  # how the picture is turned
    tags[0x0131] = "a program 1.0"
    if not harmless:
        tags[0x013B] = "an artist"
        tags[0x0110] = "a telephone"
        tags.get_ifd(0x8769)[0x9003] = "2026:01:01 10:00:00"
        tags.get_ifd(0x8825)[1] = "N"
        tags.get_ifd(0x8825)[2] = (42.0, 39.0, 0.0)
    return tags


XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"'
    b' xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="42,39N">'
    b"<dc:creator><rdf:Seq><rdf:li>an artist</rdf:li></rdf:Seq></dc:creator>"
    b"</rdf:Description></rdf:RDF></x:xmpmeta>"
)


def iptc() -> bytes:
    """A JPEG with the name of its photographer and of a town, as a news agency writes them."""
    sets = b"".join(
        b"\x1c\x02" + bytes([number]) + struct.pack(">H", len(value)) + value
        for number, value in ((80, b"an artist"), (90, b"a town"))
    )
    block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(sets)) + sets + b"\0" * (len(sets) % 2)
    segment = b"Photoshop 3.0\0" + block
    plain = picture("JPEG")
    return plain[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + plain[2:]


def png(**texts: str) -> bytes:
    info = PngImagePlugin.PngInfo()
    for name, value in texts.items():
        info.add_text(name, value, zip=name == "Comment")
    return picture("PNG", pnginfo=info)


def pdf(change: Callable[[pikepdf.Pdf], object] = bool, **options: object) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as paper:
        paper.add_blank_page()
        paper.docinfo["/Title"] = "A leaflet"
        paper.docinfo["/Creator"] = "an office program"
        change(paper)
        paper.save(out, **options)
    return out.getvalue()


def by_an_author(paper: pikepdf.Pdf) -> None:
    paper.docinfo["/Author"] = "an author"


def with_xmp(paper: pikepdf.Pdf) -> None:
    paper.Root.Metadata = pikepdf.Stream(paper, XMP, Type=pikepdf.Name.Metadata)


def annotated(kind: str) -> Callable[[pikepdf.Pdf], None]:
    def change(paper: pikepdf.Pdf) -> None:
        note = pikepdf.Dictionary(Subtype=pikepdf.Name(kind), Contents="the second door")
        paper.pages[0].Annots = pikepdf.Array([note])

    return change


def with_a_file(paper: pikepdf.Pdf) -> None:
    paper.attachments["list.txt"] = b"a list"


def with_a_photograph(paper: pikepdf.Pdf) -> None:
    image = pikepdf.Stream(paper, picture("JPEG", exif=exif()), Filter=pikepdf.Name.DCTDecode)
    paper.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))


def package(**members: str | bytes) -> bytes:
    """An office document of these members; ``__`` in a name stands for ``/``, ``_`` for ``.``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


def docx(text: str = "", **members: str | bytes) -> bytes:
    document = f'<w:document xmlns:w="w"><w:p>{text}</w:p></w:document>'
    content = package(word__document_xml=document, **members)
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
    return out.getvalue()


CORE = (
    '<c:core xmlns:c="c" xmlns:d="d"><d:creator>{}</d:creator>'
    "<c:lastModifiedBy>{}</c:lastModifiedBy></c:core>"
)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="i" xmlns:d="d"{}><title>A map</title>{}</svg>'
)

TELLING: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "a photograph of a telephone": (
        lambda: picture("JPEG", exif=exif()),
        {"place", "person", "device", "time"},
    ),
    "a PNG with EXIF": (
        lambda: picture("PNG", exif=exif()),
        {"place", "person", "device", "time"},
    ),
    "a WebP with EXIF": (
        lambda: picture("WEBP", exif=exif()),
        {"place", "person", "device", "time"},
    ),
    "a TIFF with EXIF": (lambda: picture("TIFF", exif=exif()), {"person", "device"}),
    "a JPEG with XMP": (lambda: picture("JPEG", xmp=XMP), {"place", "person"}),
    "a WebP with XMP": (lambda: picture("WEBP", xmp=XMP), {"place", "person"}),
    "a JPEG of a news agency": (iptc, {"place", "person"}),
    "a JPEG with a comment": (lambda: picture("JPEG", comment=b"a door"), {"text"}),
    "a JPEG with a film behind it": (
        lambda: picture("JPEG") + b"\0\0\0\x18ftypmp42" + bytes(99),
        {"contents"},
    ),
    "a GIF with a comment": (lambda: picture("GIF", comment=b"a door"), {"text"}),
    "a PNG with an author": (lambda: png(Author="an artist"), {"person"}),
    "a PNG with a packed comment": (lambda: png(Comment="a door"), {"text"}),
    "a PNG with a folder": (lambda: png(Software=r"C:\Users\x\paint.exe"), {"path"}),
    "a PNG with XMP": (lambda: png(**{"XML:com.adobe.xmp": XMP.decode()}), {"place", "person"}),
    "a PNG that was cut in place": (lambda: picture("PNG") + b"the rest", {"picture"}),
    "a PDF with an author": (lambda: pdf(by_an_author), {"person"}),
    "a PDF with XMP": (lambda: pdf(with_xmp), {"place", "person"}),
    "a PDF with a remark": (lambda: pdf(annotated("/Text")), {"remarks"}),
    "a PDF with a file": (lambda: pdf(with_a_file), {"contents"}),
    "a PDF with a photograph": (
        lambda: pdf(with_a_photograph),
        {"place", "person", "device", "time"},
    ),
    "a DOCX with its authors": (
        lambda: docx(docProps__core_xml=CORE.format("an author", "another")),
        {"person"},
    ),
    "a DOCX with a company": (
        lambda: docx(docProps__app_xml="<P><Company>an office</Company></P>"),
        {"person"},
    ),
    "a DOCX with tracked changes": (lambda: docx("<w:ins/><w:del/>"), {"changes"}),
    "a DOCX with remarks": (
        lambda: docx(word__comments_xml='<w:comments xmlns:w="w"><w:comment/></w:comments>'),
        {"remarks"},
    ),
    "a DOCX with the folder of its template": (
        lambda: docx(word___rels__settings_xml="<R T='file:///C:\\Users\\x\\Normal.dotm'/>"),
        {"path"},
    ),
    "a DOCX with a photograph": (
        lambda: docx(word__media__image1_jpeg=picture("JPEG", exif=exif())),
        {"place", "person", "device", "time"},
    ),
    "a DOCX with an object that stays closed": (
        lambda: docx(word__embeddings__object_bin=b"\xd0\xcf\x11\xe0\0"),
        {"contents"},
    ),
    "an ODT with author, remark and changes": (
        lambda: package(
            mimetype="application/vnd.oasis.opendocument.text",
            meta_xml='<m xmlns:d="d"><d:creator>an author</d:creator></m>',
            content_xml="<c><annotation/><changed-region/></c>",
        ),
        {"person", "remarks", "changes"},
    ),
    "an SVG with a folder": (
        lambda: SVG.format(' i:export-filename="/home/x/map.png"', "").encode(),
        {"path"},
    ),
    "an SVG with an author": (
        lambda: SVG.format("", "<metadata><d:creator>x</d:creator></metadata>").encode(),
        {"person"},
    ),
    "an SVG with a remark": (lambda: SVG.format("", "<!-- a door -->").encode(), {"text"}),
    "an SVG with a photograph": (
        lambda: SVG.format(
            "",
            '<image href="data:image/jpeg;base64,{}"/>'.format(
                base64.b64encode(picture("JPEG", exif=exif())).decode()
            ),
        ).encode(),
        {"place", "person", "device", "time"},
    ),
}

SILENT: dict[str, Callable[[], bytes]] = {
    "a JPEG": lambda: picture("JPEG"),
    "a JPEG that is turned": lambda: picture("JPEG", exif=exif(harmless=True)),
    "a PNG": lambda: picture("PNG"),
    "a PNG with a title and a program": lambda: png(Title="A map", Software="a program"),
    "a WebP": lambda: picture("WEBP"),
    "a TIFF": lambda: picture("TIFF"),
    "a GIF": lambda: picture("GIF"),
    "a PDF": pdf,
    "a PDF with a link": lambda: pdf(annotated("/Link")),
    "a DOCX": lambda: docx(docProps__core_xml=CORE.format("", "")),
    "a DOCX without remarks": lambda: docx(word__comments_xml='<w:comments xmlns:w="w"/>'),
    "an SVG": lambda: SVG.format("", "<desc>Rooms</desc>").encode(),
    "an SVG whose program names itself": lambda: (
        b"<!-- Created with a program -->" + SVG.format("", "").encode()
    ),
    "a list": lambda: b"a,b\n1,2\n",
    "a list in another encoding": lambda: "č,ë\n".encode("cp1250"),
    "nothing": lambda: b"",
}


def bomb() -> bytes:
    return docx("x" * (LARGEST + 1))


def png_of(width: int, height: int) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    packed = zlib.compress(bytes(50_000_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"zTXt", b"a\0\0" + packed)


def jpeg_of(width: int, height: int) -> bytes:
    data = bytearray(picture("JPEG"))
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(data)


CLOSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "half a JPEG": (lambda: picture("JPEG")[:100], "broken"),
    "half a PNG": (lambda: picture("PNG")[:60], "broken"),
    "half a DOCX": (lambda: docx()[:60], "broken"),
    "a PDF of words": (lambda: b"%PDF-1.4 hello", "broken"),
    "an SVG that does not end": (lambda: b"<svg>", "broken"),
    "an SVG nested beyond measure": (lambda: b"<svg>" + b"<g>" * 1_000_000, "broken"),
    "XML that grows": (
        lambda: docx(
            word__header1_xml='<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
        ),
        "broken",
    ),
    "a PNG that grows, without an end": (lambda: png_of(60_000, 60_000), "broken"),
    "a JPEG that grows": (lambda: jpeg_of(65_000, 65_000), "large"),
    "a DOCX that grows": (bomb, "large"),
    "a file beyond measure": (lambda: b"\xff\xd8\xff" + bytes(LARGEST), "large"),
    "a locked PDF": (lambda: pdf(encryption=pikepdf.Encryption(user="a", owner="b")), "locked"),
    "an archive": (lambda: package(a_txt="x"), "unknown"),
    "an old office file": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "unknown"),
    "a film": (lambda: b"\0\0\0\x18ftypmp42" + bytes(99), "unknown"),
    "a photograph in HEIC": (lambda: b"\0\0\0\x18ftypheic" + bytes(99), "unknown"),
}


@pytest.mark.parametrize("name", TELLING)
def test_what_an_attachment_tells_is_seen(name: str) -> None:
    make, traces = TELLING[name]
    seen = attachment("x", make())
    assert (set(seen.traces), seen.fault) == (traces, "")


@pytest.mark.parametrize("name", SILENT)
def test_an_attachment_that_tells_nothing_is_left_alone(name: str) -> None:
    seen = attachment("x", SILENT[name]())
    assert (seen.traces, seen.fault) == ((), "")


@pytest.mark.parametrize("name", CLOSED)
def test_an_attachment_that_stays_closed_is_named_and_breaks_nothing(name: str) -> None:
    make, fault = CLOSED[name]
    seen = attachment("x", make())
    assert (seen.traces, seen.fault) == ((), fault)


def test_damaged_attachments_break_nothing() -> None:
    rng = random.Random(1)
    whole = [make() for make, _ in TELLING.values()]
    for _ in range(1500):
        data = bytearray(rng.choice(whole))
        for _ in range(rng.choice([1, 3, 20])):
            at = rng.randrange(len(data))
            data[at : at + rng.randrange(9)] = rng.randbytes(rng.randrange(9))
        seen = attachment("x", bytes(data))
        assert set(seen.traces) <= TRACES.keys()
        assert seen.fault in {"", *FAULTS}


def test_traces_of_an_attachment_are_one_fault_of_its_document(handbook: Handbook) -> None:
    path = f"{ABOUT}/files/hall.png"
    handbook.write(path, picture("PNG", exif=exif()))
    (fault,) = handbook.check()
    assert (fault.rule, fault.path, fault.document) == ("attachment-metadata", path, "PAGE-02")
    assert "where it was taken; a name or an owner" in fault.message


def test_a_name_does_not_say_what_a_file_is(handbook: Handbook) -> None:
    handbook.write(f"{ABOUT}/files/hall.txt", picture("JPEG", exif=exif()))
    assert {d.rule for d in handbook.check()} == {
        "attachment-metadata",
        "photograph-without-consent",
    }


def test_an_attachment_that_stays_closed_is_one_fault(handbook: Handbook) -> None:
    handbook.write(f"{ABOUT}/files/film.mp4", b"\0\0\0\x18ftypmp42" + bytes(99))
    assert handbook.faults() == [f"{ABOUT}/files/film.mp4:1 unreadable-attachment"]


def test_personal_data_is_found_in_the_words_of_an_attachment(handbook: Handbook) -> None:
    text = "<w:t>personal number 10000</w:t><w:t>00000</w:t>"
    handbook.write(f"{ABOUT}/files/form.docx", docx(text))
    assert handbook.faults() == [f"{ABOUT}/files/form.docx:1 personal-data"]


def test_a_handbook_without_attachments_does_not_wait_for_their_libraries() -> None:
    code = (
        "import sys; from pathlib import Path; from handbook.sources.read import read;"
        f"read(Path({str(CORPUS)!r}));"
        "print(sorted({'PIL', 'pikepdf', 'lxml', 'defusedxml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# --- Attachments that do something ---------------------------------------------------------------

DANGEROUS: dict[str, tuple[str, str, set[str]]] = {
    "a script": ("a.svg", "<svg><script>x()</script></svg>", {"script"}),
    "a script of another namespace": (
        "a.svg",
        '<svg xmlns:h="http://www.w3.org/1999/xhtml"><h:script/></svg>',
        {"script"},
    ),
    "a handler": ("a.svg", '<svg><rect onClick="x()"/></svg>', {"script"}),
    "a link to a script": ("a.svg", '<svg><a href=" java&#10;script:x()"/></svg>', {"script"}),
    "a handler that is set later": (
        "a.svg",
        '<svg><set attributeName="onclick" to="x()"/></svg>',
        {"script"},
    ),
    "a picture that is set later": (
        "a.svg",
        '<svg><set attributeName="href" to="https://a.example/"/></svg>',
        {"elsewhere"},
    ),
    "a part of a page": ("a.svg", "<svg><foreignObject/></svg>", {"foreign"}),
    "a picture": ("a.svg", '<svg><image href="//a.example/b.png"/></svg>', {"elsewhere"}),
    "an old picture": (
        "a.svg",
        '<svg xmlns:l="l"><image l:href="HTTP://a.example"/></svg>',
        {"elsewhere"},
    ),
    "a font": (
        "a.svg",
        "<svg><style>a{src:url( 'https://a.example')}</style></svg>",
        {"elsewhere"},
    ),
    "a style": (
        "a.svg",
        '<svg><rect style="fill:url(https://a.example)"/></svg>',
        {"elsewhere"},
    ),
    "a sheet": ("a.svg", '<?xml-stylesheet href="a.css"?><svg/>', {"elsewhere"}),
    "a drawing within": (
        "a.svg",
        '<svg><image href="data:image/svg+xml;base64,{}"/></svg>'.format(
            base64.b64encode(b"<svg><script/></svg>").decode()
        ),
        {"script"},
    ),
    "a page": ("a.html", "<p>A<SCRIPT>x()</script>", {"script"}),
    "a page that has no name": ("a", "<!doctype html><p onmouseover = 'x()'>", {"script"}),
    "a page that is called a picture": ("a.svg", "hello <script src=x>", {"script"}),
    "a drawing that is called a page": ("a.html", "<svg><script/></svg>", {"script"}),
    "a page with another": ("a.htm", "<iframe src='b.html'>", {"foreign"}),
    "a page that loads": ("a.html", "<img src = https://a.example/b>", {"elsewhere"}),
    "a page that leaves": (
        "a.html",
        "<meta http-equiv=refresh content='0;https://a.example'>",
        {"elsewhere"},
    ),
    "a page with a link to a script": ("a.html", "<a href='java\tscript:x'>", {"script"}),
    "a script alone": ("a.js", "x()", {"script"}),
}


@pytest.mark.parametrize("name", DANGEROUS)
def test_what_an_attachment_does_is_seen(name: str) -> None:
    path, source, dangers = DANGEROUS[name]
    assert set(attachment(path, source.encode()).dangers) == dangers


def test_a_drawing_in_another_encoding_is_seen_as_well() -> None:
    source = '<?xml version="1.0" encoding="utf-16"?><svg><style>@import "a";</style></svg>'
    assert attachment("a.svg", source.encode("utf-16")).dangers == ("elsewhere",)


@pytest.mark.parametrize("name", SILENT)
def test_an_attachment_that_does_nothing_is_left_alone(name: str) -> None:
    assert attachment("x.svg", SILENT[name]()).dangers == ()


def test_a_drawing_in_an_office_document_is_looked_into(handbook: Handbook) -> None:
    drawing = docx(word__media__image1_svg="<svg><script/></svg>")
    handbook.write(f"{ABOUT}/files/form.docx", drawing)
    assert handbook.faults() == [f"{ABOUT}/files/form.docx:1 unsafe-attachment"]


# --- Photographs --------------------------------------------------------------------------------

CONSENT = """consents:
  - file: hall.jpg
    kind: no-person
    recorded: 2026-11-01
    kept-by: office
"""


def test_a_photograph_needs_a_record(handbook: Handbook) -> None:
    handbook.write(f"{ABOUT}/files/hall.jpg", picture("JPEG"))
    assert handbook.faults() == [f"{ABOUT}/files/hall.jpg:1 photograph-without-consent"]


@pytest.mark.parametrize("form", ["JPEG", "WEBP", "TIFF"])
def test_a_photograph_with_a_record_may_stand(handbook: Handbook, form: str) -> None:
    handbook.write(f"{ABOUT}/files/hall.jpg", picture(form))
    handbook.write(f"{ABOUT}/document.yml", handbook.read(f"{ABOUT}/document.yml") + CONSENT)
    assert handbook.faults() == []


def test_a_drawing_needs_no_record(handbook: Handbook) -> None:
    handbook.write(f"{ABOUT}/files/map.png", picture("PNG"))
    handbook.write(f"{ABOUT}/files/map.svg", SVG.format("", ""))
    assert handbook.faults() == []


def test_a_record_keeps_no_name(handbook: Handbook) -> None:
    with_name = CONSENT + "    name: somebody\n"
    handbook.write(f"{ABOUT}/document.yml", handbook.read(f"{ABOUT}/document.yml") + with_name)
    assert "invalid-schema" in {d.rule for d in handbook.check()}


# --- Texts --------------------------------------------------------------------------------------

TOLD: dict[str, list[tuple[str, str]]] = {
    "en": [
        ("The passport number P00000000 was copied.", "personal-data"),
        ("Date of birth: 1990-01-01", "personal-data"),
        ("She was born on the 1st of January 1990.", "personal-data"),
        ("It is 3101990360008.", "personal-data"),
        ("It is J41231045T.", "personal-data"),
        ("It is 42° 39' 45\" N, 21° 9' 5\" E.", "personal-data"),
        ("The girl (N. N., 17) came alone.", "possible-personal-data"),
        ("Xxxx N. (17) came alone.", "possible-personal-data"),
        ("Mrs. Example came.", "possible-personal-data"),
        ("It is 1000000000.", "possible-personal-data"),
        ("Born in 2004, she left.", "possible-personal-data"),
        ("The safe house stands near the village of Example.", "shelter-location"),
        ("In Gjilan there is a shelter.", "shelter-location"),
        ("The shelter is the house in Street Example.", "shelter-location"),
        ("The escort starts at 06:30.", "never-written"),
        ("The convoy takes the R-7.", "never-written"),
        ("A tracking device is placed under the car.", "never-written"),
        ("At the border, women under 99 are selected for an interview.", "never-written"),
        ("A protected witness was moved near Skopje.", "never-written"),
        ("It is in 12 Example Example Street.", "typed-contact"),
        ("Born on 12-Mar-2004.", "personal-data"),
        ("DOB: 12.3.04", "personal-data"),
        ("Birth date 12.III.2004", "personal-data"),
        ("On 12 March 2004 she was born.", "personal-data"),
        ("Born in September 2004, she left.", "possible-personal-data"),
        ("Captain Surname came.", "possible-personal-data"),
        ("The victim A.K. came.", "possible-personal-data"),
        ("Name (19) came alone.", "possible-personal-data"),
        ("The contact point is Name Surname.", "never-written"),
        ("**Case study:** A woman met Name Surname at work.", "possible-personal-data"),
        ("**Case study**\n\nA woman met Name Surname.", "possible-personal-data"),
        ("- **Scenario 2:** a girl called Name Surname.", "possible-personal-data"),
        ("The shelter is open. It is in Prizren.", "shelter-location"),
        ("The shelter is open.\nIt stands in the village of Example.", "shelter-location"),
        ("In Prizren they have friends. There is the shelter.", "shelter-location"),
        ("The shelter is\nin Prizren.", "shelter-location"),
        ("The safe new house is in Prizren.", "shelter-location"),
        ("| Shelter | Prizren |\n| --- | --- |\n| a | b |", "shelter-location"),
        ("| Shelter | Town |\n| --- | --- |\n| a | Prizren |", "shelter-location"),
        ("| A | B |\n| --- | --- |\n| Shelter | Gjilan |", "shelter-location"),
        ("Shelters:\n\n- in Prizren\n- elsewhere", "shelter-location"),
        ("The escort:\n\n- leaves at 06:30\n- is quick", "never-written"),
        ("- Escort\n  - 06:30", "never-written"),
        ("Escort\n: 06:30", "never-written"),
        ("1. The escort:\n   1. two police officers", "never-written"),
        ("| Escort | Time |\n| --- | --- |\n| a | 06:30 |", "never-written"),
        ("| A | B |\n| --- | --- |\n| The escort | 06:30 |", "never-written"),
        ("The escort leaves\nat 06:30.", "never-written"),
        ("Name Surname is the contact point.", "never-written"),
    ],
    "sq": [
        ("Letërnjoftimi nr. 000000000 u kopjua.", "personal-data"),
        ("E lindur më 1 janar 1990, ajo erdhi.", "personal-data"),
        ("Vajza (N.N., 17 vjeç) erdhi vetëm.", "possible-personal-data"),
        ("Atë ditë erdhi zonja Shembull.", "possible-personal-data"),
        ("Strehimorja gjendet afër Ferizajt.", "shelter-location"),
        ("Viktimat jetojnë në shtëpinë e sigurt në fshatin Shembull.", "shelter-location"),
        ("Zyrtari në detyrë është znj. Shembull.", "never-written"),
        ("Eskorta niset në ora 06:30.", "never-written"),
        ("Rreziku është i lartë prej 99 pikësh ose më shumë, së paku 99 pikë.", "never-written"),
        ("Në kufi përzgjidhen gratë nën 99 vjeç.", "never-written"),
        ("Gjendet në rrugën Shembull nr. 5.", "typed-contact"),
        ("Datëlindja: 12 mars 2004", "personal-data"),
        ("Më 12.03.2004 e lindur në fshat.", "personal-data"),
        ("Viti i lindjes: 2004", "possible-personal-data"),
        ("Erdhi kapiten Shembulli.", "possible-personal-data"),
        ("Erdhi znj Shembulli.", "possible-personal-data"),
        ("Viktima A.K. u dëgjua.", "possible-personal-data"),
        ("Pikë kontakti është caktuar Emri Mbiemri.", "never-written"),
        ("Studim rasti\n\nNjë grua takoi Emrin Mbiemrin.", "possible-personal-data"),
        ("Viktima është në shtëpinë e re të sigurt në Prizren.", "shelter-location"),
        ("Strehimorja është e hapur. Ajo gjendet në Pejë.", "shelter-location"),
        ("| Strehimorja | Qyteti |\n| --- | --- |\n| a | Prizren |", "shelter-location"),
        ("Eskorta:\n\n- niset në ora 06:30", "never-written"),
        ("Thirrni pikën e kontaktit, Emrin Mbiemrin.", "never-written"),
    ],
    "sr": [
        ("Broj pasoša P00000000 je kopiran.", "personal-data"),
        ("Rođena 1.1.1990. godine, došla je.", "personal-data"),
        ("Devojka (N. N., 17 godina) je došla sama.", "possible-personal-data"),
        ("Tog dana je došao g-din Primer.", "possible-personal-data"),
        ("Sklonište je u blizini, kod Uroševca.", "shelter-location"),
        ("Žrtve žive u sigurnoj kući u selu Primer.", "shelter-location"),
        ("Dežurni službenik ima lokal 99.", "never-written"),
        ("Pratnja kreće u 06:30.", "never-written"),
        ("Rizik je visok od najmanje 99 bodova.", "never-written"),
        ("Na granici se izdvajaju žene mlađe od 99 godina.", "never-written"),
        ("Nalazi se u ulici Primer br. 5.", "typed-contact"),
        ("Došla je rođ. 12.3.2004.", "personal-data"),
        ("Datum rođenja: 12. III 2004.", "personal-data"),
        ("Devojka je 1.1.2004. rođena.", "personal-data"),
        ("Devojka je 2004. godište.", "possible-personal-data"),
        ("Došao je kapetan A. B.", "possible-personal-data"),
        ("Došla je Prezime (19).", "possible-personal-data"),
        ("**Studija slučaja:** Žena je srela Ime Prezime.", "possible-personal-data"),
        ("U sigurnoj novoj kući u Prizrenu.", "shelter-location"),
        ("Sklonište radi. Nalazi se u Peći.", "shelter-location"),
        ("Pratnja:\n\n- polazi u 06:30", "never-written"),
        ("Za kontakt osobu određen je Ime Prezime.", "never-written"),
        ("Kontakt osobu, Imena Prezimena, pozovite.", "never-written"),
    ],
}

UNTOLD: dict[str, list[str]] = {
    "en": [
        "The shelter manager decides. The office in Gjilan is told.\nThe office is in Gjilan.",
        "The shelter gives a bed, food and time.",
        "Escort and transport, techniques and risk scores are not public.",
        "An entitled officer asks the contact point in person.",
        "The Kosovo Police (15.11.2018) said so, in the Official Gazette, 2018.",
        "The risk is low, medium or high, and the higher level holds.",
        "Law 00/L-001 has the number 500000000, version 1.234567, and 12,345 words.",
        "The border officer stops, listens, and calls.",
        "The road to safety is long, and street children know it.",
        "The contact point of the Office in North Macedonia answers. Article (12) holds.",
        "The doctor decides (4), and the U.N. and the E.U. agree; see point A. B is next.",
        "Under the law of 12 January 2020, those born abroad are heard.",
        "A woman met Name Surname at work.",
        "- the shelter\n- the office in Gjilan",
        "- The escort\n- The meeting is at 06:30",
        "- Escort: asked\n- 06:30 meeting",
        "The escort comes.\n\n- The meeting is at 06:30",
        "| Shelter | Yes |\n| --- | --- |\n| a | b |\n\nThe office in Gjilan.",
        "The captain of the police, the judge and the prosecutor decide.",
    ],
    "sq": [
        "Drejtuesi i strehimores vendos.",
        "Mbrojtja gjatë rrugës nuk është publike.",
        "Pika e kontaktit përgjigjet, dhe rreziku është i lartë.",
        "Vendoset nëse personi është i lindur jashtë vendit.",
    ],
    "sr": [
        "Upravnik skloništa odlučuje.",
        "Zaštita na putu nije javna.",
        "Kontakt osoba odgovara, a rizik je visok.",
        "Na granici se s osobom razgovara nasamo.",
        "Kontakt osoba u Crnoj Gori i Severnoj Makedoniji odgovara.",
    ],
}


@pytest.mark.parametrize(
    ("language", "text", "rule"),
    [(language, *case) for language, cases in TOLD.items() for case in cases],
)
def test_what_may_not_be_public_is_found(
    handbook: Handbook, language: str, text: str, rule: str
) -> None:
    assert rule in found(handbook, language, text)


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language, all_ in UNTOLD.items() for text in all_]
)
def test_what_is_harmless_is_left_alone(handbook: Handbook, language: str, text: str) -> None:
    assert found(handbook, language, text) == set()


def test_names_are_sought_in_modules_that_are_taught_by_a_case(handbook: Handbook) -> None:
    folder = "curricula/basics"
    line = handbook.replace(f"{folder}/en.md", "is written and read", "is by Name Surname")
    assert handbook.faults() == []
    handbook.replace(f"{folder}/document.yml", "      - exercise\n", "      - case-study\n")
    assert handbook.faults() == [f"{folder}/en.md:{line} possible-personal-data"]


@pytest.mark.parametrize(
    "text",
    ["Shelter,Prizren\n", "Shelter;Town\nA;Prizren\n", "Shelter\tTown\nA\tB\nC\tPrizren\n"],
)
def test_a_place_of_shelter_is_found_in_a_list(handbook: Handbook, text: str) -> None:
    handbook.write(f"{ABOUT}/files/list.csv", text)
    assert handbook.faults() == [f"{ABOUT}/files/list.csv:1 shelter-location"]


def test_a_known_seat_of_an_institution_is_no_place_of_shelter(handbook: Handbook) -> None:
    said = "The [office in Gjilan](org:office) pays for beds in a shelter."
    assert found(handbook, "en", said) == set()
    assert found(handbook, "en", said.replace("(org:office)", "(role:head)")) == {
        "shelter-location"
    }


NUMBERS = [
    "038\u00a0200\u00a0100",
    "038\u202f200\u202f100",
    "038\u2011200\u2011100",
    "038\u2013200\u2013100",
    "\uff10\uff13\uff18 200 100",
    "tel. 200 200",
    "tel: 200200",
    "telefoni 200-200",
    "wa.me/38300000000",
    "<https://wa.me/38300000000>",
    "[x](https://t.me/example)",
    "[x](viber://chat?number=38300000000)",
]
"""Numbers as they are pasted, and chats."""


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_one_fault_in_each_text_however_it_is_pasted(
    handbook: Handbook, number: str
) -> None:
    for language, head in HEADS.items():
        handbook.write(f"{ABOUT}/{language}.md", f"{head}Shembull {number}.\n")
    told = [d for d in handbook.check() if d.rule != "unknown-scheme"]
    assert [(d.path[-5:], d.rule) for d in told] == [
        (f"{language}.md", "typed-contact") for language in sorted(HEADS)
    ]


@pytest.mark.parametrize("number", [*NUMBERS, "200 200", "+3 200200"])
def test_no_comparison_prints_what_may_be_a_number(handbook: Handbook, number: str) -> None:
    handbook.write(f"{ABOUT}/en.md", f"{HEADS['en']}Call {number}, within 30 days.\n")
    told = " ".join(d.message + d.hint for d in handbook.check())
    assert [run for run in ("200", "038", "383", "example") if run in told] == []


def test_a_number_that_may_stand_does_not_hide_another(handbook: Handbook) -> None:
    handbook.write(f"{ABOUT}/en.md", f"{HEADS['en']}Call 038 200 100 in 30 days.\n")
    assert {d.rule for d in handbook.check()} == {"typed-contact"}
    allowed = (
        "allow:\n  - rule: typed-contact\n    reason: the number of an example\n"
        "    until: 2030-01-01\n"
    )
    data = handbook.read(f"{ABOUT}/document.yml")
    handbook.write(f"{ABOUT}/document.yml", data + allowed)
    assert {"differing-numbers", "typed-figure"} & {d.rule for d in handbook.check()}


@pytest.mark.parametrize(
    "text",
    ["1,{},2", "a;{};b", "It is\u00a0{}.", '"{}"', "1,{first} {middle}-{last}"],
)
def test_an_identity_number_is_known_by_its_check_digit_among_others(
    handbook: Handbook, text: str
) -> None:
    number = "3101990360008"
    said = text.format(number, first=number[:7], middle=number[7:10], last=number[10:])
    handbook.write(f"{ABOUT}/files/list.csv", said)
    assert handbook.faults() == [f"{ABOUT}/files/list.csv:1 personal-data"]
    handbook.write(f"{ABOUT}/files/list.csv", said.replace("8", "9"))
    assert handbook.faults() == []


def test_personal_data_is_found_in_data_and_its_remarks(handbook: Handbook) -> None:
    path = f"{ABOUT}/document.yml"
    handbook.write(path, handbook.read(path) + "# born on 1 January 1990\n")
    assert [d.line for d in handbook.check() if d.rule == "personal-data"] == [7]


@pytest.mark.parametrize(
    ("reason", "rule"),
    [
        ("call 038 200 100 first", "typed-contact"),
        ("ask Shembull Mbiemri first", "possible-personal-data"),
        ("Shembull Mbiemri settles it", "possible-personal-data"),
        ("the office settles it with the police", ""),
    ],
)
def test_the_reason_of_an_allowance_names_nobody(
    handbook: Handbook, reason: str, rule: str
) -> None:
    path = f"{ABOUT}/document.yml"
    allowed = f"allow:\n  - rule: wrong-script\n    reason: {reason}\n    until: 2030-01-01\n"
    handbook.write(path, handbook.read(path) + allowed)
    found = [f"{d.line} {d.rule}" for d in handbook.check() if d.rule in DISCREET]
    assert found == ([f"9 {rule}"] if rule else [])


def test_what_is_done_until_a_point_is_settled_names_nobody(handbook: Handbook) -> None:
    path = "sop/first/document.yml"
    handbook.replace(path, "ask the head of office", "ask Shembull Mbiemri")
    assert [d.rule for d in handbook.check()] == ["possible-personal-data"]


ASIDES = {
    "The escort starts at 06:30": "never-written",
    "Sklonište je u Prizrenu": "shelter-location",
    "znj. Shembull": "possible-personal-data",
    "038 200 100": "typed-contact",
    "3101990360008": "personal-data",
}
"""What may not stand beside the prose either, in whichever language."""


@pytest.mark.parametrize(("words", "rule"), ASIDES.items())
@pytest.mark.parametrize(
    "form", ["A `{}` b.", "```\na\n{}\n```", "- A\n\n        {}", "A ``x {}``"]
)
def test_code_is_searched_for_leaks(handbook: Handbook, form: str, words: str, rule: str) -> None:
    head = HEADS["sr" if "Skl" in words else "sq" if "znj" in words else "en"]
    language = next(name for name, text in HEADS.items() if text == head)
    text = head + form.format(words) + "\n"
    handbook.write(f"{ABOUT}/{language}.md", text)
    line = text[: text.index(words)].count("\n") + 1
    leaks = [(d.path[-5:], d.line, d.rule) for d in handbook.check() if d.rule in DISCREET]
    assert leaks == [(f"{language}.md", line, rule)]


@pytest.mark.parametrize(("words", "rule"), ASIDES.items())
@pytest.mark.parametrize("path", [f"{ABOUT}/document.yml", "docs/registers/laws.yml"])
@pytest.mark.parametrize("form", ["# {}", "  # asked: {}"])
def test_remarks_of_data_are_searched_for_leaks(
    handbook: Handbook, path: str, form: str, words: str, rule: str
) -> None:
    text = handbook.read(path) + form.format(words) + "\n"
    handbook.write(path, text)
    assert handbook.faults() == [f"{path}:{text.count(chr(10))} {rule}"]


@pytest.mark.parametrize(("words", "rule"), ASIDES.items())
@pytest.mark.parametrize("name", ["list.csv", "list.sr.csv"])
def test_words_of_attachments_are_searched_for_leaks(
    handbook: Handbook, name: str, words: str, rule: str
) -> None:
    handbook.write(f"{ABOUT}/files/{name}", f"a\n{words}\n")
    is_public = rule == "typed-contact"  # a form may hold a public number
    is_known = name == "list.csv" or rule == "personal-data" or "Skl" in words
    expected = [f"{ABOUT}/files/{name}:1 {rule}"] if is_known and not is_public else []
    assert handbook.faults() == expected


def test_personal_data_is_found_in_a_register_once(handbook: Handbook) -> None:
    line = handbook.replace(
        "docs/registers/institutions.yml", "en: Office", "en: Office 3101990360008"
    )
    found_there = [d for d in handbook.check() if d.rule == "personal-data"]
    assert [(d.path, d.line) for d in found_there] == [("docs/registers/institutions.yml", line)]


def test_nothing_in_the_handbook_itself_is_taken_for_a_leak() -> None:
    assert [d for d in app.check(ROOT).diagnostics if d.rule in DISCREET] == []


# --- No output repeats what was found -----------------------------------------------------------

WORDS = (
    "3101990360008",
    "Qqqqq",
    "Wwwww",
    "Zzzzz",
    "00000001",
    "044",
    "R-98",
    "Yyyyy",
    "yyyyy",
    "QQQQ",
)
"""What no output may hold: each stands in a line in which a discreet rule finds something."""

LEAKING = """# About us

Who writes this handbook.

## Rights {#rights}

The number 3101990360008 of [Qqqqq](doc:SOP-01#no-such-step) is known, and the law law:00-L-001.

Mrs. Wwwww asked in the QQQQ office for 31 days, and so did [the head](role:yyyyy).

The shelter of the Zzzzz group is in Prizren.

The escort takes the road R-98 to the Zzzzz group.

Call 044 000 000, says Yyyyy.
"""


@pytest.fixture
def leaking(handbook: Handbook) -> Handbook:
    """A handbook in which every discreet rule finds something, and others quote its lines."""
    handbook.write(f"{ABOUT}/en.md", LEAKING)
    handbook.write(f"{ABOUT}/files/hall.jpg", picture("JPEG", exif=exif(), comment=b"Qqqqq"))
    handbook.write(f"{ABOUT}/files/list.csv", "passport P00000001\n")
    handbook.write(f"{ABOUT}/files/plan.svg", b"<svg>Zzzzz")
    return handbook


def test_every_discreet_rule_finds_something_there(leaking: Handbook) -> None:
    assert {d.rule for d in leaking.check()} >= DISCREET
    assert {d.rule for d in leaking.check()} - DISCREET


def said_by(handbook: Handbook, capfd: pytest.CaptureFixture[str], *options: str) -> str:
    with pytest.raises(SystemExit):
        main(["check", "--root", str(handbook.root), "--no-cache", *options])
    out, err = capfd.readouterr()
    return out + err


@pytest.mark.parametrize("lang", ["en", "sq", "sr"])
@pytest.mark.parametrize("form", ["text", *FORMATS])
def test_no_format_repeats_what_was_found(
    leaking: Handbook, capfd: pytest.CaptureFixture[str], form: str, lang: str
) -> None:
    said = said_by(leaking, capfd, "--format", form, "--lang", lang, "-v")
    assert "personal-data" in said
    assert [word for word in WORDS if word in said] == []


MARK = "Zqxzqx"
"""What stands on every line of the cases below, and in no message."""


def marked(text: str) -> str:
    """A case with words on each of its lines that no output may repeat."""
    return "\n".join(
        row if not row.strip() or re.fullmatch(r"[-| ]+|```", row) else f"{row} {MARK}"
        for row in text.split("\n")
    )


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """A handbook with every case of every discreet rule, in prose, code, data and files."""
    handbook = Handbook(tmp_path_factory.mktemp("everything") / "a handbook")
    for language, head in HEADS.items():
        cases = [*(text for text, _ in TOLD[language]), *(f"Call {n}." for n in NUMBERS)]
        asides = [f"`{words} {MARK}`\n\n```\n{words} {MARK}\n```" for words in ASIDES]
        said = "\n\n".join([*map(marked, cases), *asides])
        handbook.write(f"{ABOUT}/{language}.md", f"{head}{said}\n")
    remarks = "".join(f"# {words} {MARK}\n" for words in ASIDES)
    for path in (f"{ABOUT}/document.yml", "docs/registers/laws.yml"):
        handbook.write(path, handbook.read(path) + remarks)
    rows = [text for cases in TOLD.values() for text, _ in cases]
    handbook.write(f"{ABOUT}/files/list.csv", "\n".join(map(marked, [*rows, *ASIDES])))
    handbook.write(f"{ABOUT}/files/map.svg", f"<svg><script/>{MARK} 3101990360008</svg>")
    handbook.write(f"{ABOUT}/files/plan.svg", f"<svg>{MARK}")
    taken = picture("JPEG", exif=exif(), comment=MARK.encode())
    handbook.write(f"{ABOUT}/files/hall.jpg", taken)
    return handbook


@pytest.mark.parametrize("form", ["text", *FORMATS])
def test_no_format_repeats_any_case(
    everything: Handbook, capfd: pytest.CaptureFixture[str], form: str
) -> None:
    said = said_by(everything, capfd, "--format", form, "-v")
    assert [rule for rule in DISCREET if rule not in said] == []
    assert MARK not in said
    assert not re.search(r"200.?200|200.?100|3101990|383|Surname|Mbiemri|Prezime", said)


def test_no_page_of_the_preview_repeats_any_case(everything: Handbook) -> None:
    checked = checking.check(everything.root, dt.date(2026, 11, 1))
    for locale in ("en", "sq", "sr_Latn"):
        told = repr(Notes().seen(checked).all(locale))
        assert [rule for rule in DISCREET if rule not in told] == []
        assert MARK not in told
        assert not re.search(r"200.?200|200.?100|3101990|Surname|Mbiemri|Prezime", told)


def test_who_asks_for_other_rules_alone_is_not_shown_the_line_either(
    leaking: Handbook, capfd: pytest.CaptureFixture[str]
) -> None:
    said = said_by(leaking, capfd, "--select", "unknown-section,unknown-register-entry", "-v")
    assert "unknown-section" in said
    assert [word for word in WORDS if word in said] == []


def test_a_diagnostic_of_a_leak_holds_place_and_kind_only(leaking: Handbook) -> None:
    leaks = [d for d in leaking.check() if d.rule in DISCREET]
    assert [d for d in leaks if any(word in repr(d) for word in WORDS)] == []


def test_every_hint_about_a_leak_leads_to_what_is_done_then() -> None:
    guides = ("personal-data", "possible-personal-data", "attachment-metadata", "typed-contact")
    places = (*guides, "shelter-location", "never-written")
    hints = {rule.name: rule.hint for rule, _ in RULES}
    assert all("docs/contributing/review/en.md#pushed-by-mistake" in hints[name] for name in places)
    for language in HEADS:
        guide = (ROOT / f"docs/contributing/review/{language}.md").read_text(encoding="utf-8")
        assert "{#pushed-by-mistake}" in guide
