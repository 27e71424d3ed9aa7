// The row that a person types: by its name, else by its number. neon_core/search.py does the same. Pure.

import { fillText } from '../dom/sentence.js'
import { sortedIndex } from '../math/sorted.js'
import { capitalized } from './row_parts.js'

const NUMBER = /^(?:#|row\s)\s*(?=\d+$)/i // what stands before a number that is no name
const DIGITS = /^\d{1,15}$/
const PLAIN = /^(?:0|[1-9]\d*)$/ // no number begins with 0

/**
 * Find a row: { row, notice, refused }, row -1 where none is meant.
 *
 * `known` has numbers (of the rows on the page, sorted), names (their cells, or null), prefix (the noun before a name
 * without a letter), nouns, n_rows (of the table), and label(row).
 */
export function findRow(words, text, known) {
  const wanted = text.trim()
  const number = numbered(wanted.replace(NUMBER, ''), known)
  const named = known.names && wanted ? rowsOfName(wanted, known) : []
  if (named.length) return { row: named[0], ...noticeOf(words, wanted, named, number, known) }
  if (number >= 0) return { row: number, notice: known.names && DIGITS.test(wanted) ? takenAsNumber(words, wanted, number, known) : '' }
  const alike = known.names && wanted ? rowsLike(wanted, known) : []
  if (alike.length) return { row: alike[0], ...noticeOf(words, wanted, alike, -1, known) }
  return { row: -1, notice: refusal(words, wanted, known), refused: true }
}

function numbered(text, { numbers }) {
  const row = DIGITS.test(text) ? Number(text) : -1
  return sortedIndex(numbers, row) >= 0 ? row : -1
}

const rowsWhere = ({ names, numbers }, is) => numbers.filter((_, at) => is(names[at]))

function rowsOfName(text, known) {
  const exact = rowsWhere(known, name => name === text)
  const start = `${known.prefix} `
  return exact.length || !text.startsWith(start) ? exact : rowsWhere(known, name => name === text.slice(start.length))
}

function rowsLike(text, known) {
  return rowsWhere(known, name => name.trim().toLowerCase() === text.toLowerCase())
}

/** The rows whose name is a number but for zeros before it. */
function rowsPadded(number, known) {
  const bare = text => text.replace(/^0+/, '')
  return rowsWhere(known, name => /^\d+$/.test(name) && bare(name) === bare(number))
}

/** A remark where the text may mean another row too. */
function noticeOf(words, text, rows, number, { nouns, label }) {
  if (rows.length > 1) {
    const slots = { rows: `${rows.length.toLocaleString('en')} ${nouns[1]}`, text, other: rows[1] }
    return { notice: fillText(words.page.found.first, slots) }
  }
  const isOther = number >= 0 && number !== rows[0] && PLAIN.test(text)
  return { notice: isOther ? fillText(words.page.found.name, { text, name: label(rows[0]) }) : '' }
}

function takenAsNumber(words, text, row, known) {
  const sentence = fillText(words.page.found.number, { text, name: known.label(row) })
  const [other = row] = rowsPadded(text, known)
  if (other === row) return sentence
  const cell = known.names[sortedIndex(known.numbers, other)]
  return sentence + fillText(words.page.found.padded, { other: known.label(other), cell })
}

/** Why there is no such row on the page. */
function refusal(words, text, { names, nouns, n_rows: n }) {
  const number = text.replace(NUMBER, '')
  if (DIGITS.test(number) && Number(number) < n) {
    return fillText(words.page.not_here, { noun: capitalized(nouns[0]), row: Number(number) })
  }
  const template = names ? words.page.no_name : words.page.gone
  return fillText(template, { noun: nouns[0], row: number, text, last: n - 1 })
}
