"""Split a column's name into words, and the words that tell measures from names, codes and times.

All words are lower case and without accents, as `split_name` returns them. The languages are English, German, French,
Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

SPELLED_NUMBER = (("#", " no "), ("№", " no "))
NUMBER_SIGN = re.compile(r"\b([nN])\s?[°º]\.?")
CAMEL_CASE = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
WORD = re.compile(r"[^\W_]+")


def word_set(text: str, separator: str = " ") -> frozenset[str]:
    """Return the words of a text.

    Examples
    --------
    >>> sorted(word_set("row no|row", "|"))
    ['row', 'row no']
    """
    return frozenset(text.split(separator))


NUMBER_WORDS = frozenset({"no", "nr", "num", "number", "nummer", "numero", "nro", "numer", "nbr", "n", "volgnummer"})
"""Words for "number", which stand in a name ("order no.") as well as in a count ("no. of employees")."""

SMALL_WORDS = word_set(
    "a an the of de do da dos das di del della dello dei du des der die das le la les l d el los las van het"
)
"""Words between a number word and its noun."""

ID_WORDS = frozenset(
    {
        *("id", "ids", "uid", "uuid", "guid", "identifier", "identification", "ident", "identifiant"),
        *("identificador", "identificativo", "identificatore", "identificatie", "kennung", "kennnummer"),
        *("matricule", "matricola", "matricula", "matrikelnummer", "dni", "nif", "cpf", "cnpj", "ssn", "iban", "bsn"),
    }
)
"""Words that make a name of a column, whatever stands beside them."""

ENTITIES = word_set(
    "user usr customer cust client member subject subj participant patient pt respondent person employee emp worker "
    "staff student stu player manager supervisor owner seller vendor supplier buyer driver passenger guest visitor "
    "donor author agent doctor teacher account acct order invoice receipt transaction txn trans payment policy "
    "contract claim ticket case booking reservation session visit event record row sample specimen item product "
    "prod article part sku lot batch serial device machine sensor station store shop branch site house phone "
    "telephone tel mobile fax card passport licence license registration reg vin plate flight train bus parcel "
    "file document doc entry batch household hh school hospital company firm department dept team survey response "
    "listing host property video movie film song track book tweet post comment question loan parent group cell "
    "kunde kunden nutzer benutzer teilnehmer proband probanden patienten mitarbeiter personal schuler studenten "
    "auftrag auftrags bestell bestellung rechnung rechnungs artikel produkt vertrag vertrags konto geraet gerat "
    "maschine maschinen filiale filial haus telefon beleg vorgang vorgangs lieferanten mitglied mitglieds laufende "
    "utilisateur sujet participante employe salarie eleve etudiant commande facture contrat dossier compte "
    "fournisseur magasin appareil capteur produit adherent "
    "usuario cliente paciente sujeto empleado alumno estudiante pedido factura contrato cuenta proveedor tienda "
    "articulo producto expediente socio "
    "utente paziente soggetto partecipante dipendente studente ordine fattura contratto conto fornitore negozio "
    "articolo prodotto pratica socio "
    "funcionario aluno fatura conta fornecedor loja artigo produto processo sujeito "
    "klant klanten gebruiker patienten deelnemer medewerker leerling bestelling factuur contract rekening winkel "
    "artikel product leverancier lid"
)
"""Things that have a name or a number, in the singular: a plural is a count ("number of customers")."""

LONE_ENTITIES = word_set(
    "user customer client member subject participant patient respondent employee worker student player device "
    "machine sensor station store shop department dept account phone telephone mobile passport subj pid vin household "
    "invoice receipt booking transaction rechnung facture factura fattura fatura factuur telefoon "
    "kunde nutzer benutzer teilnehmer proband patient mitarbeiter schuler maschine filiale telefon "
    "utilisateur sujet participante employe eleve etudiant usuario cliente paciente sujeto empleado alumno tienda "
    "utente paziente soggetto dipendente studente negozio funcionario aluno loja sujeito "
    "klant gebruiker deelnemer medewerker leerling winkel"
)
"""Entities whose name alone heads a column of their numbers."""

COUNTERS = word_set(
    "record|records|rec|rec no|recno|row|rows|row no|row number|rownum|rownames|row names|row id|rowid|index|idx|"
    "index level 0|level 0|obs|obs no|observation|observations|case|case no|entry|s no|sno|sl no|slno|sr no|srno|"
    "sr|sl|serial|serial no|serial number|seq|seq no|sequence|sequence no|counter|no|nr|num|number|nummer|numero|"
    "nro|key|lfd|lfd nr|lfdnr|lfd nummer|laufende nr|laufende nummer|zeile|zeilen nr|zeilen nummer|datensatz|"
    "satz nr|beobachtung|pos|pos nr|ligne|numero ligne|numero de ligne|no ligne|enregistrement|observacion|"
    "registro|fila|numero de fila|orden|n orden|numero de orden|riga|numero riga|osservazione|linha|numero da linha|"
    "observacao|ordem|regel|regel nr|regel nummer|volg nr|volg nummer|volgnummer|waarneming|rank|rang|platz|rango|"
    "posicion|sample|specimen|probe|muster|echantillon|muestra|campione|amostra|monster|item|"
    "sample no|sample number|item no|line no|line number|instance|unnamed 0|unnamed|identifier",
    "|",
)
"""Whole names of columns that count rows; they may mean a measure, so the values must agree."""

MEASURE_WORDS = word_set(
    "score ratio rate share percent percentage pct count counts total sum mean avg average median min max std sd "
    "amount price cost value size length width height depth weight area volume temperature temp pressure speed "
    "velocity power energy voltage current density mass dose level duration probability confidence accuracy error "
    "index income salary revenue sales profit balance income spend points rating quantity qty age distance "
    "refraction heat humidity concentration frequency calories steps radius angle capacity population load flow "
    "rpm wavelength stock degree degrees mile miles km stage phase floor gear strain stress "
    "anzahl menge preis kosten wert grosse lange breite hohe gewicht flache temperatur druck dauer alter abstand "
    "anteil quote umsatz gewinn geschwindigkeit "
    "montant prix cout valeur taille longueur largeur hauteur poids surface duree taux revenu quantite "
    "importe precio coste valor tamano longitud ancho altura peso superficie duracion tasa ingresos cantidad edad "
    "importo prezzo costo valore lunghezza larghezza altezza superficie durata tasso reddito quantita eta "
    "preco custo tamanho comprimento largura duracao taxa renda quantidade idade "
    "aantal bedrag prijs waarde grootte lengte breedte hoogte gewicht oppervlakte duur leeftijd afstand"
)
"""Words that make a measure of a name that ends with one."""

COUNT_WORDS = word_set("anzahl nombre nb nbr aantal cantidad quantidade quantita qty count zahl")
"""Words that make a count of a name that begins with one."""

NUMBERS_THAT_MEASURE = word_set(
    "atomic mass wave octane cetane quantum coordination reynolds mach iodine prandtl rayleigh lucky f abbe"
)
"""Words before "number" that make a measure."""

TIME_WORDS = word_set(
    "time times day days weekday weekdays week weeks month months year years yr hour hours hr minute minutes "
    "min second seconds sec date t step steps frame epoch cycle period quarter "
    "season generation tick lap round turn iteration iter age "
    "lag elapsed timestamp decade century semester trimester sprint term "
    "zeit tag tage tages wochentag woche wochen monat monate monats jahr jahre jahres stunde stunden minuten sekunde "
    "sekunden quartal quartals schritt runde alter datum zyklus "
    "temps jour jours semaine mois annee annees an ans heure heures trimestre etape cycle duree "
    "tiempo dia dias semana semanas mes meses ano anos hora horas minuto paso ciclo "
    "tempo giorno giorni settimana mese mesi anno anni ora ore passo ciclo "
    "semana mes horas passo tijd dag dagen maand maanden jaar jaren uur uren kwartaal stap"
)
"""Words of times and steps: a series that counts them is a measure."""

COMPOUND_ENDS = ("nummer", "nr")
"""Ends of German and Dutch compounds: a word before one of them is a word of its own."""

ENDS_AFTER_ENTITY = ("number", "num", "code", "key", "id", "no")
"""Ends of words that were written together: userid, orderno."""


@lru_cache(maxsize=20_000)
def split_name(name: str) -> tuple[str, ...]:
    """Return the words of a column's name, lower case, without accents, compounds split.

    Parameters
    ----------
    name : str
        The name as it stands in the table.

    Examples
    --------
    >>> split_name("CustomerID"), split_name("Número de cliente"), split_name("Kundennr.")
    (('customer', 'id'), ('numero', 'de', 'cliente'), ('kunden', 'nr'))
    """
    for sign, word in SPELLED_NUMBER:
        name = name.replace(sign, word)
    name = CAMEL_CASE.sub(" ", NUMBER_SIGN.sub("no ", name))
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return tuple(part for word in WORD.findall(letters) for part in _split_compound(word))


def _split_compound(word: str) -> tuple[str, ...]:
    for end in COMPOUND_ENDS:
        if word.endswith(end) and len(word) >= len(end) + 3 and word not in ID_WORDS:
            return word.removesuffix(end), end
    for end in ENDS_AFTER_ENTITY:
        if word.endswith(end) and word.removesuffix(end) in ENTITIES:
            return word.removesuffix(end), end
    return (word,)


def is_measure_name(name: str, words: tuple[str, ...]) -> bool:
    """Return whether a name says how much or how many: "No. of employees", "num_children", "depth (m)".

    Examples
    --------
    >>> [is_measure_name(name, split_name(name)) for name in ("No. of employees", "num_rooms", "order no", "No.")]
    [True, True, False, False]
    """
    if not words:
        return False
    if words[-1] in MEASURE_WORDS - {"index"}:
        return True
    if len(words) == 1:
        return re.search(r"[(\[].*[)\]]", name) is not None
    return _is_count(words) or _is_numbered_measure(words) or re.search(r"[(\[][^)\]]+[)\]]\s*$", name) is not None


def _is_count(words: tuple[str, ...]) -> bool:
    """Whether words begin as a count of things: a number word before no entity, or any count word."""
    if words[0] in COUNT_WORDS or "per" in words or (words[-1] == "index" and words[-2] not in ENTITIES | {"row"}):
        return True
    pairs = set(pairwise(words))
    if any(first in NUMBER_WORDS | {"index"} and second == "of" for first, second in pairs):
        return True
    return words[0] in NUMBER_WORDS and not starts_with_entity(words[1:]) and words[-1] not in ID_WORDS


def starts_with_entity(words: tuple[str, ...]) -> bool:
    """Return whether the first word that is no small one is an entity, as in ("de", "cliente")."""
    return next((word for word in words if word not in SMALL_WORDS), "") in ENTITIES


def _is_numbered_measure(words: tuple[str, ...]) -> bool:
    """Whether words are a number that measures ("atomic number"), or that counts times ("week no.")."""
    if words[-1] not in NUMBER_WORDS:
        return False
    return bool(set(words[:-1]) & (NUMBERS_THAT_MEASURE | TIME_WORDS))
