// The bars as a table: name, value, the strip with the centroids in question, the bar, the relevance.

import { make } from '../dom/elements.js'
import { fillText } from '../dom/sentence.js'
import { words } from '../dom/words.js'
import { roundedBars, written } from '../math/evidence.js'
import { zeros } from '../math/shares.js'
import { categoryRow, featureRow, othersRow, valueRow } from './bar_rows.js'
import { Legend } from './legend.js'
import { RowWalk } from './row_walk.js'
import { shownFeatures } from './shown_features.js'

const MANY = 13 // rows without a search
const MANY_BESIDE_PICTURE = 9
const SHORT = 8 // letters of a value: beyond, values are words or dates and need more room
const WIDEST = 18 // letters of a value that its column has room for
const TURNS = { ArrowRight: true, ArrowLeft: false } // keys that show the values of a category, and hide them
const SMALLEST = 1e-300 // a scale that the next drawing replaces

export class BarTable {
  #search = make('input', { type: 'search', class: 'find', autocomplete: 'off', spellcheck: 'false' })
  #nothing = make('p', { class: 'none' })
  #legend = new Legend()
  #body = make('tbody')
  #walk = new RowWalk(this.#body)
  #table
  #on
  #row = null // the explained row whose bars are shown
  #order = [] // of its features
  #openCategories = new Set() // by name
  #lines = []
  #scale = SMALLEST // the bar that fills half the cell

