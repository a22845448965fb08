"""Files in the shapes that the sources really give, made by hand; all values are invented."""

import io
import zipfile
from typing import Any

import openpyxl

PINC_LONG = """period,geolevel,geoitem,v1201_leefloon,v1305_eenouder
2019,gemeente2024,98001,515,32
2019,gemeente2024,98002,-99997,-99998
2020,gemeente2024,98001,530,-99999
2020,gemeente2024,98002,0,-99996
2020,gemeente2024,99991,12,3
"""

PINC_TABLE = """Geo;Perioden;Kansarmoede-index
Lindermeer;2019;12,4
Lindermeer;2020;
Kapelmeers;2019;x
Kapelmeers;2020;9
"""

PINC_VIEWER = (
    "Kansarmoede-index\r\n"
    "Eerstelijnszone Zilverbeek\r\n"
    "\r\n"
    "Gebied;Kansarmoede-index - 2019;Kansarmoede-index - 2020;Inwoners - 2019;Inwoners - 2020\r\n"
    "Lindermeer;12,4%;13,0%;41.250;41.300\r\n"
    "Kapelmeers;x;?;23.650;23.700\r\n"
    "Café-Zuid;…;n.b.;1.234;1.240\r\n"
    "\r\n"
    "x = verborgen\r\n"
    "Bron: Opgroeien, verwerkt door Provincies in Cijfers (2021)\r\n"
)

STATBEL = """CD_REFNIS|TX_DESCR_NL|TX_DESCR_FR|TX_PROV_DESCR_NL|CD_SEX|CD_AGE|CD_YEAR|MS_POPULATION
98001|Lindermeer|Lac-des-Tilleuls|Provincie Verzonnen|M|0|2024|210
98001|Lindermeer|Lac-des-Tilleuls|Provincie Verzonnen|F|0|2024|205
98001|Lindermeer|Lac-des-Tilleuls|Provincie Verzonnen|M|1|2024|199
98001|Lindermeer|Lac-des-Tilleuls|Provincie Verzonnen|F|1|2024|201
"""

STATBEL_INCOME = """CD_YEAR;CD_MUNTY_REFNIS;MS_TOT_INC;TX_MUNTY_DESCR_NL;TX_MUNTY_DESCR_FR
2022;98001;812345678,90;Lindermeer;Lac-des-Tilleuls
2022;98002;412345678,10;Kapelmeers;Chapelle-sur-Mer
"""

TWO_HEADERS = """Gebied;Kansarmoede;;Werkloosheid;
;2019;2020;2019;2020
Lindermeer;12,4;13;5,1;5,2
Kapelmeers;8;8,5;4;4,1
"""

TIDY = """gemeente,jaar,indicator,eenheid,waarde
Lindermeer,2019,Leefloners,aantal,515
Lindermeer,2019,Eenouders,%,10.5
Kapelmeers,2019,Leefloners,aantal,120
Kapelmeers,2019,Eenouders,%,8.25
"""


def workbook(*rows: Any, merge: tuple[str, ...] = (), sheets: int = 1) -> bytes:
    """An Excel file; `merge` names cells that are made one."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in rows:
        page.append(row)
    for cells in merge:
        page.merge_cells(cells)
    for place in range(1, sheets):
        book.create_sheet(f"Blad {place + 1}")
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def with_member(content: bytes, name: str, inside: bytes) -> bytes:
    """The same zip with one file more."""
    target = io.BytesIO(content)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, inside)
    return target.getvalue()
