// The names of rows. Pure; `words` comes in.

import { fillText } from '../dom/sentence.js'
import { sortedIndex } from '../math/sorted.js'

/**
 * A row's name as its cell has it, '' where it has none; the name of a row without a mark travels with the choice.
 * @param {import('../messages.js').MapPicture} map
 * @param {import('../messages.js').Mark | null} mark
 */
export function nameOf(row, map, mark) {
  if (mark?.row === row && mark.undrawn?.map === map.id && mark.undrawn.name) return mark.undrawn.name
  return map.left_out?.[row]?.[1] ?? map.names?.[drawnIndex(row, map)] ?? ''
}

/** The index of a row among those that the map draws; -1 where it draws others only. */
export function drawnIndex(row, { rows }) {
  return rows ? sortedIndex(rows, row) : row
}

/**
 * The one text that calls a row: its name, with a noun before one that has no letter, or its number where it has none.
 * neon_core/row_names.py does the same.
 */
export function rowLabel(template, row, map, mark) {
  const name = nameOf(row, map, mark)
  if (!name) return fillText(template, { noun: map.nouns[0], row })
  return /\p{L}/u.test(name) ? name : `${map.name_noun} ${name}`.trim()
}

/** The cluster that a map shows a row nearest to, where that is not its own; else undefined. */
export function misplacedTo(row, map, mark) {
  const undrawn = mark?.row === row && mark.undrawn?.map === map.id ? mark.undrawn.looks_like : undefined
  return map.misplaced[row] ?? undrawn
}
