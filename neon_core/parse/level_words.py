"""Ordered levels of things in English, German, French and Spanish: quality, intensity, size, schooling, grades."""

from __future__ import annotations

from neon_core.parse.scale_words import Ladder

LEVEL_LADDERS = (
    Ladder(  # quality
        "1 2 3 4 5|1 2 3 5|0 1 2 3 4|1 2 3|0 1 2 3 5|1 2 3 4|2 3 4 5|1 3 4 5|0 1 2 3 4 5",
        (
            "very poor|very bad|terrible|awful|extremely poor < poor|bad"
            " < fair|average|ok|okay|acceptable|mediocre|standard|satisfactory|moderate|so so"
            " < good < very good|great < excellent|outstanding|exceptional",
            "sehr schlecht|katastrophal < schlecht|eher schlecht"
            " < mittelmäßig|mittel|durchschnittlich|ok|okay|akzeptabel|geht so|teils teils|zufriedenstellend"
            " < gut|eher gut < sehr gut < ausgezeichnet|hervorragend|exzellent",
            "tres mauvais|tres mauvaise|execrable < mauvais|mauvaise|mediocre"
            " < moyen|moyenne|correct|correcte|acceptable < bon|bonne|bien < très bon|tres bonne|tres bien"
            " < excellent|excellente",
            "muy malo|muy mala|pesimo|pesima|muy mal < malo|mala|mal < regular|normal|aceptable|mediocre"
            " < bueno|buena|bien < muy bueno|muy buena|muy bien < excelente",
        ),
    ),
    Ladder("0 1 2 3 4", ("fair < good < very good < premium < ideal", "po < fa < ta < gd < ex")),  # gems, houses
    Ladder(  # intensity
        "0 2 3 4|2 3 4|0 2 3 4 5|2 3 4 5|0 1 2 3 4|0 1 2 3 4 5",
        (
            "none|no|absent|nil|no pain|asymptomatic < very mild|minimal|trace|very slight < mild|slight|minor|light"
            " < moderate|medium < severe|strong|major|serious|heavy"
            " < very severe|extreme|critical|very strong|profound|worst possible",
            "keine|kein|keiner|gar keine|nicht vorhanden < sehr leicht|minimal|sehr gering|sehr schwach"
            " < leicht|gering|schwach|leichte|geringe < mittel|mäßig|moderat|mittelschwer|mittelstark|mittelgradig"
            " < schwer|stark|schwere|starke|erheblich < sehr schwer|sehr stark|extrem|kritisch|sehr starke",
            "aucun|aucune|absent|absente|nul|nulle < très léger|tres legere|minime|tres faible"
            " < léger|legere|faible < modéré|moderee|moyen|moyenne < sévère|grave|fort|forte|intense|important"
            " < tres severe|extreme|critique|tres grave|tres fort|tres forte|tres intense",
            "ninguno|ninguna|nulo|nula|ausente < muy leve|minimo|minima|muy ligero < leve|ligero|ligera|debil"
            " < moderado|moderada|medio|media < grave|severo|severa|fuerte|intenso|intensa"
            " < muy grave|extremo|extrema|critico|critica|muy fuerte|muy intenso",
        ),
    ),
    Ladder(  # sizes in letters
        "1 2 3 4 5|0 1 2 3 4 5 6 7 8",
        ("xxs < xs < s < m < l < xl < xxl|2xl < xxxl|3xl < xxxxl|4xl",),
    ),
    Ladder(  # sizes in words
        "2 3 4|1 2 3 4 5|2 3 4 5|1 2 3 4|0 1 2 3 4 5 6",
        (
            "tiny|micro|mini < very small|extra small|x small < small < medium|average|mid|midsize|mid size|regular|"
            "medium sized < large|big < very large|extra large|x large < huge|giant|enormous|jumbo",
            "winzig < sehr klein < klein|kleine < mittel|mittelgross|mittlere < groß|grosse < sehr gross < riesig",
            "minuscule < très petit|tres petite < petit|petite < moyen|moyenne < grand|grande"
            " < tres grand|tres grande < enorme",
            "diminuto < muy pequeño|muy pequena < pequeño|pequena|chico < mediano|mediana|medio < grande"
            " < muy grande < enorme",
        ),
    ),
    Ladder(  # levels
        "2 3 4|1 2 3 4 5|2 3 4 5|0 2 3 4|1 2 3 4|0 1 2 3 4 5",
        (
            "none|zero < very low|vlow|extremely low|lowest < low|lo|reduced < medium|moderate|mid|med|middle|average|"
            "normal|intermediate|mod < high|hi|elevated|increased"
            " < very high|vhigh|extremely high|highest|critical|urgent|severe",
            "keine|kein|null < sehr niedrig|sehr gering < niedrig|gering|tief|niedrige|geringe"
            " < mittel|mäßig|normal|durchschnittlich|mittlere|mittelhoch < hoch|hohe|erhoht"
            " < sehr hoch|kritisch|dringend|sehr hohe",
            "nul|nulle|aucun|aucune < très faible|tres bas|tres basse < faible|bas|basse"
            " < moyen|moyenne|modere|moderee|normal|normale < élevé|elevee|haut|haute|fort|forte"
            " < tres eleve|tres elevee|tres haut|tres haute|critique|urgent|urgente",
            "nulo|ninguno|ninguna < muy bajo|muy baja < bajo|baja < medio|media|moderado|moderada|normal|mediano"
            " < alto|alta|elevado|elevada < muy alto|muy alta|critico|critica|urgente",
        ),
    ),
    Ladder(  # beside the average, and changes
        "0 1 2 3 4|1 2 3",
        (
            "far below average|well below average|much below average < below average < average"
            " < above average < far above average|well above average|much above average",
            "much worse|a lot worse < worse|somewhat worse|slightly worse < same|about the same|the same|no change|"
            "unchanged|no difference < better|somewhat better|slightly better < much better|a lot better",
            "far too low|much too low < too low|too little < just right|about right|right < too high|too much"
            " < far too high|much too high",
            "weit unterdurchschnittlich < unterdurchschnittlich < durchschnittlich < überdurchschnittlich"
            " < weit uberdurchschnittlich",
            "viel schlechter < schlechter|etwas schlechter < gleich|unverandert|genauso < besser|etwas besser"
            " < viel besser",
            "bien pire|beaucoup moins bien < pire|moins bien < pareil|identique|inchange < mieux"
            " < bien mieux|beaucoup mieux",
            "mucho peor < peor|algo peor < igual|sin cambios < mejor|algo mejor < mucho mejor",
        ),
    ),
    Ladder(  # speed, heat, length, weight, age
        "0 1 2 3 4|1 2 3|1 3|0 1 2 3",
        (
            "very slow < slow < medium|moderate|normal|average < fast < very fast",
            "very cold|freezing < cold|cool < mild|moderate|warm < hot < very hot",
            "very short < short < medium|average < long < very long",
            "very light < light < medium|normal < heavy < very heavy",
            "very weak < weak < medium|moderate|average < strong < very strong",
            "child|very young < young < middle aged|middle age|adult < old|senior|elderly < very old",
            "sehr langsam < langsam < mittel|normal < schnell < sehr schnell",
            "tres lent < lent < moyen|normal < rapide < tres rapide",
            "muy lento < lento < medio|normal < rápido < muy rapido",
        ),
    ),
    Ladder(  # expertise
        "0 1 2 3|0 1 2|0 2 3",
        (
            "beginner|novice|basic|elementary|entry level|fundamental < intermediate|medium"
            " < advanced|proficient|experienced|fluent < expert|master|native",
            "intern|trainee < junior|entry|entry level < mid|mid level|middle|intermediate|regular < senior|lead",
            "anfanger|anfangerin|grundkenntnisse|einsteiger < mittel|mittelstufe"
            " < fortgeschritten|fortgeschrittene|fortgeschrittener < experte|profi|expertin",
            "debutant|debutante|notions|novice < intermédiaire < avancé|avancee|confirme < expert|experte",
            "principiante|basico|novato < intermedio|intermedia < avanzado|avanzada < experto|experta",
        ),
    ),
    Ladder(  # schooling
        "",
        (
            "no formal education|none|no schooling|illiterate|no education|never attended"
            " < primary|primary school|elementary|elementary school|basic|primary education"
            " < middle school|some high school|lower secondary|junior high|less than high school|"
            "less than high school diploma < high school|secondary|high school graduate|high school diploma|hs grad|"
            "high school or equivalent|upper secondary|secondary school|ged|secondary education|below college"
            " < some college|some college no degree|some college, no degree|vocational|vocational training|college|"
            "trade school < associate|associate degree|associate's degree|associates|associates degree"
            " < bachelor|bachelors|bachelor's|bachelor's degree|bachelor degree|bachelors degree|undergraduate|"
            "college graduate|graduation|university|tertiary|undergraduate degree"
            " < master|masters|master's|master's degree|master degree|masters degree|graduate|postgraduate|"
            "graduate degree|post graduate < doctorate|phd|ph.d.|doctoral|doctoral degree|doctor|professional degree",
            "ohne abschluss|kein abschluss|kein schulabschluss|keiner|keine < grundschule|volksschule"
            " < hauptschule|hauptschulabschluss|hauptschul < realschule|realschulabschluss|mittlere reife|"
            "mittlerer abschluss < fachabitur|fachhochschulreife|ausbildung|berufsausbildung|lehre"
            " < abitur|hochschulreife|matura|gymnasium|allgemeine hochschulreife < bachelor|fachhochschule"
            " < master|diplom|magister|hochschulabschluss|universitat|studium|hochschule < promotion|doktor|doktorat",
            "sans diplome|aucun diplome|aucun < primaire|ecole primaire|certificat d'etudes"
            " < college|brevet|brevet des colleges < cap|bep|cap bep|cap/bep < lycee|bac|baccalaureat|secondaire"
            " < bac+2|bts|dut|deug|bts/dut < licence|bac+3 < master|bac+5|maitrise < doctorat|bac+8",
            "sin estudios|ninguno|analfabeto|ninguna < primaria|educacion primaria|primarios|estudios primarios"
            " < secundaria|eso|educacion secundaria|secundarios < bachillerato|preparatoria"
            " < formacion profesional|fp|tecnico|tecnica < diplomatura"
            " < licenciatura|grado|universitario|universitaria|universidad|superior|superiores|universitarios"
            " < master|maestria|posgrado|postgrado < doctorado",
        ),
    ),
    Ladder(  # school grades in words
        "0 1 2 3 4 5|1 2 3 4 5|0 1 2 3 4|0 1 2 3|0 1 3 4|1 2 3 4|1 2 3|1 3 4",
        (
            "fail|failed < pass|passed|sufficient < merit|credit|satisfactory < distinction < high distinction",
            "ungenugend|nicht genugend < mangelhaft|nicht ausreichend < ausreichend|genugend"
            " < befriedigend < gut < sehr gut",
            "insuffisant|ajourne|refuse < passable|sans mention|mention passable < assez bien|mention assez bien"
            " < bien|mention bien < tres bien|mention tres bien < excellent|felicitations",
            "suspenso|insuficiente|reprobado|muy deficiente < aprobado|suficiente < bien < notable < sobresaliente"
            " < matricula de honor|matricula",
        ),
    ),
)
"""Ladders of levels, beside those of attitudes in `scale_words`."""

GRADE_NAMES = frozenset(
    {
        *("grade", "grades", "mark", "marks", "grading", "lettergrade", "gpa"),
        *("note", "noten", "schulnote", "zensur", "notenstufe", "bewertung"),
        *("notes", "mention", "appreciation", "nota", "notas", "calificacion", "calificaciones"),
    }
)
"""Words of a column's name that make school grades of the letters A to F."""

NO_SCALE_NAMES = frozenset(
    {
        *("id", "code", "codes", "sku", "ean", "isbn", "zip", "zipcode", "postal", "plz", "phone", "tel"),
        *("telephone", "telefon", "mobile", "fax", "date", "datum", "fecha", "jour", "tag", "dia", "month", "monat"),
        *(
            "mois",
            "mes",
            "blood",
            "blut",
            "blutgruppe",
            "sang",
            "sangre",
            "result",
            "ergebnis",
            "resultat",
            "resultado",
        ),
        *("product", "produkt", "produit", "producto", "serial", "version", "ip", "match", "game", "spiel", "codigo"),
        *("birthday", "dob", "time", "uhrzeit", "heure", "hora", "address", "adresse", "direccion", "fraction"),
    }
)
"""Words of a column's name under which numbers with a dash, and letters, are no scale."""
