// The rows of a table, wherever they are: all in the message of a small table, which is sorted here; or in parts that the
// server sends in its own order. The grid draws places, and does not know which.

import { Outbox } from '../dom/outbox.js'
import { sortedPositions } from './row_order.js'

/** @typedef {import('./table_messages.js').RowTableMessage} RowTableMessage */
/** @typedef {import('../visitor_messages.js').WindowMessage} WindowMessage */
/** @typedef {import('../visitor_messages.js').SortMessage} SortMessage */

export const ROWS = 'rows' // the place of the table whose parts are asked for
const KEPT = 6 // parts that are remembered
const MORE = 60 // rows that are asked for on both sides of those that are drawn
const MANY = 400 // rows of a table that may all be here
const REST = 70 // ms that a hand rests before rows are asked for: of a fast scroll only the last ones
const windows = new Outbox(ROWS)
const sorts = new Outbox(ROWS)

/** A table that has come whole. */
export class WholeTable {
  #message = null
  #order = [] // positions in the message, as they are sorted
  sort = null // { name, isDescending }
  isWaiting = false

  /** @param {RowTableMessage} message */
  show(message) {
    const isOther = message.id !== this.#message?.id
    this.#message = message
    this.#arrange(isOther && !message.keeps_sort ? null : this.sort)
    return isOther
  }

  get total() {
    return this.#order.length
  }

  get columns() {
    return this.#message.columns
  }

  #arrange(sort) {
    const { columns, rows } = this.#message
    const by = columns.find(column => column.head === sort?.name)
    this.sort = by ? sort : null
    this.#order = by ? sortedPositions(by, sort.isDescending) : [...rows.keys()]
  }

  sortName(column) {
    return column.head
  }

  /** Sort the table; returns whether it is sorted already. */
  sortBy(sort) {
    this.#arrange(sort)
    return true
  }

  rowAt(place) {
    return this.#message.rows[this.#order[place]]
  }

  cellAt(place, i) {
    return this.#message.columns[i].values[this.#order[place]]
  }

  placeOf(row) {
    return this.#order.findIndex(at => this.#message.rows[at] === row)
  }

  opensAt(row) {
    return this.placeOf(row)
  }

  want() {}
}

/** A table of which parts come from the server. */
export class PartTable {
  #message = null
  #parts = [] // the last ones of this order: { first, rows, columns }
  #wanted = null // { from, to, row } that the server has not sent: the places drawn, or those around a row
  #timer = null
  sort = null

  /** @param {RowTableMessage} message */
  show(message) {
    const { part } = message
    const isLate = sorts.receive(part.sorts) // an order that a hand has chosen since is still to come
    windows.receive(part.windows)
    if (isLate && this.#message) return false
    const before = this.#message
    const isOther = message.id !== before?.id
    const heads = columns => columns.map(column => column.head).join('\n')
    if (isOther || heads(message.columns) !== heads(before.columns)) this.#parts = []
    this.#message = message
    this.sort = part.sort ? { name: part.sort, isDescending: part.descending } : null
    this.#parts = [{ first: part.first, rows: message.rows, columns: message.columns }, ...this.#parts].slice(0, KEPT)
    if (isOther) this.#forget()
    else this.#askAgain()
    return isOther
  }

  get total() {
    return this.#message.part.total
  }

  get columns() {
    return this.#message.columns
  }

  /** Whether an order is chosen that the server has not sent yet. */
  get isWaiting() {
    return sorts.isWaiting
  }

  sortName(column) {
    return column.name
  }

  sortBy(sort) {
    this.sort = sort
    this.#forget()
    /** @type {(sorts: number) => SortMessage} */
    const message = count => ({ column: sort?.name ?? '', descending: sort?.isDescending ?? false, sorts: count })
    sorts.add('sort', message)
    return false
  }

  #partOf(place) {
    return this.#parts.find(({ first, rows }) => place >= first && place < first + rows.length)
  }

  rowAt(place) {
    const part = this.#partOf(place)
    return part?.rows[place - part.first]
  }

  cellAt(place, i) {
    const part = this.#partOf(place)
    return part?.columns[i].values[place - part.first]
  }

  /** The place of a row, as far as it is known here: -1 says that the server may know one. */
  placeOf(row) {
    const { at, chosen } = this.#message.part
    if (row === chosen) return at
    const part = this.#parts.find(({ rows }) => rows.includes(row))
    return part ? part.first + part.rows.indexOf(row) : -1
  }

  /** Whether the table does not have a row, as far as it is known here. */
  isWithout(row) {
    const { at, chosen } = this.#message.part
    return row === chosen ? at < 0 : this.placeOf(row) < 0 && this.total <= MANY && this.#has(0, this.total)
  }

  /** The place on which the table opens for a chosen row; -1 for its top. */
  opensAt(row) {
    return this.#message.part.reveals ? this.placeOf(row) : -1
  }

  /** The rows between two places are drawn: ask for them where they are not here, once the hand rests. */
  want(from, to) {
    if (sorts.isWaiting) return
    if (this.#has(from, to)) {
      this.#forget()
      return
    }
    this.#wait({ from, to, row: null }, REST)
  }

  /** Ask for the rows around a row, wherever it is. */
  wantRow(row, count) {
    this.#wait({ from: 0, to: count, row }, 0)
  }

  #has(from, to) {
    for (let place = from; place < to; place++) if (!this.#partOf(place)) return false
    return true
  }

  #wait(wanted, delay) {
    this.#wanted = wanted
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#ask(), delay)
  }

  #ask() {
    this.#timer = null
    if (windows.isWaiting || !this.#wanted) return // the answer on its way comes first, then the last wish
    const { id: table } = this.#message
    const { from, to, row } = this.#wanted
    const first = Math.max(0, from - MORE)
    /** @type {(asked: number) => WindowMessage} */
    const message = asked => ({ table, first, count: to + MORE - first, row, asked })
    windows.add('window', message)
  }

  /** An answer has come: what is wanted by now may be something else. */
  #askAgain() {
    if (!this.#wanted || windows.isWaiting) return
    const { from, to, row } = this.#wanted
    const isHere = row === null ? this.#has(from, Math.min(to, this.total)) : this.placeOf(row) >= 0 || this.isWithout(row)
    if (isHere) this.#wanted = null
    else if (this.#timer === null) this.#ask()
  }

  #forget() {
    clearTimeout(this.#timer)
    this.#timer = null
    this.#wanted = null
  }
}
