"""The answers of ordered scales in English, German, French and Spanish, lower case and without accents.

A scale is a ladder: its steps from the lowest to the highest with " < " between them, and "|" between words that mean
the same step. `forms` are the usual scales on a ladder, by the numbers of their steps, the most usual one first: which
steps lie between those that occur.
"""

from __future__ import annotations

from typing import NamedTuple


class Ladder(NamedTuple):
    """The steps of a kind of scale.

    Attributes
    ----------
    forms : str
        The usual scales, such as "0 1 2|0 2"; "" where the distances of the steps are not known.
    languages : tuple of str
        The steps in each language.
    are_attitudes : bool
        Whether two answers of the scale are enough to recognise it, where one of them has several words.
    """

    forms: str
    languages: tuple[str, ...]
    are_attitudes: bool = False


SEVEN = (
    "0 1 3 5 6|0 1 5 6|0 2 3 4 6|0 2 4 6|1 2 3 4 5|1 2 4 5|1 3 5|0 2 4 5|0 2 3 4 5|1 2 4 6|1 2 3 4 6|0 1 2 4 5 6|"
    "0 1 2 3 4 5 6"
)
"""The scales of agreement and the like: two sides with three steps, and a middle."""

LADDERS = (
    Ladder(  # agreement
        SEVEN,
        (
            "strongly disagree|completely disagree|totally disagree|fully disagree|disagree strongly|"
            "disagree completely|disagree totally|definitely disagree|very strongly disagree"
            " < disagree|generally disagree|mostly disagree|moderately disagree"
            " < somewhat disagree|slightly disagree|rather disagree|disagree somewhat|disagree slightly|"
            "tend to disagree|disagree a little|partly disagree"
            " < neutral|neither agree nor disagree|neither disagree nor agree|neither agree or disagree|neither|"
            "undecided|agree nor disagree|neutral (neither agree nor disagree)"
            " < somewhat agree|slightly agree|rather agree|agree somewhat|agree slightly|tend to agree|"
            "agree a little|partly agree"
            " < agree|generally agree|mostly agree|moderately agree"
            " < strongly agree|completely agree|totally agree|fully agree|agree strongly|agree completely|"
            "agree totally|definitely agree|very strongly agree",
            "stimme überhaupt nicht zu|stimme gar nicht zu|stimme absolut nicht zu|stimme voll und ganz nicht zu"
            " < stimme nicht zu < stimme eher nicht zu|stimme weniger zu"
            " < teils teils|teils, teils|teilsteils|weder noch|neutral|unentschieden|teilweise|"
            "weder zustimmung noch ablehnung|stimme teilweise zu"
            " < stimme eher zu < stimme zu < stimme voll zu|stimme voll und ganz zu|stimme vollig zu|"
            "stimme vollkommen zu|stimme sehr zu|stimme stark zu|stimme absolut zu",
            "trifft überhaupt nicht zu|trifft gar nicht zu|trifft ganz und gar nicht zu"
            " < trifft nicht zu < trifft eher nicht zu|trifft weniger zu"
            " < teils teils|teils, teils|teilsteils|weder noch|neutral|trifft teilweise zu|trifft teils teils zu|"
            "unentschieden|teilweise"
            " < trifft eher zu < trifft zu < trifft voll zu|trifft voll und ganz zu|trifft völlig zu|"
            "trifft genau zu|trifft sehr zu|trifft vollkommen zu",
            "stimmt überhaupt nicht|stimmt gar nicht < stimmt nicht < stimmt eher nicht|stimmt wenig"
            " < teils teils|weder noch|neutral|stimmt teilweise|stimmt mittelmäßig < stimmt eher|stimmt ziemlich"
            " < stimmt < stimmt voll und ganz|stimmt genau|stimmt völlig|stimmt sehr",
            "lehne voll und ganz ab|lehne völlig ab|lehne stark ab < lehne ab < lehne eher ab"
            " < neutral|teils teils|weder noch|unentschieden < stimme eher zu < stimme zu"
            " < stimme voll und ganz zu|stimme voll zu|stimme völlig zu|stimme stark zu",
            "pas du tout d'accord|tout a fait en desaccord|fortement en desaccord|totalement en desaccord|"
            "absolument pas d'accord|entierement en desaccord"
            " < pas d'accord|en desaccord|desaccord"
            " < plutôt pas d'accord|plutot en desaccord|peu d'accord|pas tellement d'accord|pas vraiment d'accord"
            " < neutre|ni d'accord ni pas d'accord|ni d'accord, ni pas d'accord|ni d'accord ni en desaccord|"
            "ni en accord ni en desaccord|indecis"
            " < plutôt d'accord|assez d'accord"
            " < d'accord|en accord"
            " < tout a fait d'accord|fortement d'accord|totalement d'accord|entierement d'accord|tres d'accord",
            "totalmente en desacuerdo|muy en desacuerdo|completamente en desacuerdo"
            " < en desacuerdo|desacuerdo"
            " < algo en desacuerdo|ligeramente en desacuerdo|mas bien en desacuerdo|parcialmente en desacuerdo"
            " < neutral|neutro|ni de acuerdo ni en desacuerdo|ni en acuerdo ni en desacuerdo|indiferente|indeciso"
            " < algo de acuerdo|ligeramente de acuerdo|mas bien de acuerdo|parcialmente de acuerdo"
            " < de acuerdo"
            " < totalmente de acuerdo|muy de acuerdo|completamente de acuerdo",
        ),
        are_attitudes=True,
    ),
    Ladder(  # satisfaction
        SEVEN,
        (
            "very dissatisfied|extremely dissatisfied|completely dissatisfied|very unsatisfied|highly dissatisfied|"
            "strongly dissatisfied|not at all satisfied|extremely unsatisfied|totally dissatisfied"
            " < dissatisfied|unsatisfied|not satisfied"
            " < somewhat dissatisfied|slightly dissatisfied|rather dissatisfied|somewhat unsatisfied"
            " < neutral|neither satisfied nor dissatisfied|neither dissatisfied nor satisfied|neither|indifferent|"
            "neither satisfied nor unsatisfied|neither satisfied or dissatisfied"
            " < somewhat satisfied|slightly satisfied|rather satisfied|fairly satisfied"
            " < satisfied"
            " < very satisfied|extremely satisfied|completely satisfied|highly satisfied|totally satisfied",
            "sehr unzufrieden|ausserst unzufrieden|vollig unzufrieden|uberhaupt nicht zufrieden|gar nicht zufrieden"
            " < unzufrieden|nicht zufrieden < eher unzufrieden|eher nicht zufrieden|weniger zufrieden"
            " < neutral|teils teils|weder noch|weder zufrieden noch unzufrieden|teilweise zufrieden"
            " < eher zufrieden|einigermassen zufrieden < zufrieden"
            " < sehr zufrieden|ausserst zufrieden|vollig zufrieden|voll und ganz zufrieden",
            "tres insatisfait|pas du tout satisfait|tres mecontent|totalement insatisfait"
            " < insatisfait|pas satisfait|mecontent < plutôt insatisfait|plutot pas satisfait|peu satisfait"
            " < neutre|ni satisfait ni insatisfait|ni satisfait, ni insatisfait"
            " < plutôt satisfait|assez satisfait|moyennement satisfait < satisfait|content"
            " < tres satisfait|tout a fait satisfait|totalement satisfait|tres content|entierement satisfait",
            "muy insatisfecho|nada satisfecho|totalmente insatisfecho|completamente insatisfecho"
            " < insatisfecho < algo insatisfecho|poco satisfecho|mas bien insatisfecho"
            " < neutral|neutro|ni satisfecho ni insatisfecho|indiferente < algo satisfecho|mas bien satisfecho"
            " < satisfecho < muy satisfecho|totalmente satisfecho|completamente satisfecho",
        ),
        are_attitudes=True,
    ),
    Ladder(  # likelihood
        SEVEN,
        (
            "very unlikely|extremely unlikely|highly unlikely|definitely not|not at all likely|certainly not"
            " < unlikely|not likely|probably not|improbable < somewhat unlikely|slightly unlikely|rather unlikely"
            " < neutral|neither likely nor unlikely|possibly|maybe|perhaps|might or might not|undecided|possible"
            " < somewhat likely|slightly likely|rather likely|fairly likely"
            " < likely|probably|probably yes|probable|probably would"
            " < very likely|extremely likely|highly likely|definitely|definitely yes|certainly",
            "sehr unwahrscheinlich|ausserst unwahrscheinlich|auf keinen fall|bestimmt nicht|ganz sicher nicht"
            " < unwahrscheinlich|wahrscheinlich nicht|vermutlich nicht < eher unwahrscheinlich|eher nicht"
            " < neutral|vielleicht|weder noch|moglicherweise|unentschieden < eher wahrscheinlich|eher ja"
            " < wahrscheinlich|vermutlich|wahrscheinlich ja"
            " < sehr wahrscheinlich|ausserst wahrscheinlich|auf jeden fall|ganz bestimmt|ganz sicher",
            "tres improbable|certainement pas|tres peu probable|pas du tout probable"
            " < improbable|probablement pas|peu probable < plutôt improbable|plutot peu probable"
            " < neutre|peut etre|ni probable ni improbable < plutôt probable|assez probable"
            " < probable|probablement|probablement oui < tres probable|certainement|extremement probable",
            "muy improbable|definitivamente no|nada probable|seguro que no"
            " < improbable|probablemente no|poco probable < algo improbable"
            " < neutral|tal vez|quizas|quiza|ni probable ni improbable < algo probable"
            " < probable|probablemente|probablemente si"
            " < muy probable|definitivamente si|definitivamente|seguro que si",
        ),
        are_attitudes=True,
    ),
    Ladder(  # importance
        "0 2 3 5 6|1 2 3 4 5|0 2 3 4 5|0 1 3 4 5|1 3 4 5|0 1 4 5|1 4 5|1 3 5|0 2 4 5|0 2 3 4 5 6|1 3 4 5 6|"
        "0 1 2 3 4 5 6",
        (
            "not at all important|not important at all|completely unimportant|very unimportant"
            " < unimportant|not important|not very important|not so important"
            " < slightly important|a little important|of little importance|somewhat unimportant|minor importance"
            " < moderately important|somewhat important|neutral|fairly important|neither important nor unimportant"
            " < important|quite important|rather important < very important|highly important"
            " < extremely important|absolutely essential|essential|crucial",
            "uberhaupt nicht wichtig|gar nicht wichtig|vollig unwichtig|sehr unwichtig"
            " < unwichtig|nicht wichtig < eher unwichtig|weniger wichtig|kaum wichtig|wenig wichtig"
            " < neutral|teils teils|mittelmassig wichtig|massig wichtig|weder noch|einigermassen wichtig"
            " < wichtig|eher wichtig|ziemlich wichtig < sehr wichtig < ausserst wichtig|extrem wichtig",
            "pas du tout important|aucunement important < pas important|sans importance|pas tres important"
            " < peu important|legerement important < moyennement important|neutre|moderement important"
            " < important|assez important|plutot important < tres important < extremement important|essentiel",
            "nada importante|sin ninguna importancia < no importante|sin importancia|no es importante"
            " < poco importante|algo importante < neutral|moderadamente importante|medianamente importante"
            " < importante|bastante importante < muy importante < extremadamente importante|esencial",
        ),
        are_attitudes=True,
    ),
    Ladder(  # extent
        "0 1 2 3 4|0 1 3 4|0 2 4|0 1 2 3|1 2 3",
        (
            "not at all|none at all|nothing at all < slightly|a little|a little bit|very little|to a small extent"
            " < somewhat|moderately|to some extent|a moderate amount|some|fairly"
            " < very|quite a bit|a lot|considerably|quite a lot|to a large extent|very much|much"
            " < extremely|a great deal|completely|to a great extent|totally|entirely",
            "uberhaupt nicht|gar nicht|nicht < wenig|ein wenig|kaum|ein bisschen|etwas"
            " < mittelmäßig|teils teils|einigermassen|mittel|teilweise < ziemlich|eher|viel|stark"
            " < sehr|ausserst|vollig|sehr stark|voll und ganz|sehr viel",
            "pas du tout|aucunement < un peu|legerement|peu < moyennement|moderement|plus ou moins"
            " < beaucoup|assez|plutot|bien < extremement|tout a fait|enormement|completement|totalement",
            "nada|para nada|en absoluto < poco|un poco|ligeramente < algo|moderadamente|regular|medianamente"
            " < bastante|mucho < muchisimo|extremadamente|totalmente|completamente|muy",
        ),
    ),
    Ladder(  # frequency
        "0 2 3 4 6|0 2 3 5 6|0 1 3 5 6|0 1 3 4 6|0 3 4 6|0 3 5 6|0 2 3 4|0 3 4|0 3 6|2 3 4|0 1 3 4 5|0 2 3 4 5|"
        "0 2 4 6|0 2 4|0 2 6|0 2 3 4 5 6|0 1 2 3 4 5 6",
        (
            "never|not at all < almost never|hardly ever|very rarely|very seldom < rarely|seldom|infrequently|"
            "once in a while|not often < sometimes|occasionally|from time to time|now and then|several days"
            " < often|frequently|regularly|more than half the days|quite often|fairly often"
            " < usually|very often|very frequently|most of the time|almost always|mostly|nearly always|nearly every day"
            " < always|all the time|constantly",
            "nie|niemals|noch nie < fast nie|kaum|sehr selten|kaum jemals < selten|eher selten"
            " < manchmal|gelegentlich|ab und zu|hin und wieder < oft|häufig|regelmassig|ofters|eher haufig"
            " < meistens|sehr oft|sehr haufig|fast immer|meist < immer|standig|jederzeit",
            "jamais < presque jamais|tres rarement < rarement|pas souvent"
            " < parfois|quelquefois|de temps en temps|occasionnellement"
            " < souvent|frequemment|regulierement|assez souvent"
            " < tres souvent|presque toujours|generalement|la plupart du temps|d'habitude < toujours|tout le temps",
            "nunca|jamas < casi nunca|muy raramente|muy pocas veces < rara vez|raramente|pocas veces|raras veces"
            " < a veces|algunas veces|ocasionalmente|de vez en cuando|en ocasiones"
            " < a menudo|frecuentemente|con frecuencia|muchas veces|regularmente"
            " < casi siempre|muy a menudo|generalmente|normalmente|muy frecuentemente|la mayoria de las veces"
            " < siempre|todo el tiempo",
        ),
        are_attitudes=True,
    ),
    Ladder(  # how many times
        "",
        (
            "never|not at all < once a year|yearly|annually|every year|less than once a month|a few times a year"
            " < quarterly|every 3 months|every three months|every few months"
            " < once a month|monthly|every month < fortnightly|2-3 times a month|a few times a month|every 2 weeks|"
            "every two weeks|biweekly|bi weekly < once a week|weekly|every week"
            " < 2-3 times a week|several times a week|a few times a week < daily|every day|once a day"
            " < several times a day|more than once a day|hourly",
            "nie|niemals < jährlich|einmal im jahr|seltener < vierteljährlich|quartalsweise|mehrmals im jahr"
            " < monatlich|einmal im monat < alle zwei wochen|mehrmals im monat|zweiwochentlich"
            " < wöchentlich|einmal pro woche|einmal in der woche < mehrmals pro woche|mehrmals in der woche"
            " < täglich|jeden tag < mehrmals taglich|mehrmals am tag",
            "jamais < une fois par an|annuellement|tous les ans < tous les trimestres|trimestriellement"
            " < une fois par mois|mensuellement|tous les mois < deux fois par mois|toutes les deux semaines"
            " < une fois par semaine|toutes les semaines|chaque semaine < plusieurs fois par semaine"
            " < tous les jours|chaque jour|quotidiennement < plusieurs fois par jour",
            "nunca < una vez al ano|anualmente < trimestralmente|cada tres meses"
            " < una vez al mes|mensualmente|cada mes < quincenalmente|cada dos semanas"
            " < una vez a la semana|una vez por semana|semanalmente|cada semana"
            " < varias veces a la semana|varias veces por semana < diariamente|todos los dias|a diario"
            " < varias veces al dia",
        ),
    ),
)
"""Ladders of attitudes and habits; `level_words` has those of things."""

