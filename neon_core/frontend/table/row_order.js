// The order of the rows of a table, and which of them are drawn. Pure.

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
const STEPS = { ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10, Home: -Infinity, End: Infinity }

/**
 * The positions of a column's cells in their order. Empty cells come last in both directions, equal ones stay in place.
 * @param {import('./table_messages.js').TableColumn} column
 */
export function sortedPositions({ values, ranks }, isDescending) {
  const keys = ranks ?? values
  const filled = [...values.keys()].filter(at => values[at] !== null)
  const compare = typeof keys[filled[0]] === 'string' ? collator.compare : (one, other) => one - other
  const sign = isDescending ? -1 : 1
  filled.sort((one, other) => sign * compare(keys[one], keys[other]) || one - other)
  return [...filled, ...[...values.keys()].filter(at => values[at] === null)]
}

/** The rows to draw: those in sight and at least as many on both sides, by whole pages: few scrolls draw anew. */
export function drawnRange(top, height, rowHeight, n) {
  const page = Math.max(1, Math.ceil(height / rowHeight))
  const first = Math.floor(top / rowHeight / page) * page
  return [Math.max(0, first - page), Math.min(n, first + 3 * page)]
}

/** The place to which a key leads from another one; undefined for a key that leads nowhere. */
export function steppedPlace(key, place, n) {
  return key in STEPS ? Math.max(0, Math.min(n - 1, place + STEPS[key])) : undefined
}

/** The order that a column's head leads to next: ascending, descending, then as the table came. */
export function nextSort(sort, name) {
  if (sort?.name !== name) return { name, isDescending: false }
  return sort.isDescending ? null : { name, isDescending: true }
}
