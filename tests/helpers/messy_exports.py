"""Exports as programs and people really write them, each with the table that a person would expect; written by hand.

What is expected stands beside each file: the names of the columns, parted by bars, and the rows. Where a file holds
what a person would doubt, or says in another way, the case has a word of `judgement`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import Any

from tests.helpers.messy_tables import Case, Value

Rows = list[tuple[Value, ...]]


def export(name: str, text: str, names: str, rows: Rows, *, header: int = 1, **facts: Any) -> Case:
    """Make a case of a file as it is; its first line break only begins it."""
    content = text.removeprefix("\n").encode(facts.pop("encoding", "utf-8"))
    return Case(f"export: {name}", content, tuple(names.split("|")), tuple(rows), header_row=header, **facts)


def day(month: int, number: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2024, month, number, hour, minute)  # noqa: DTZ001  # a file tells no zone


# --- banks and shops ---


def accounts() -> Iterator[Case]:
    yield export(
        "a savings bank", """
"Buchungstag";"Buchungstext";"Verwendungszweck";"Betrag";"Waehrung"
"31.01.24";"LASTSCHRIFT";"Miete, Januar; Whg 3";"-950,00";"EUR"
"30.01.24";"GEHALT";"Lohn 01/24";"2.850,10";"EUR"
"02.01.24";"KARTENZAHLUNG";"REWE SAGT DANKE";"-12,5";"EUR"
""", "Buchungstag|Buchungstext|Verwendungszweck|Betrag|Waehrung", [
            (day(1, 31), "LASTSCHRIFT", "Miete, Januar; Whg 3", -950.0, "EUR"),
            (day(1, 30), "GEHALT", "Lohn 01/24", 2850.1, "EUR"),
            (day(1, 2), "KARTENZAHLUNG", "REWE SAGT DANKE", -12.5, "EUR"),
        ],
    )  # fmt: skip
    yield export(
        "a Swiss bank with more facts than bookings", """
Kontonummer:;0234 00103914.40;
IBAN:;CH29 0023 4234 1039 1440 G;
Von:;2024-01-01;
Bis:;2024-01-31;
Anfangssaldo:;10'123.45;
Schlusssaldo:;9'876.20;
Bewertet in:;CHF;
Anzahl Transaktionen:;3;

Datum;Belastung;Gutschrift;Saldo;Beschreibung
2024-01-30;-1'200.50;;9'876.20;"Miete; Dauerauftrag"
2024-01-20;;5'000.00;11'076.70;Lohn
2024-01-10;-45.00;;6'076.70;Migros
""", "Datum|Belastung|Gutschrift|Saldo|Beschreibung", [
            (day(1, 30), -1200.5, None, 9876.2, "Miete; Dauerauftrag"),
            (day(1, 20), None, 5000.0, 11076.7, "Lohn"),
            (day(1, 10), -45.0, None, 6076.7, "Migros"),
        ], header=10, unread_lines=tuple(range(1, 9)),
    )  # fmt: skip
    yield export(
        "a British bank", """
Account Name : Mr J Smith
Available Balance: £1,234.56

Date,Type,Paid out,Paid in,Balance
01 Feb 2024,VIS,"£12.50",,"£1,222.06"
02 Feb 2024,DD,"£150.00",,"£1,072.06"
13 Feb 2024,BP,,"£2,000.00","£3,072.06"
""", "Date|Type|Paid out|Paid in|Balance", [
            (day(2, 1), "VIS", 12.5, None, 1222.06),
            (day(2, 2), "DD", 150.0, None, 1072.06),
            (day(2, 13), "BP", None, 2000.0, 3072.06),
        ], header=4, unread_lines=(1, 2), units={"Balance": "£"},
    )  # fmt: skip
    yield export(
        "prices without cents, Swiss", """
Artikel;Preis
Brot;3.50
Milch;1.–
Käse;12.--
Wein;25.80
""", "Artikel|Preis", [("Brot", 3.5), ("Milch", 1.0), ("Käse", 12.0), ("Wein", 25.8)],
    )  # fmt: skip
    yield export(
        "prices without cents, German", """
