// The server that is not there: answers what map, panel and table send, from the data that the page carries.
//
// An answer comes a task later, as a server's would: whoever sends has then finished.

import { findRow } from './row_finder.js'
import { panelOf } from './row_parts.js'
import { sortedIndex } from '../math/sorted.js'

/** @typedef {import('./page_messages.js').PageData} PageData */

export class AbsentServer {
  #data
  #words
  #label
  #on
  #place // of the chosen row among those of the page
  #beta = 'usual'
  #answers = 0 // the number of the last gesture that is answered
  #released = 0 // the number of the last comparison that is answered
  #notice = null // the answer to the last search

  /**
   * `label(row)` is the text that calls a row; `on` has panel(message), to show an answer, and choice(state).
   * @param {PageData} data
   */
  constructor(data, words, label, on) {
    this.#data = data
    this.#words = words
    this.#label = label
    this.#on = on
    this.#place = this.#placeOf(data.first)
  }

  #placeOf(row) {
    return sortedIndex(this.#data.rows.numbers, row)
  }

  /** The chosen row, and the comparison: "usual", "inf" or a number. */
  get state() {
    return { row: this.#data.rows.numbers[this.#place], beta: this.#beta }
  }

  /** Take a message of the panel, which sends what a hand does on map and table too. */
  receive(name, value) {
    this.#notice = null
    if (name === 'picked') this.#choose(value.row)
    else if (name === 'search') this.#search(value.text)
    else if (name === 'beta') this.#beta = value.beta
    this.#answers = Math.max(this.#answers, value.answers ?? 0)
    this.#released = Math.max(this.#released, value.released ?? 0)
    setTimeout(() => this.answer())
  }

  /** Choose row and comparison by an address; what it does not say stays. */
  goTo({ row, beta }) {
    this.#notice = null
    if (row !== null) this.#search(`row ${row}`)
    if (beta !== null) this.#beta = beta
  }

  #choose(row) {
    const place = this.#placeOf(row)
    if (place >= 0) this.#place = place
  }

  #search(text) {
    const { rows, map, n_rows } = this.#data
    const { names = null, name_noun: prefix = '', nouns } = map
    const known = { numbers: rows.numbers, names, prefix, nouns, n_rows, label: this.#label }
    const { row, notice, refused } = findRow(this.#words, text, known)
    if (row >= 0) this.#choose(row)
    if (notice) this.#notice = { notice, ...(refused ? { refused } : {}) }
  }

  /** Show the chosen row. */
  answer() {
    const { row } = this.state
    const panel = panelOf(this.#data, this.#place, this.#label(row), this.#beta)
    if (this.#notice) panel.mark.search = this.#notice
    this.#on.panel({ ...panel, answers: this.#answers, released: this.#released })
    this.#on.choice(this.state)
  }
}
