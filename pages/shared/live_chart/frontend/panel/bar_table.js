// The bars as a table: name, value, the strip with the centroids in question, the bar, the relevance.

import { make } from '../dom/elements.js'
import { fillText } from '../dom/sentence.js'
import { clusterSign } from '../dom/sentence_elements.js'
import { words } from '../dom/words.js'
import { roundedBars, written } from '../math/evidence.js'
import { zeros } from '../math/shares.js'
import { categoryRow, featureRow, othersRow, valueRow } from './bar_rows.js'
import { shownFeatures } from './shown_features.js'

const MANY = 13 // rows without a search
const MANY_BESIDE_PICTURE = 9
const SHORT = 8 // letters of a value: beyond, values are words or dates and need more room
const SIGN = 11 // pixels
const SMALLEST = 1e-300 // a scale that the next drawing replaces

export class BarTable {
  #search = make('input', { type: 'search', class: 'find', autocomplete: 'off', spellcheck: 'false' })
  #nothing = make('p', { class: 'none' })
  #legend = make('th', { scope: 'col', class: 'legend', colspan: 2 })
  #body = make('tbody')
  #redraw
  #row = null // the explained row whose bars are shown
  #order = [] // of its features
  #openCategories = new Set() // by name
  #lines = []
  #scale = SMALLEST // the bar that fills half the cell

  /** `redraw` is called when a search or an opened category changes the lines. */
  constructor(redraw) {
    this.#redraw = redraw
    const columns = ['name', 'value', 'strip', 'bar', 'number'].map(name => make('col', { class: `of-${name}` }))
    const caption = make('caption', { class: 'unseen', text: words.bars.caption })
    const head = make('thead', {}, headLine(this.#legend))
    const table = make('table', {}, caption, make('colgroup', {}, ...columns), head, this.#body)
    this.element = make('div', { class: 'bars' }, this.#search, table, this.#nothing)
    this.#search.addEventListener('input', () => {
      if (!this.#row) return
      this.#arrange()
      this.#redraw()
    })
  }

  /** Show a row's features in an order. */
  arrange(row, order) {
    if (this.#row && String(this.#row.names) !== String(row.names)) {
      this.#search.value = '' // another table's features
      this.#openCategories.clear()
    }
    this.#row = row
    this.#order = order
    this.#legend.replaceChildren(...legendItems(row))
    this.element.classList.toggle('worded', row.point.values.some(value => value.length > SHORT))
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
    this.#scale = SMALLEST
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
    this.#redraw()
    for (const line of this.#lines) if (line.name === name) line.button.focus()
  }

  /** Draw the bars; a bar longer than the scale sets a new scale: it is not cut. */
  draw(now) {
    const heights = this.#lines.map(line => line.height(now))
    const single = heights.filter((_, i) => this.#lines[i].isSingle)
    this.#scale = Math.max(this.#scale, ...single.map(Math.abs))
    const zero = zeros(this.#row.point, now.omega, now.bars)
    const texts = this.#texts(heights, now)
    this.#lines.forEach((line, i) => line.draw(heights[i], this.#scale, texts[i], zero))
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

function headLine(legend) {
  const sides = [words.bars.against, words.bars.for].map(text => make('span', { text }))
  return make(
    'tr',
    {},
    legend,
    make('th', { scope: 'col', class: 'of-strip' }),
    make('th', { scope: 'col', class: 'of-bar', 'aria-hidden': 'true' }, ...sides),
    make('th', { scope: 'col', class: 'of-number', text: words.bars.relevance }),
  )
}

function legendItems({ mark, signs, nouns }) {
  const tick = make('span', { class: 'tick-sign', 'aria-hidden': 'true' })
  const centroids = [mark.label, mark.competitor].map(cluster => {
    return [clusterSign(signs[cluster], SIGN), fillText(words.bars.centroid, { cluster })]
  })
  const items = [[tick, fillText(words.bars.this, { noun: nouns[0] })], ...centroids]
  return items.map(([sign, text]) => make('span', { class: 'item' }, sign, text))
}
