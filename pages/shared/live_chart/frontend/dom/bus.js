// The knowledge that map and panel share: the chosen row, and the facts of the analysis, which travel once, with the map.
// Both import this module, and a browser loads a module once.

const PATIENCE = 5000 // ms; a gesture that the server has not answered by then is not waited for any more
const listeners = new Set()
const waiting = []
let mark = null
let count = 0
let pending = null
let timer = 0
let facts = null

/**
 * The chosen row with its mark on the map, null before there is one. Of a row that a hand has just chosen there is only
 * the number.
 * @returns {import('../messages.js').Mark | null}
 */
export function chosenMark() {
  return mark
}

/** Call back when another row is chosen; returns a function that stops it. */
export function onChoice(callback) {
  listeners.add(callback)
  return () => listeners.delete(callback)
}

function setMark(next) {
  mark = next
  for (const callback of listeners) callback(mark)
}

/** A hand has chosen a row: it is shown at once, before the server knows. Returns the number of this gesture. */
export function chooseRow(row) {
  countGesture()
  setMark(mark?.row === row ? mark : { row })
  return count
}

/** A hand has searched for a row that only the server can find. Returns the number of this gesture. */
export function countGesture() {
  count += 1
  pending = { count, until: Date.now() + PATIENCE }
  return count
}

/**
 * Take the server's answer to gesture number `to`: the chosen row. While a later gesture waits for its own answer, an
 * earlier answer waits too: it holds only where no other comes in time.
 */
export function receiveAnswer(answer, to) {
  clearTimeout(timer)
  if (pending && to < pending.count && Date.now() < pending.until) {
    timer = setTimeout(receiveAnswer, pending.until - Date.now() + 1, answer, to)
    return
  }
  pending = null
  setMark(answer)
}

/** The facts of an analysis have come. */
export function storeFacts(next) {
  facts = next
  for (const wake of waiting.splice(0)) wake()
}

/**
 * Wait for the facts of an analysis.
 * @returns {Promise<import('../messages.js').Facts>}
 */
export async function waitForFacts(id) {
  while (facts?.id !== id) await new Promise(resolve => waiting.push(resolve))
  return facts
}
