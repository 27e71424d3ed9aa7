"""Every sentence of an answer, claim by claim, against a recomputation in fractions.

`tables` generates small tables, `exact` recomputes them without rounding, `claims` says what each sentence claims, and
`answers` reads every sentence of an analysis. How new wording is added stands at the head of `claims`.
"""
