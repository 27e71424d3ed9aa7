// The knowledge that map and panel share: the chosen row, and the facts of the analysis, which travel once, with the map.
// Both import this module, and a browser loads a module once.

import { Outbox } from './outbox.js'

export const PANEL = 'panel' // the component that sends every choice: its fragment draws the answer
const gestures = new Outbox(PANEL)
const listeners = new Set()
const waiting = []
let mark = null
let held = null // the server's answer to an earlier gesture
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

/** A hand has chosen a row: it is shown at once, before the server knows. */
export function chooseRow(row) {
  add('picked', answers => ({ row, answers }))
  setMark(mark?.row === row ? mark : { row })
}

/** A hand has chosen a second row, beside the chosen one. */
export function chooseOther(row) {
  add('other', answers => ({ row, answers }))
  if (mark) setMark({ ...mark, other: { row } })
}

/** A hand has searched for a row that only the server can find. */
export function searchRow(text) {
  add('search', answers => ({ text, answers }))
}

function add(name, value) {
  held = null
  gestures.add(name, value, () => held && setMark(held))
}

/**
 * Take the server's answer to gesture number `to`: the chosen row. While a later gesture waits for its own answer, an
 * earlier answer waits too: it holds only where no other comes.
 */
export function receiveAnswer(answer, to) {
  if (gestures.receive(to)) held = answer
  else setMark(answer)
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
