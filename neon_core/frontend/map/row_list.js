// The rows worth a look under a map: one after the other, each by a button, and any row by its number or name. Choosing
// one is choosing it on the map, so it answers at once.

import { make } from '../dom/elements.js'
import { whenChanged } from '../dom/memo.js'
import { fillText } from '../dom/sentence.js'
import { words } from '../dom/words.js'
import { nameOf } from './row_names.js'

const PAGE = 9 // buttons at once
const LONG = 99_999 // row numbers beyond have more digits than the field has room for

/** @typedef {import('../messages.js').MapPicture} MapPicture */

export class RowList {
  #heading = make('h2')
  #previous = make('button', { type: 'button', class: 'step', text: '‹', 'aria-label': words.list.previous })
  #next = make('button', { type: 'button', class: 'step', text: '›', 'aria-label': words.list.next })
  #steps = make('div', { class: 'steps' }, this.#previous, this.#next)
  #field = make('input', { type: 'text', inputmode: 'numeric', autocomplete: 'off', class: 'number' })
  #buttons = make('div', { class: 'rows', role: 'group' })
  #more = make('p', { class: 'more' })
  #on
  #map = null // the message whose rows are listed
  #points = null
  #titles = [] // of the listed rows, where rows have names
  #row = null // the chosen row that the list shows
  #isTyping = false
  #drawPage = whenChanged(rows => this.#buttons.replaceChildren(...rows.map(row => this.#button(row))))
  #drawMark = whenChanged((mark, name) => this.#draw(mark, name))

  /** `on` has: choose(row), search(text) to let the server find a row, and label(row). */
  constructor(on) {
    this.#on = on
    const head = make('div', { class: 'head' }, this.#heading, this.#field, this.#steps)
    this.element = make('div', { class: 'list', hidden: '' }, head, this.#buttons, this.#more)
    this.#previous.addEventListener('click', () => this.#step(-1))
    this.#next.addEventListener('click', () => this.#step(1))
    this.#field.addEventListener('input', () => (this.#isTyping = true))
    this.#field.addEventListener('change', () => this.#enter(this.#field.value.trim()))
    this.#field.addEventListener('blur', () => (this.#isTyping = false))
    this.#field.addEventListener('focus', () => this.#field.select())
  }

  /** List the rows of another map. @param {MapPicture} map */
  show(map, points) {
    const { list, names } = map
    this.#map = map
    this.#points = points
    this.#titles = names ? list.rows.map(row => this.#on.label(row)) : []
    this.#heading.textContent = list.heading
    this.#field.setAttribute('aria-label', list.number)
    this.#field.setAttribute('inputmode', names ? 'text' : 'numeric')
    this.#field.classList.toggle('wide', Boolean(names) || points.lastRow > LONG)
    this.#buttons.setAttribute('aria-label', list.heading)
    this.#steps.hidden = list.rows.length === 0
  }

  /**
   * Show the chosen row, and the answer to the search for it.
   * @param {import('../messages.js').Mark} mark
   */
  draw(mark) {
    const { rows } = this.#map.list
    const name = nameOf(mark.row, this.#map, mark) || mark.row
    this.#drawMark(JSON.stringify([rows, this.#titles, mark.row, mark.search?.notice, mark.number]), mark, name)
  }

  #draw({ row, search, number = '' }, name) {
    const { rows } = this.#map.list
    const { notice = '', refused = false } = search ?? {}
    const start = Math.floor(Math.max(0, rows.indexOf(row)) / PAGE) * PAGE
    const page = rows.slice(start, start + PAGE)
    this.#row = row
    this.#drawPage(JSON.stringify([rows, this.#titles, start]), page)
    page.forEach((listed, i) => this.#buttons.children[i].setAttribute('aria-pressed', listed === row))
    if (!this.#isTyping && !refused) this.#field.value = name
    this.#mark(refused ? notice : '', number)
    this.#more.textContent = notice || (rows.length > PAGE ? this.#range(start, page.length) : '')
  }

  /** Mark the field as wrong, for a reason; where that is '', it tells the number of a row that has a name. */
  #mark(reason, number = '') {
    this.#field.setAttribute('aria-invalid', Boolean(reason))
    this.#field.title = reason || number
  }

  #button(row) {
    const title = this.#map.names ? { title: this.#titles[this.#map.list.rows.indexOf(row)] } : {}
    const text = this.#map.list.names?.[this.#map.list.rows.indexOf(row)] ?? row
    return make('button', { type: 'button', text, ...title, onclick: () => this.#on.choose(row) })
  }

  /** Which of the rows stand here, of how many. */
  #range(start, length) {
    const { rows, all } = this.#map.list
    const total = (all ?? rows.length).toLocaleString('en')
    const slots = { from: start + 1, to: start + length, listed: rows.length, all: total }
    return fillText(all ? words.list.cut : words.list.more, slots)
  }

  #step(by) {
    const { rows } = this.#map.list
    const index = rows.indexOf(this.#row)
    const next = index < 0 && by < 0 ? -1 : (index + by) % rows.length
    this.#on.choose(rows.at(next))
  }

  /** Choose a row by its number; the server finds a text that may be a name, and a row that the browser does not know. */
  #enter(text) {
    this.#isTyping = false
    const { names, nouns, list } = this.#map
    const row = Number(text)
    const isThere = /^\d+$/.test(text) && this.#points.has(row)
    if (names || (!isThere && list.searchable)) {
      this.#on.search(text)
      return
    }
    const last = this.#points.lastRow
    const reason = isThere ? '' : fillText(words.list.gone, { noun: nouns[0], row: text, last })
    this.#mark(reason)
    this.#more.textContent = reason
    if (isThere && row !== this.#row) this.#on.choose(row)
  }
}