Artikel;Preis
Brot;3,50
Milch;1,-
Schrank;1.200,--
Rückgabe;12,50-
""", "Artikel|Preis", [("Brot", 3.5), ("Milch", 1.0), ("Schrank", 1200.0), ("Rückgabe", -12.5)],
    )  # fmt: skip
    yield export(
        "accounting with a dash for nothing", """
Item,Q1,Q2
Revenue," $ 1,200.00 "," $ 1,350.00 "
Cost," $ (900.00)"," $ -   "
Tax," $ -   "," $(50.00)"
Net," $ 255.00 "," $ 289.50 "
""", "Item|Q1|Q2", [
            ("Revenue", 1200.0, 1350.0), ("Cost", -900.0, None), ("Tax", None, -50.0), ("Net", 255.0, 289.5),
        ], units={"Q1": "$", "Q2": "$"}, judgement="a dash beside a currency is missing, as a dash alone is",
    )  # fmt: skip
    yield export(
        "lakhs and crores", """
State,Population,Income
Goa,"14,58,545","₹ 4,72,000.50"
Kerala,"3,34,06,061","₹ 2,28,767.00"
Sikkim,"6,10,577",₹ 950.25
""", "State|Population|Income", [
            ("Goa", 1458545, 472000.5), ("Kerala", 33406061, 228767.0), ("Sikkim", 610577, 950.25),
        ], units={"Income": "₹"},
    )  # fmt: skip
    yield export(
        "votes and their change", """
Partei;Anteil;Veränderung
A;24,1 %;+1,3 %
B;18,9 %;–4,2 %
C;11,0 %;±0,0 %
""", "Partei|Anteil|Veränderung", [("A", 24.1, 1.3), ("B", 18.9, -4.2), ("C", 11.0, 0.0)], units={"Veränderung": "%"},
    )  # fmt: skip
    yield export(
        "orders whose rows go on", """
Name,Paid at,Total,Quantity,Item
#1003,2024-01-03 10:00:00 +0100,55.00,1,Mug
#1003,,,2,Shirt
#1002,2024-01-02 09:00:00 +0100,20.00,1,Shirt
""", "Name|Paid at|Total|Quantity|Item", [
            ("#1003", day(1, 3, 9), 55.0, 1, "Mug"),
            ("#1003", None, None, 2, "Shirt"),
            ("#1002", day(1, 2, 8), 20.0, 1, "Shirt"),
        ],
    )  # fmt: skip


# --- offices and databases ---


def reports() -> Iterator[Case]:
    yield export(
        "a report with two tables and a sum without a word", """
# All Web Site Data
# 20240101-20240107

Page,Pageviews,Bounce Rate
/,"12,034",45.12%
/about,"1,200",50.00%
/shop,"3,400",33.33%
,"16,634",44.91%

Day Index,Pageviews
1/1/24,"8,500"
1/2/24,"8,134"
,"16,634"
""", "Page|Pageviews|Bounce Rate", [("/", 12034, 45.12), ("/about", 1200, 50.0), ("/shop", 3400, 33.33)],
        header=4, unread_lines=(1, 2, 8, 10, 11, 12, 13), units={"Bounce Rate": "%"},
    )  # fmt: skip
    yield export(
        "remarks below that delimiters make rows", """
Tabelle: 12411-0001
Deutschland;;;
Stichtag;Männlich;Weiblich;Insgesamt
31.01.2024;41037613;42129098;83166711
29.02.2024;41026575;42128456;83155031
31.03.2024;.;.;83237124
__________;;;
(C)opyright Statistisches Bundesamt, 2024;;;
Stand: 30.06.2024 / 12:00:00;;;
""", "Stichtag|Männlich|Weiblich|Insgesamt", [
            (day(1, 31), 41037613.0, 42129098.0, 83166711),
            (day(2, 29), 41026575.0, 42128456.0, 83155031),
            (day(3, 31), None, None, 83237124),
        ], header=3, unread_lines=(1, 2, 7, 8, 9),
    )  # fmt: skip
    yield export(
        "a last row of which only the name is known", """
country,gdp,population,area
US,3,4,5
FR,5,6,7
DE,7,8,9
Bosnia and Herzegovina,,,
""", "country|gdp|population|area", [
            ("US", 3.0, 4.0, 5.0), ("FR", 5.0, 6.0, 7.0), ("DE", 7.0, 8.0, 9.0),
            ("Bosnia and Herzegovina", None, None, None),
        ], judgement="a long name is no remark",
    )  # fmt: skip
    yield export(
        "a bank of data with blanks below", """
