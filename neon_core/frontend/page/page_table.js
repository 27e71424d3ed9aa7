// The table of a page: its columns from the packed data, and the rows that a text leaves. Pure.

/**
 * @typedef {import('./page_messages.js').PageData} PageData
 * @typedef {import('../table/table_messages.js').RowTable} RowTable
 */

/**
 * The whole table: the results, and behind them every column that counts.
 * @param {PageData} data
 * @returns {RowTable}
 */
export function wholeTable({ table, columns, map }) {
  const counted = columns.map((column, i) => columnOf(column, map.facts.names[i]))
  return { ...table, columns: [...table.columns, ...counted] }
}

/** A column that counts, as texts in their order; an empty cell stays empty. */
function columnOf({ texts, codes, filled, right, own, numbers, scaled }, head) {
  const isFilled = new Set(filled)
  const values = codes.map(code => (isFilled.has(code) ? null : texts[code]))
  if (own) return { head, values }
  const ranks = rankValues(numbers ?? scaled)
  return { head, values, ranks: codes.map(code => ranks[code]), right }
}

/** The place of each number among the different ones. */
export function rankValues(numbers) {
  const order = [...new Set(numbers)].sort((one, other) => one - other)
  const places = new Map(order.map((number, place) => [number, place]))
  return numbers.map(number => places.get(number))
}

/** The places of the rows that have a text in one of their words, or as their number or name. */
export function matchingPlaces({ rows, columns }, text) {
  const wanted = text.trim().toLowerCase()
  const all = [...rows.keys()]
  if (!wanted) return all
  const worded = columns.filter(({ values, right }) => !right && values.some(value => typeof value === 'string'))
  const number = wanted.replace(/^(?:#|row\s)\s*/, '')
  const has = at => worded.some(({ values }) => values[at]?.toLowerCase().includes(wanted))
  return all.filter(at => String(rows[at]) === number || has(at))
}

/**
 * Some rows of a table, as another table; its order stays.
 * @param {RowTable} table
 * @returns {RowTable}
 */
export function someRows(table, places, id) {
  const pick = values => places.map(at => values[at])
  const columns = table.columns.map(column => {
    return { ...column, values: pick(column.values), ...(column.ranks ? { ranks: pick(column.ranks) } : {}) }
  })
  return { ...table, id, rows: pick(table.rows), columns, keeps_sort: true }
}
