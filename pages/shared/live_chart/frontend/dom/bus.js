// What the map and the panel know together: which row is chosen, and what is the same for every row (it travels with the
// map, once). A module that both import, so there is one of it.

const PATIENCE = 5000 // a click that the server has not answered by then is not waited for any more
const listeners = new Set()
let mark = null
let count = 0
let pending = null
let later = 0
let facts = null
const waiting = []

/** The chosen row and what the map draws of it, null before there is one. */
export function chosen() {
  return mark
}

/** Call back when another row is chosen; returns how to stop that. */
export function listen(callback) {
  listeners.add(callback)
  return () => listeners.delete(callback)
}

function tell() {
  for (const callback of listeners) callback(mark)
}

/** A hand has chosen a row: shown at once, before the server knows. Returns the number of this choice. */
export function pick(row) {
  ask()
  if (mark?.row !== row) mark = { row }
  tell()
  return count
}

/** A hand has asked for a row that only the server can find. Returns the number of this choice. */
export function ask() {
  count += 1
  pending = { count, until: Date.now() + PATIENCE }
  return count
}

/** The server says which row is chosen; an answer to an earlier choice is old news while a later one is under way. */
export function answered(said, to) {
  clearTimeout(later)
  if (pending && to < pending.count && Date.now() < pending.until) {
    later = setTimeout(answered, pending.until - Date.now() + 1, said, to) // unless the awaited one comes, this is true
    return
  }
  pending = null
  mark = said
  tell()
}

/** The facts of an analysis have come. */
export function know(said) {
  facts = said
  for (const call of waiting.splice(0)) call()
}

/** The facts of an analysis, when they are there. */
export async function known(id) {
  while (facts?.id !== id) await new Promise(resolve => waiting.push(resolve))
  return facts
}
