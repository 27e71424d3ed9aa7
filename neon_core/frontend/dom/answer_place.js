// The place of the answer on the page. A choice below it, in the table of rows, brings it into sight.

const TOP = 8 // pixels from the top of the screen
const LEAST = 200 // pixels of the answer that must be seen: its sentence and the line below it
let place = null // the answer's headline
let goBack = null // leads back to the place of the choice

/** Whether an answer that begins at `top` is in sight on a screen of a height. Pure. */
export function isInSight(top, height) {
  return top >= TOP && top + LEAST <= height
}

/** The headline of the answer is on the page. Escape on it leads back to where a key has chosen. */
export function setAnswerPlace(headline) {
  place = headline
  headline.addEventListener('keydown', event => {
    if (event.key === 'Escape') goBack?.()
  })
}

/** The headline is gone; another one may have taken its place. */
export function dropAnswerPlace(headline) {
  if (place === headline) place = null
}

/**
 * Bring the answer into sight, where it is not: nothing scrolls else. A choice by key takes the focus along, and `back`
 * is how Escape returns it.
 */
export function showAnswer(back = null) {
  if (!place || isInSight(place.getBoundingClientRect().top, window.innerHeight)) return
  place.scrollIntoView({ block: 'start' })
  goBack = back
  if (back) place.focus({ preventScroll: true })
}

/** Bring the column of the answer into sight, where its beginning is not: a group is answered above the hidden headline. */
export function showAnswerColumn() {
  const column = place?.getRootNode().host?.closest('[data-testid="stColumn"]')
  if (!column || isInSight(column.getBoundingClientRect().top, window.innerHeight)) return
  column.scrollIntoView({ block: 'start' })
}
