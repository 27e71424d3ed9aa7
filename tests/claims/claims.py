"""What the sentences of an answer claim, and whether it is true of the table.

How to add wording
------------------
1. Every text belongs to a `Place` (headline, leading, standing ...). `grammar.read(place, sentence, facts)` reads the
   spans of a sentence from the front: at each point the first claim whose regular expression matches takes its piece.
   **Text that no claim reads is a falsehood**, so new wording fails until it is added here.
2. Write the piece as one `Claim(name, pattern, check)`. In the pattern, a span that is not plain is ⟦role|text⟧, and
   the name of a cluster ⟦cluster|2⟧ (`CLUSTER`); so a column may be called "a and b". Use `NUMBER` and `PERCENT` for
   printed numbers, and make the expression as strict as the wording.
3. Its check is a generator: it gets the match and the facts, compares *every* number, name, unit and comparative with
   the oracle, and yields (kind, truth) for each that is false. The kind groups falsehoods in the report; "" stands for
   the claim's own name. Facts that are new belong in `exact`, `exact_row` or `pictures`, in fractions, never taken from
   `neon_core`. Where floating point may decide either way, ask a `Count` or a `Choice`, which know the tolerance.
4. If the place must not do without the claim, say so in the place's `missing`.
5. Add the sentence, true and false, to tests/claims/test_checker.py; call `read` for it in `answers`.

A new screen gets a place of its own, and its facts the same way. Not read here: how a table was prepared (`steps`
other than the fit), names of files, axis titles.
"""

from __future__ import annotations

from tests.claims.evidence import COMPARISON, EQUATION, FIT, PROOF, SHARES
from tests.claims.grammar import Place
from tests.claims.headline import HEADLINE, LEADING
from tests.claims.pictures import CAPTION, DISTANCE
from tests.claims.standing import STANDING
from tests.claims.values import VALUE, VALUE_SHARES

PLACES: dict[str, Place] = {
    place.name: place
    for place in (
        *(HEADLINE, LEADING, STANDING),
        *(EQUATION, PROOF, SHARES, COMPARISON, FIT),
        *(VALUE, VALUE_SHARES),
        *(CAPTION, DISTANCE),
    )
}
"""Every place whose text is read, by its name. The facts of the first two lines are an `ExactRow` (of the fit an
`ExactClustering`), of the third a `Cell`, of a map's caption a `Picture`, of a border's distance an `ExactRow`."""
