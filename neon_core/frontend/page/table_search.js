// The search above the table of a page, and how many rows it leaves.

import { make } from '../dom/elements.js'
import { fillText } from '../dom/sentence.js'
import { words } from '../dom/words.js'
import { matchingPlaces, someRows } from './page_table.js'

const REST = 120 // ms that a hand rests before the rows are drawn anew

export class TableSearch {
  #table
  #show
  #field
  #count = make('p', { class: 'count', role: 'status' })
  #timer = null

  /** `show(table)` draws the rows that a search leaves. @param {import('../table/table_messages.js').RowTable} table */
  constructor(field, table, show) {
    this.#field = field
    this.#table = table
    this.#show = show
    field.after(this.#count)
    field.addEventListener('input', () => {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => this.draw(), REST)
    })
  }

  /** Draw the rows that the text leaves. */
  draw() {
    const text = this.#field.value
    const places = matchingPlaces(this.#table, text)
    const slots = { n: places.length.toLocaleString('en'), all: this.#table.rows.length.toLocaleString('en'), text }
    const { matches, no_match: none } = words.page
    this.#count.textContent = !text.trim() ? '' : fillText(places.length ? matches : none, slots)
    this.#show(someRows(this.#table, places, `rows of ${text.trim()}`))
  }
}
