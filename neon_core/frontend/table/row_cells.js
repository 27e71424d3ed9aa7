// The cells of a table of rows as elements.

import { make } from '../dom/elements.js'
import { fillText } from '../dom/sentence.js'
import { words } from '../dom/words.js'
import { number } from '../math/numbers.js'

const LONG = 32 // letters of a cell that may be cut: it has its whole text as a title
const ARROWS = { ascending: '↑', descending: '↓', none: '' }

/** Whether the cells of a column are numbers, which stand on the right, or words. */
export function kindOf({ values, right, decimals }) {
  const isNumber = right || decimals !== undefined || !values.some(value => typeof value === 'string')
  return isNumber ? 'number' : 'words'
}

/** The head of a column; `press` sorts by it, and is missing where that is impossible. */
export function headCell({ head }, kind, direction, press) {
  const name = make('span', { class: 'name', text: head })
  if (!press) return make('th', { scope: 'col', class: kind }, make('span', { class: 'fixed' }, name))
  const arrow = make('span', { class: 'arrow', 'aria-hidden': 'true', text: ARROWS[direction] })
  const button = make('button', { type: 'button', title: fillText(words.rows.sort, { column: head }) }, name, arrow)
  button.addEventListener('click', press)
  return make('th', { scope: 'col', class: kind, 'aria-sort': direction }, button)
}

/** A cell with a value; one that has not come yet is empty. */
export function cellOf(value, decimals, kind, isFirst) {
  const isCounted = decimals !== undefined && typeof value === 'number'
  const text = isCounted ? number(value, decimals) : String(value ?? '')
  const role = isFirst ? { role: 'rowheader', scope: 'row' } : { role: 'gridcell' }
  const title = text.length > LONG ? { title: text } : {}
  return make(isFirst ? 'th' : 'td', { class: kind, text, ...role, ...title })
}