  /** `on` has: redraw() when a search or an opened category changes the lines, mark(i) of a feature, or -1, and a hint. */
  constructor(on) {
    this.#on = on
    const columns = ['name', 'value', 'strip', 'bar', 'number'].map(name => make('col', { class: `of-${name}` }))
    const caption = make('caption', { class: 'unseen', text: words.bars.caption })
    this.#table = make('table', {}, caption, make('colgroup', {}, ...columns), make('thead', {}, headLine()), this.#body)
    this.element = make('div', { class: 'bars' }, this.#search, this.#legend.element, this.#table, this.#nothing)
    this.#listen()
  }

  #listen() {
    this.#search.addEventListener('input', () => {
      if (!this.#row) return
      this.#arrange()
      this.#on.redraw()
    })
    const mark = event => this.#on.mark(this.#lineOf(event)?.i ?? -1)
    for (const kind of ['pointerover', 'focusin']) this.#body.addEventListener(kind, mark)
    for (const kind of ['pointerleave', 'focusout']) this.#body.addEventListener(kind, () => this.#on.mark(-1))
    this.#body.addEventListener('keydown', event => this.#press(event))
  }

  #lineOf({ target }) {
    const element = target.closest('tr')
    return this.#lines.find(line => line.element === element)
  }

  /** Enter and the arrow keys show or hide the values of the category that the keyboard is at. */
  #press(event) {
    const line = this.#lineOf(event)
    if (!line?.turn || event.target !== line.element) return
    if (event.key !== 'Enter' && TURNS[event.key] !== !line.isOpen) return
    event.preventDefault()
    line.turn()
    for (const other of this.#lines) if (other.name === line.name) other.element.focus()
  }

  /** Show a row's features in an order. */
  arrange(row, order) {
    if (this.#row && String(this.#row.names) !== String(row.names)) {
      this.#search.value = '' // another table's features
      this.#openCategories.clear()
    }
    this.#row = row
    this.#order = order
    this.#legend.show(row)
    const letters = Math.max(...row.point.values.map(value => value.length))
    this.#table.style.setProperty('--value-letters', Math.min(WIDEST, letters))
    this.#table.style.removeProperty('--number-letters')
    this.element.classList.toggle('worded', letters > SHORT)
    this.#arrange()
  }

  #arrange() {
    const row = this.#row
    this.#offerSearch(this.#order.length)
    const text = this.#search.value.trim()
    const most = row.picture ? MANY_BESIDE_PICTURE : MANY
    const { found, shown, rest } = shownFeatures(this.#order, row.names, text, most)
    this.#nothing.textContent = found ? '' : fillText(words.bars.none, { text })
    this.#lines = shown.flatMap(i => this.#linesOf(i))
    if (rest.length) this.#lines.push(othersRow(rest))
    this.#body.replaceChildren(...this.#lines.map(line => line.element))
    for (const line of this.#lines) this.#explain(line)
    this.#walk.begin()
    this.#scale = SMALLEST
  }

  /** Let the words of a line come up beside its name, value and strip, and beside all of it where the keyboard is. */
  #explain({ element, cells, lines }) {
    if (lines) for (const part of [element, ...cells]) this.#on.hint.attach(part, lines)
  }

  /** Mark the line of a feature, -1 for none; return its element, null where it has no line of its own. */
  mark(i) {
    const line = i < 0 ? undefined : this.#lines.find(one => one.i === i)
    for (const { element } of this.#lines) element.classList.toggle('marked', element === line?.element)
    return line?.element ?? null
  }

  #offerSearch(n) {
    this.#search.hidden = n <= MANY
    if (this.#search.hidden) this.#search.value = ''
    this.#search.placeholder = fillText(words.bars.find, { n })
    this.#search.setAttribute('aria-label', this.#search.placeholder)
  }

  /** The lines of a feature: one, and those of its values where it is an open category. */
  #linesOf(i) {
    const row = this.#row
    const values = row.categories?.[i]?.names
    if (!values) return [featureRow(row, i)]
    const isOpen = this.#openCategories.has(row.names[i])
    const head = categoryRow(row, i, isOpen, () => this.#turn(row.names[i]))
    return isOpen ? [head, ...values.map((_, j) => valueRow(row, i, j))] : [head]
  }

  /** Show or hide the values of a category. */
  #turn(name) {
    if (!this.#openCategories.delete(name)) this.#openCategories.add(name)
    this.#arrange()
    this.#on.redraw()
    for (const line of this.#lines) if (line.name === name) line.button.focus()
  }

  /** Draw the bars; a bar longer than the scale sets a new scale: it is not cut. */
  draw(now) {
    const heights = this.#lines.map(line => line.height(now))
    const single = heights.filter((_, i) => this.#lines[i].isSingle)
    this.#scale = Math.max(this.#scale, ...single.map(Math.abs))
    const zero = zeros(this.#row.point, now.omega, now.bars)
    const texts = this.#texts(heights, now)
    this.#widen(Math.max(...texts.map(text => text.length)))
    this.#lines.forEach((line, i) => line.draw(heights[i], this.#scale, texts[i], zero))
  }

  /** Give the numbers room for so many letters; a hand on the comparison may need more, and gives none back. */
  #widen(letters) {
    const { style } = this.#table
    if (letters > Number(style.getPropertyValue('--number-letters'))) style.setProperty('--number-letters', letters)
  }

  /** The bars as printed: the columns' add up to the equation, those of a category's values to the category's. */
  #texts(heights, now) {
    const { form, equation } = now.printed
    const places = Array.from(this.#lines.keys())
    const ofColumns = places.filter(i => !this.#lines[i].of)
    const isJoint = ofColumns.some(i => !this.#lines[i].isSingle)
    const units = []
    const share = (some, values) => some.forEach((i, at) => (units[i] = values[at]))
    share(ofColumns, roundedBars(form, ofColumns.map(i => heights[i]), equation, isJoint))
    for (const head of ofColumns) {
      const values = places.filter(i => this.#lines[i].of && this.#lines[i].of === this.#lines[head].name)
      if (values.length) share(values, roundedBars(form, values.map(i => heights[i]), { logit: units[head] }, true))
    }
    return units.map(value => written(form, value, true))
  }
}

function headLine() {
  const sides = [words.bars.against, words.bars.for].map(text => make('span', { text }))
  const heads = ['name', 'value', 'strip'].map(name => make('th', { scope: 'col', class: `of-${name}`, text: words.bars.heads[name] }))
  return make(
    'tr',
    {},
    ...heads,
    make('th', { scope: 'col', class: 'of-bar', 'aria-hidden': 'true' }, ...sides),
    make('th', { scope: 'col', class: 'of-number', text: words.bars.relevance }),
  )
}