Country Name,Country Code,2019 [YR2019],2020 [YR2020]
Germany,DEU,0.98,-4.1
Eritrea,ERI,..,..
Kenya,KEN,5.1,-0.3
,,,
,,,
Data from database: World Development Indicators,,,
Last Updated: 06/28/2024,,,
""", "Country Name|Country Code|2019 [YR2019]|2020 [YR2020]", [
            ("Germany", "DEU", 0.98, -4.1), ("Eritrea", "ERI", None, None), ("Kenya", "KEN", 5.1, -0.3),
        ], unread_lines=(7, 8),
    )  # fmt: skip
    yield export(
        "a colon for what is missing", """
TIME,GEO,Value
2019,Belgium,5.5
2020,Belgium,:
2019,Bulgaria,6.25
""", "TIME|GEO|Value", [(2019, "Belgium", 5.5), (2020, "Belgium", None), (2019, "Bulgaria", 6.25)],
    )  # fmt: skip
    yield export(
        "years above, groups below", """
Country,2019,,2020,
,M,F,M,F
DE,1,2,3,4
FR,5,6,7,8
IT,9,8,7,6
""", "Country|2019 M|2019 F|2020 M|2020 F", [("DE", 1, 2, 3, 4), ("FR", 5, 6, 7, 8), ("IT", 9, 8, 7, 6)],
    )  # fmt: skip
    yield export(
        "two files, one behind the other", """
Date,Sales
2024-01-01,5
2024-01-02,6
\ufeffDate,Sales
2024-02-01,7
2024-02-02,8
""", "Date|Sales", [(day(1, 1), 5), (day(1, 2), 6), (day(2, 1), 7), (day(2, 2), 8)], unread_lines=(4,),
    )  # fmt: skip


def listings() -> Iterator[Case]:
    """Tables that are drawn with dashes and bars."""
    yield export(
        "a stock list of bars, minus behind", """
------------------------------------------------------------
|Material |Plant|Description     |  Stock|    Value|
------------------------------------------------------------
|10000012 |1000 |Bolt M8         |  1.200|   350,50|
|10000013 |1000 |Nut, M8         |    15-|    12,10-|
|10000015 |2000 |Plate           | 12.000| 1.350,50|
------------------------------------------------------------
""", "Material|Plant|Description|Stock|Value", [
            (10000012, 1000, "Bolt M8", 1200, 350.5),
            (10000013, 1000, "Nut, M8", -15, -12.1),
            (10000015, 2000, "Plate", 12000, 1350.5),
        ], header=2, unread_lines=(1, 3, 7),
    )  # fmt: skip
    yield export(
        "bookings of bars with their sum", """
01.02.2024                 Dynamic List Display                        1
---------------------------------------------------------

|  |Document  |Pstng Date|Amount in LC|Crcy|
---------------------------------------------------------
|  |1900000001|01.02.2024|   1.000,00 |EUR |
|  |1900000002|02.02.2024|     250,50-|EUR |
|  |1900000003|15.02.2024|      10,00 |EUR |
---------------------------------------------------------
|* |          |          |     759,50 |EUR |
---------------------------------------------------------
""", "Document|Pstng Date|Amount in LC|Crcy", [
            (1900000001, day(2, 1), 1000.0, "EUR"),
            (1900000002, day(2, 2), -250.5, "EUR"),
            (1900000003, day(2, 15), 10.0, "EUR"),
        ], header=4, unread_lines=(1, 2, 5, 9, 10, 11),
    )  # fmt: skip
    yield export(
        "a query's answer", """
 id | name  | amount |   joined
----+-------+--------+------------
  1 | Anna  |  10.50 | 2024-01-01
  2 | Ben   |        | 2024-01-05
  3 | Cyril |   7.25 | 2024-02-01
(3 rows)

""", "id|name|amount|joined", [
            (1, "Anna", 10.5, day(1, 1)), (2, "Ben", None, day(1, 5)), (3, "Cyril", 7.25, day(2, 1)),
        ], unread_lines=(2, 6),
    )  # fmt: skip
    yield export(
        "a query's answer in a box", """
