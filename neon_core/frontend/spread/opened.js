// The column whose strips are shown: the heat map marks it, and the strips come into sight where a hand has opened them.

const listeners = new Set()
let opened = ''
let wanted = ''

export function openedColumn() {
  return opened
}

/** The server shows the strips of a column, "" of none. */
export function setOpened(name) {
  opened = name
  for (const callback of listeners) callback(name)
}

/** Call back when another column is opened; returns a function that stops it. */
export function onOpened(callback) {
  listeners.add(callback)
  return () => listeners.delete(callback)
}

/** A hand has asked for a column. */
export function want(name) {
  wanted = name
}

/** Whether a hand asked for this column; true once. */
export function wasWanted(name) {
  const is = name !== '' && name === wanted
  if (is) wanted = ''
  return is
}