NO_ANSWER = frozenset(
    {
        *(
            "don't know",
            "dont know",
            "do not know",
            "i don't know",
            "i do not know",
            "dk",
            "n/a",
            "na",
            "not applicable",
        ),
        *("prefer not to say", "prefer not to answer", "prefer not to disclose", "rather not say", "no opinion"),
        *("no answer", "no response", "not answered", "not stated", "not sure", "unsure", "can't say", "cannot say"),
        *(
            "unknown",
            "refused",
            "declined",
            "declined to answer",
            "refuse to answer",
            "don't remember",
            "not available",
        ),
        *("don't know/refused", "don't know / no answer", "missing", "not specified", "no comment", "does not apply"),
        *("weiss nicht", "weiss ich nicht", "ich weiss nicht", "keine angabe", "k.a.", "k. a.", "ka", "keine meinung"),
        *("keine antwort", "kann ich nicht beurteilen", "nicht beantwortet", "unbekannt", "nicht zutreffend"),
        *("mochte ich nicht sagen", "weiss nicht/keine angabe", "weiss nicht / keine angabe", "ohne angabe"),
        *("sans opinion", "ne sait pas", "je ne sais pas", "nsp", "ne se prononce pas", "sans reponse", "sans avis"),
        *("non concerne", "prefere ne pas repondre", "prefere ne pas dire", "non renseigne", "inconnu", "refus"),
        *("ne sais pas", "pas de reponse", "nc", "nsp/nrp", "sans objet", "ne souhaite pas repondre"),
        *("no sabe", "no se", "no contesta", "ns/nc", "ns nc", "no sabe/no contesta", "no sabe / no contesta"),
        *("sin respuesta", "no aplica", "sin opinion", "prefiero no decirlo", "prefiero no contestar"),
        *("desconocido", "no responde", "no lo se", "prefiero no responder"),
    }
)
"""Answers beside a scale that are none of its steps."""
