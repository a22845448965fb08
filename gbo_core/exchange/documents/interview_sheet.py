"""A question list as a sheet to print and fill in by hand (.docx). It asks for no name."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable
from typing import Final

from docx import Document
from docx.document import Document as Sheet
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from gbo_core.exchange.archive.zip_out import member, zip_in
from gbo_core.model import Questionnaire
from gbo_core.words import N_, translations

REMINDERS: Final = (
    N_("U hebt deze persoon niet zelf geholpen, en er hangt voor die persoon niets van u af."),
    N_("Luister en vraag door. Leg niet uit waarom iets zo liep en verdedig uw dienst niet."),
    N_("Vraag naar wat er gebeurd is en hoe dat voelde. Stilte mag."),
    N_("Gebruik gewone woorden. Begrijpt iemand een vraag niet? Zeg ze dan op een andere manier."),
)
CONSENT: Final = (
    N_("Ik heb gezegd waarom we dit vragen en wat we met de antwoorden doen."),
    N_("Ik heb gezegd dat niet antwoorden en stoppen altijd mogen, zonder gevolgen."),
    N_("De persoon vindt het goed dat ik noteer, zonder naam."),
    N_("De persoon vindt het goed dat we een uitspraak letterlijk gebruiken, zonder naam."),
)
ANSWER_HEIGHT: Final = Cm(3.6)
_UNPRINTABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE: Final = "…" * 22

Say = Callable[[str], str]


def sheet(questionnaire: Questionnaire, authors: Iterable[str] = (), language: str = "nl") -> bytes:
    """The .docx, the same bytes each time. `authors`: the names of the organisations."""
    say = translations(language).gettext
    page = _page(language)
    page.add_heading(_clean(questionnaire.title), level=0)
    written_by = ", ".join(authors)
    for title, text in (
        (say(N_("Waarom we dit vragen")), questionnaire.purpose),
        (say(N_("Geschreven door")), written_by),
    ):
        if text:
            _bold(page.add_paragraph(), f"{title}: ").add_run(_clean(text))
    _before(page, say)
    page.add_heading(say(N_("Vragen")), level=1)
    for number, question in enumerate(questionnaire.lines(), start=1):
        _question(page, number, question)
    _after(page, say)
    return _same_bytes(page)


def _page(language: str) -> Sheet:
    """An empty A4 in plain letters, that says in which language it is read aloud."""
    page = Document()
    section = page.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    normal = page.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    spoken = {"nl": "nl-BE", "fr": "fr-BE", "en": "en-GB"}[language]
    for mark in page.styles.element.iter(qn("w:lang")):
        mark.set(qn("w:val"), spoken)
    return page


def _before(page: Sheet, say: Say) -> None:
    """What the interviewer reads first, and what is noted about the talk."""
    page.add_heading(say(N_("Voor u begint")), level=1)
    for reminder in REMINDERS:
        page.add_paragraph(say(reminder), style="List Bullet")
    page.add_heading(say(N_("Afgesproken")), level=1)
    for agreed in CONSENT:
        page.add_paragraph(f"☐  {say(agreed)}")
    page.add_heading(say(N_("Over dit gesprek")), level=1)
    for field in (N_("Schuilnaam"), N_("Maand en jaar"), N_("Organisatie van wie vraagt")):
        _bold(page.add_paragraph(), f"{say(field)}: ").add_run(_LINE)
    warning = N_("Schrijf op dit blad geen naam, geboortedatum, adres of nummer van iemand.")
    _bold(page.add_paragraph(), say(warning))


def _question(page: Sheet, number: int, question: str) -> None:
    """A question above an empty box, together on one page."""
    asked = _bold(page.add_paragraph(), f"{number}. {_clean(question)}")
    asked.paragraph_format.keep_with_next = True
    asked.paragraph_format.space_before = Pt(10)
    box = page.add_table(rows=1, cols=1, style="Table Grid")
    box.rows[0].height = ANSWER_HEIGHT
    box.rows[0].height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST


def _after(page: Sheet, say: Say) -> None:
    page.add_heading(say(N_("Na het gesprek")), level=1)
    for words in (
        N_("Bedank de persoon en zeg wanneer en hoe u laat weten wat ermee gebeurde."),
        N_("Breng de antwoorden in onder de schuilnaam en vernietig daarna dit blad."),
    ):
        page.add_paragraph(say(words), style="List Bullet")


def _bold(paragraph: Paragraph, text: str) -> Paragraph:
    paragraph.add_run(text).bold = True
    return paragraph


def _clean(text: str) -> str:
    """Without the few characters that no XML file may hold."""
    return _UNPRINTABLE.sub("", text)


def _same_bytes(page: Sheet) -> bytes:
    """The file with one moment on every part, so that two of the same list are equal."""
    page.core_properties.author = ""
    page.core_properties.comments = ""
    made, packed = io.BytesIO(), io.BytesIO()
    page.save(made)
    with zipfile.ZipFile(made) as parts, zip_in(packed) as again:
        for name in parts.namelist():
            with member(again, name) as target:
                target.write(parts.read(name))
    return packed.getvalue()
