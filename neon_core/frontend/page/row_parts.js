// The rows of a page: from its packed data to the message that the panel shows, as a server would send it. Pure.

import { discriminants, featureParts, sumColumns, withoutNoise } from '../math/parts.js'

/**
 * @typedef {import('./page_messages.js').PageData} PageData
 * @typedef {import('./page_messages.js').PageColumn} PageColumn
 * @typedef {import('../messages.js').Panel} Panel
 * @typedef {import('../messages.js').RowParts} RowParts
 */

const DIGITS = 1e5 // of places, which are only looked at

const short = value => Math.round(value * DIGITS) / DIGITS

/** The text that calls a row at the beginning of a sentence. */
export const capitalized = text => text.slice(0, 1).toUpperCase() + text.slice(1)

/** The number of features of a column. */
const width = ({ on }) => on?.length ?? 1

/** The first feature of every column. */
export function columnStarts(columns) {
  return columns.map((_, i) => columns.slice(0, i).reduce((start, column) => start + width(column), 0))
}

/** The value that a column counts, before scaling. */
function countedValue({ numbers, scaled, center, spread }, code) {
  return numbers ? numbers[code] : scaled[code] * spread + center
}

/** The scaled features of a row. @param {PageColumn[]} columns */
export function scaledRow(columns, at) {
  return columns.flatMap(({ codes, own, on, off, numbers, scaled, center, spread }) => {
    const code = codes[at]
    if (own) return on.map((value, j) => (j === own[code] ? value : off[j]))
    return [numbers ? (numbers[code] - center) / spread : scaled[code]]
  })
}

/** Where a row's value lies in the observed range, 0.5 without a range, and 0.5 for a category. */
function placeOf(column, at) {
  if (column.own || !(column.high > column.low)) return 0.5
  return short((countedValue(column, column.codes[at]) - column.low) / (column.high - column.low))
}

/** The centroid of each cluster that a row is compared with. */
function centroidsOf({ model, rows }, at) {
  return rows.nearest?.[at] ?? model.centroids.map((_, k) => k)
}

/**
 * The numbers of a row, from which its bars at any comparison are computed.
 * @param {PageData} data
 * @returns {RowParts}
 */
export function rowParts({ columns, model, rows, map }, at) {
  const [label, competitor] = [rows.labels[at], rows.competitors[at]]
  const nearest = centroidsOf({ model, rows }, at)
  const x = scaledRow(columns, at)
  const starts = columnStarts(columns)
  const others = nearest.filter((_, k) => k !== label)
  const features = others.map(k => featureParts(x, model.centroids[nearest[label]], model.centroids[k], model.noise))
  const clean = features.map(({ values, rounding }) => withoutNoise(values, rounding))
  const filled = columns.map((_, i) => i).filter(i => columns[i].filled.includes(columns[i].codes[at]))
  return {
    values: columns.map(({ texts, codes }) => texts[codes[at]]),
    centroid_values: [label, competitor].map(k => model.texts[nearest[k]]),
    place: columns.map(column => placeOf(column, at)),
    h: discriminants(features),
    parts: features.map(({ rounding }, k) => withoutNoise(sumColumns(clean[k], starts), sumColumns(rounding, starts))),
    ...(filled.length ? { filled } : {}),
    ...categoriesOf(columns, starts, clean, at),
    ...(map.facts.picture ? { brightness: brightnessOf(columns, at) } : {}),
  }
}

/** The own value of every category, and what each value adds against each competitor. */
function categoriesOf(columns, starts, features, at) {
  const found = columns.flatMap((column, i) => {
    if (!column.own) return []
    const parts = features.map(values => values.slice(starts[i], starts[i] + width(column)))
    return [[i, { own: column.own[column.codes[at]], parts }]]
  })
  return found.length ? { categories: Object.fromEntries(found) } : {}
}

/** The pixels of a picture: 0 is the lowest value of all, 1 the highest. */
function brightnessOf(columns, at) {
  const [low, high] = [Math.min(...columns.map(column => column.low)), Math.max(...columns.map(column => column.high))]
  return columns.map(column => short((countedValue(column, column.codes[at]) - low) / (high - low)))
}

/**
 * The panel's message about a row. `called` is the text that calls the row, `beta` "usual", "inf" or a number.
 * @param {PageData} data
 * @returns {Panel}
 */
export function panelOf(data, at, called, beta) {
  const { rows, map, name_slot: slot } = data
  const isCompared = rows.competitors[at] >= 0
  const point = isCompared ? rowParts(data, at) : null
  const headline = rows.headlines[rows.headline[at]].map(span => {
    return typeof span === 'string' ? span.replace(slot, () => capitalized(called)) : span
  })
  return {
    facts: map.facts.id,
    headline,
    standing: rows.standings[rows.standing[at]],
    mark: { row: rows.numbers[at], label: rows.labels[at], competitor: rows.competitors[at] },
    point,
    ...(point && Math.min(...point.h) === 0 ? { tie: true } : {}),
    ...(beta === 'usual' ? {} : { beta: beta === 'inf' ? null : Number(beta) }),
  }
}