+----+-------+--------+
| id | name  | amount |
+----+-------+--------+
|  1 | Anna  |  10.50 |
|  2 | Ben   |   NULL |
|  3 | Cyril |   7.25 |
+----+-------+--------+
3 rows in set (0.00 sec)
""", "id|name|amount", [(1, "Anna", 10.5), (2, "Ben", None), (3, "Cyril", 7.25)],
        header=2, unread_lines=(1, 3, 7, 8),
    )  # fmt: skip
    yield export(
        "a query's answer over dashes", """
id          name       amount
----------- ---------- ----------------------
          1 Anna                         10.5
          2 Ben                          NULL
          3 Cyril                        7.25

(3 rows affected)
""", "id|name|amount", [(1, "Anna", 10.5), (2, "Ben", None), (3, "Cyril", 7.25)], unread_lines=(2, 7),
    )  # fmt: skip
    yield export(
        "Markdown", """
| City | Population | Area km² |
|------|-----------:|:--------:|
| Rome | 2,873,000 | 1,285 |
| Oslo | 697,000 | 454 |
| Bern | 134,000 | 51.6 |
""", "City|Population|Area km²", [("Rome", 2873000, 1285.0), ("Oslo", 697000, 454.0), ("Bern", 134000, 51.6)],
        unread_lines=(2,),
    )  # fmt: skip
    yield export(
        "Markdown in a text", """
Here are the results:

| model | acc | n |
|---|---|---|
| a | 0.91 | 100 |
| b | 0.87 | 100 |
| c | 0.9 | 98 |

As you can see, a wins.
""", "model|acc|n", [("a", 0.91, 100), ("b", 0.87, 100), ("c", 0.9, 98)], header=3, unread_lines=(1, 4, 9),
    )  # fmt: skip
    yield export(
        "a table drawn for a manual", """
======  =====  ======
City    Temp   Wind
======  =====  ======
Rome    21.5   3
Oslo    9.0    12
Bern    12.1   5
======  =====  ======
""", "City|Temp|Wind", [("Rome", 21.5, 3), ("Oslo", 9.0, 12), ("Bern", 12.1, 5)],
        header=2, unread_lines=(1, 3, 7),
    )  # fmt: skip
    yield export(
        "columns with two spaces between", """
Name            Age   City
Ann Lee         34    Rome
Bob             51    New York
Cy Young        29    Oslo
""", "Name|Age|City", [("Ann Lee", 34, "Rome"), ("Bob", 51, "New York"), ("Cy Young", 29, "Oslo")],
    )  # fmt: skip
    yield export(
        "columns of a printed page", """
