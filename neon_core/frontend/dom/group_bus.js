// The knowledge that the map and its switch of tools share: the tool, and the group of rows. The switch sends what is drawn.

import { Outbox } from './outbox.js'

/** @typedef {import('../messages.js').GroupMark} GroupMark */

export const TOOLS = 'tools' // the component that sends every drawing: its fragment answers with the group
const drawings = new Outbox(TOOLS)
const listeners = new Set()
let isDrawing = false // whether a drag draws: the tool "Draw"
let answered = null // the group that the server has
let group = null // the group that is shown

/** Whether the chosen tool draws. */
export function drawsByDrag() {
  return isDrawing
}

/** Choose the tool. */
export function chooseTool(draws) {
  isDrawing = draws
  tell()
}

/** @returns {GroupMark | null} */
export function shownGroup() {
  return group
}

/** Call back when another tool or another group is chosen; returns a function that stops it. */
export function onGroup(callback) {
  listeners.add(callback)
  return () => listeners.delete(callback)
}

function tell() {
  for (const callback of listeners) callback()
}

function setGroup(next) {
  group = next
  tell()
}

/**
 * A hand has drawn around some rows: they are shown at once, before the server knows. Where the map shows none of them,
 * the group stays until the server has looked at all rows.
 * @param {GroupMark} preview
 */
export function drawAround(preview, picture) {
  drawings.add('drawn', draws => ({ shape: preview.shape, picture, draws }), () => setGroup(answered))
  if (preview.rows.length) setGroup(preview)
}

/**
 * Take the server's answer to drawing number `to`: the group. While a later drawing waits, an earlier answer waits too.
 * @param {GroupMark | null} answer
 */
export function receiveGroup(answer, to) {
  answered = answer
  if (!drawings.receive(to)) setGroup(answer)
}