Region            2021      2022      2023
North America     1,200     1,350     1,410
Western Europe      980     1,020     1,100
Asia              2,100     2,340     2,560
Latin America       310       290       330
""", "Region|2021|2022|2023", [
            ("North America", 1200, 1350, 1410), ("Western Europe", 980, 1020, 1100),
            ("Asia", 2100, 2340, 2560), ("Latin America", 310, 290, 330),
        ], ambiguous=True, judgement="each number with a comma has three digits behind it",
    )  # fmt: skip


# --- programs ---


def programs() -> Iterator[Case]:
    yield export(
        "a dump with \\N and no header",
        '"1","Anna",34,\\N,"2024-01-01"\n"2","Ben",\\N,12.5,"2024-01-02"\n"3",\\N,51,7.25,\\N\n',
        "column 1|column 2|column 3|column 4|column 5",
        [(1, "Anna", 34.0, None, day(1, 1)), (2, "Ben", None, 12.5, day(1, 2)), (3, None, 51.0, 7.25, None)],
        header=0,
    )
    yield export(
        "cells that a spreadsheet is told to keep", '''
id,code,price
1,"=""00123""","=""1,50"""
2,"=""00456""","=""2,5"""
3,"=""00789""","=""3,25"""
''', "id|code|price", [(1, "00123", 1.5), (2, "00456", 2.5), (3, "00789", 3.25)],
    )  # fmt: skip
    yield export(
        "a survey with what each column is", """
ResponseId,Q1,Q2
Response ID,Which do you like?,Why?
"{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"
R_1abc,Apples,They are good
R_2def,Pears,"Soft, sweet"
R_3ghi,Apples,Habit
""", "ResponseId Response ID|Q1 Which do you like?|Q2 Why?", [
            ("R_1abc", "Apples", "They are good"), ("R_2def", "Pears", "Soft, sweet"), ("R_3ghi", "Apples", "Habit"),
        ],
    )  # fmt: skip
    yield export(
        "a survey with an answer in each column", """
Respondent,Start Date,What do you use?,,,Happy?
,,Phone,Laptop,Tablet,Response
118000000001,2024-01-15 10:00:00,Phone,,Tablet,5
118000000002,2024-01-16 14:30:00,,Laptop,,4
118000000003,2024-01-17 09:12:00,Phone,Laptop,,3
118000000004,2024-01-18 23:45:00,,,Tablet,1
""", "Respondent|Start Date|What do you use? Phone|What do you use? Laptop|What do you use? Tablet|Happy? Response", [
            (118000000001, day(1, 15, 10), True, False, True, 5),
            (118000000002, day(1, 16, 14, 30), False, True, False, 4),
            (118000000003, day(1, 17, 9, 12), True, True, False, 3),
            (118000000004, day(1, 18, 23, 45), False, False, True, 1),
        ],
    )  # fmt: skip
    yield export(
        "a logger's units and kinds", """
"TOA5","CR1000","CR1000","1234","CR1000.Std.22","CPU:prog.CR1","60000","Table1"
"TIMESTAMP","RECORD","BattV","AirTC"
"TS","RN","Volts","Deg C"
"","","Min","Avg"
"2024-01-01 00:00:00",0,12.9,1.2
"2024-01-02 00:00:00",1,12.8,1.1
"2024-01-03 00:00:00",2,12.9,"NAN"
"2024-01-04 00:00:00",3,12.8,-0.9
""", "TIMESTAMP TS|RECORD RN|BattV Volts Min|AirTC Deg C Avg", [
            (day(1, 1), 0, 12.9, 1.2), (day(1, 2), 1, 12.8, 1.1),
            (day(1, 3), 2, 12.9, None), (day(1, 4), 3, 12.8, -0.9),
        ], header=2, unread_lines=(1,),
    )  # fmt: skip
    yield export(
        "a laboratory's limits of detection", """
Sample,As,Pb,Cd
S1,0.5,<0.1,1.2
S2,<0.2,3.4,0.9
S3,1.1,2.8,<0.05
S4,0.7,2.2,0.4
""", "Sample|As|Pb|Cd", [
            ("S1", "0.5", "<0.1", "1.2"), ("S2", "<0.2", "3.4", "0.9"),
            ("S3", "1.1", "2.8", "<0.05"), ("S4", "0.7", "2.2", "0.4"),
        ], ambiguous=True, judgement="below a limit is no number; that the columns stay text is said",
    )  # fmt: skip
    yield export(
        "a plate reader", """
Plate,1
Read,450nm

<>,1,2,3,4
A,0.051,0.102,0.4,0.812
B,0.049,0.099,0.391,0.799
C,0.05,0.101,0.402,0.805
""", "<>|1|2|3|4", [
            ("A", 0.051, 0.102, 0.4, 0.812), ("B", 0.049, 0.099, 0.391, 0.799), ("C", 0.05, 0.101, 0.402, 0.805),
        ], header=4, unread_lines=(1, 2),
    )  # fmt: skip
    yield export(
        "a column called x over numbers, beside text", """
x,y
1,1.2±0.1
2,2.4±0.2
3,3.1±0.1
""", "x|y", [(1, "1.2±0.1"), (2, "2.4±0.2"), (3, "3.1±0.1")],
    )  # fmt: skip
    yield export(
        "a weather station that writes -999", """
STATION;DATE;WIND;RAIN;eor
         44;20240101;  12.4;   0.2;eor
         44;20240102;  13.1;   -999;eor
         44;20240103;  -999;   1.4;eor
         44;20240104;   9.9;   0.0;eor
""", "STATION|DATE|WIND|RAIN|eor", [
            (44, day(1, 1), 12.4, 0.2, "eor"), (44, day(1, 2), 13.1, -999.0, "eor"),
            (44, day(1, 3), -999.0, 1.4, "eor"), (44, day(1, 4), 9.9, 0.0, "eor"),
        ], ambiguous=True, judgement="-999 is a number; that it may mean a missing value is said",
    )  # fmt: skip
    yield export(
        "marks that nobody sees", "name,value\n\u200bAnn,\u200b1.5\nBob,2.5\u200b\nCy,\u200e3.5\n",
        "name|value", [("Ann", 1.5), ("Bob", 2.5), ("Cy", 3.5)],
    )  # fmt: skip


def classics() -> Iterator[Case]:
    yield export(
        "a census with a space after each comma", """
39, State-gov, 77516, Bachelors, 13, United-States, <=50K
50, Self-emp-not-inc, 83311, Bachelors, 13, United-States, <=50K
38, Private, 215646, HS-grad, 9, ?, <=50K
53, ?, 234721, 11th, 7, United-States, >50K

""", "column 1|column 2|column 3|column 4|column 5|column 6|column 7", [
            (39, "State-gov", 77516, "Bachelors", 13, "United-States", "<=50K"),
            (50, "Self-emp-not-inc", 83311, "Bachelors", 13, "United-States", "<=50K"),
            (38, "Private", 215646, "HS-grad", 9, None, "<=50K"),
            (53, None, 234721, "11th", 7, "United-States", ">50K"),
        ], header=0,
    )  # fmt: skip
    yield export(
        "cars in columns with a quoted name", """
18.0   8   307.0      130.0      3504.      12.0   70  1\t"chevrolet chevelle malibu"
15.0   8   350.0      165.0      3693.      11.5   70  1\t"buick skylark 320"
25.0   4   98.00      ?          2046.      19.0   71  1\t"ford pinto"
""", "column 1|column 2|column 3|column 4|column 5|column 6|column 7|column 8|column 9", [
            (18.0, 8, 307.0, 130.0, 3504.0, 12.0, 70, 1, "chevrolet chevelle malibu"),
            (15.0, 8, 350.0, 165.0, 3693.0, 11.5, 70, 1, "buick skylark 320"),
            (25.0, 4, 98.0, None, 2046.0, 19.0, 71, 1, "ford pinto"),
        ], header=0,
    )  # fmt: skip
    yield export(
        "a row that numbers the columns", """
town,people,area
(1),(2),(3)
Rome,2872,1285
Oslo,709,454
Bern,134,52
""", "town|people|area", [("Rome", 2872, 1285), ("Oslo", 709, 454), ("Bern", 134, 52)], unread_lines=(2,),
    )  # fmt: skip
    yield export(
        "a row that numbers the columns without parentheses", """
town;people;area
1;2;3
Rome;2872;1285
Oslo;709;454
Bern;134;52
""", "town|people|area", [("Rome", 2872, 1285), ("Oslo", 709, 454), ("Bern", 134, 52)], unread_lines=(2,),
    )  # fmt: skip
    yield export(
        "1, 2, 3 is a row where all is numbers", """
x,y,z
1,2,3
4,5,6
7,8,8
""", "x|y|z", [(1, 2, 3), (4, 5, 6), (7, 8, 8)],
    )  # fmt: skip
    yield export(
        "names of rows as R writes them", """
"mpg" "cyl" "disp"
"Mazda RX4" 21 6 160
"Datsun 710" 22.8 4 108
"Hornet 4 Drive" 21.4 6 NA
""", "column 1|mpg|cyl|disp", [
            ("Mazda RX4", 21.0, 6, 160.0), ("Datsun 710", 22.8, 4, 108.0), ("Hornet 4 Drive", 21.4, 6, None),
        ],
    )  # fmt: skip
    yield export(
        "columns of columns as pandas writes them", """
,temp,temp,wind
,min,max,avg
date,,,
2024-01-01,1.5,3,7
2024-01-02,2.5,4,8
2024-01-03,3.5,6,9
2024-01-04,0.5,2,9
""", "date|temp min|temp max|wind avg", [
            (day(1, 1), 1.5, 3, 7), (day(1, 2), 2.5, 4, 8), (day(1, 3), 3.5, 6, 9), (day(1, 4), 0.5, 2, 9),
        ],
    )  # fmt: skip


def exports() -> tuple[Case, ...]:
    """All of them."""
    return tuple(chain(accounts(), reports(), listings(), programs(), classics()))
