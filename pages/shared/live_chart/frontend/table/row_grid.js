// The table of rows: a click or Enter anywhere in a row chooses it, as on the map, and the chosen row is marked, wherever it
// was chosen. Only the rows around the ones in sight are drawn.

import { showAnswer } from '../dom/answer_place.js'
import { chooseRow, chosenMark, onChoice } from '../dom/bus.js'
import { make, removePlaceholder } from '../dom/elements.js'
import { fillText } from '../dom/sentence.js'
import { loadStyleSheet } from '../dom/style_sheet.js'
import { words } from '../dom/words.js'
import { number } from '../math/numbers.js'
import { drawnRange, nextSort, sortedPositions, steppedPlace } from './row_order.js'

/** @typedef {import('../messages.js').RowTableMessage} RowTableMessage */

const styles = await loadStyleSheet(new URL('row_grid.css', import.meta.url))
const grids = new WeakMap()
const LONG = 32 // letters of a cell that may be cut: it has its whole text as a title
const ARROWS = { ascending: '↑', descending: '↓', none: '' }

/** Called by Streamlit whenever there is something new to show. */
export function show({ data, parentElement }) {
  let grid = grids.get(parentElement)
  if (!grid) {
    if ('adoptedStyleSheets' in parentElement) parentElement.adoptedStyleSheets = [styles]
    grid = new RowGrid(parentElement)
    grids.set(parentElement, grid)
  }
  grid.show(data)
}

export function hide(parentElement) {
  grids.get(parentElement)?.close()
  grids.delete(parentElement)
}

class RowGrid {
  #message = null
  #kinds = [] // of the columns: numbers stand on the right
  #order = [] // positions in the message, as they are sorted
  #sort = null // { head, isDescending }
  #active = 0 // the place that Tab leads to
  #drawn = [0, 0] // places, from and to
  #head = make('tr', { 'aria-rowindex': 1 })
  #body = make('tbody')
  #table = make('table', { role: 'grid' }, make('thead', {}, this.#head), this.#body)
  #scroll = make('div', { class: 'scroll' }, this.#table)
  #stopListening = onChoice(() => this.#mark())

  constructor(parent) {
    this.element = make('section', { class: 'row-grid' }, this.#scroll)
    removePlaceholder(parent)
    parent.append(this.element)
    this.#scroll.addEventListener('scroll', () => this.#drawRows())
    this.#body.addEventListener('click', event => this.#click(event))
    this.#body.addEventListener('keydown', event => this.#press(event))
  }

  close() {
    this.#stopListening()
    this.element.remove()
  }

  /** @param {RowTableMessage} message */
  show(message) {
    const isOther = message.id !== this.#message?.id
    this.#message = message
    this.#kinds = message.columns.map(kindOf)
    if (isOther) this.#sort = null
    this.#table.setAttribute('aria-label', message.label)
    this.#table.setAttribute('aria-rowcount', message.rows.length + 1)
    this.#arrange()
  }

  /** Put the rows into their order; the chosen row is brought into sight, within the table. */
  #arrange() {
    const { columns, rows } = this.#message
    const by = columns.find(column => column.head === this.#sort?.head)
    if (!by) this.#sort = null
    this.#order = by ? sortedPositions(by, this.#sort.isDescending) : [...rows.keys()]
    this.#active = Math.max(0, this.#placeOf(chosenMark()?.row))
    this.#drawHead()
    this.#scroll.scrollTop = 0
    this.#drawRows(true)
    this.#reveal(this.#placeOf(chosenMark()?.row))
  }

  #placeOf(row) {
    return this.#order.findIndex(at => this.#message.rows[at] === row)
  }

  #drawHead() {
    this.#head.replaceChildren(...this.#message.columns.map((column, i) => this.#headCell(column, this.#kinds[i])))
  }

  #headCell(column, kind) {
    const isSorted = this.#sort?.head === column.head
    const direction = !isSorted ? 'none' : this.#sort.isDescending ? 'descending' : 'ascending'
    const arrow = make('span', { class: 'arrow', 'aria-hidden': 'true', text: ARROWS[direction] })
    const name = make('span', { class: 'name', text: column.head })
    const button = make('button', { type: 'button', title: fillText(words.rows.sort, { column: column.head }) }, name, arrow)
    button.addEventListener('click', () => this.#sortBy(column.head))
    return make('th', { scope: 'col', class: kind, 'aria-sort': direction }, button)
  }

  #sortBy(head) {
    this.#sort = nextSort(this.#sort, head)
    this.#arrange()
    const at = this.#message.columns.findIndex(column => column.head === head)
    this.#head.children[at].firstChild.focus()
  }

  /** Height of a row, the same for all of them. */
  get #rowHeight() {
    return this.#head.getBoundingClientRect().height || 30
  }

  /** Draw the rows around those in sight, where others are drawn. */
  #drawRows(isAnew = false) {
    const { scrollTop, clientHeight } = this.#scroll
    const n = this.#order.length
    const [from, to] = drawnRange(scrollTop, clientHeight, this.#rowHeight, n)
    if (!isAnew && from === this.#drawn[0] && to === this.#drawn[1]) return
    const focused = this.element.getRootNode().activeElement?.dataset.place
    this.#drawn = [from, to]
    const rows = Array.from({ length: to - from }, (_, i) => this.#row(from + i))
    this.#body.replaceChildren(this.#space(from), ...rows, this.#space(n - to))
    if (focused !== undefined) this.#rowAt(Number(focused))?.focus({ preventScroll: true })
  }

  /** The room of rows that are not drawn. */
  #space(n) {
    const cell = make('td', { colspan: this.#message.columns.length, style: `height:${n * this.#rowHeight}px` })
    return make('tr', { class: 'space', 'aria-hidden': 'true', ...(n ? {} : { hidden: '' }) }, cell)
  }

  #row(place) {
    const at = this.#order[place]
    const isChosen = this.#message.rows[at] === chosenMark()?.row
    const cells = this.#message.columns.map(({ values, decimals }, i) => cellOf(values[at], decimals, this.#kinds[i], !i))
    const state = { 'aria-selected': isChosen, tabindex: place === this.#active ? 0 : -1 }
    return make('tr', { 'data-place': place, 'aria-rowindex': place + 2, ...state }, ...cells)
  }

  #rowAt(place) {
    return this.#body.querySelector(`tr[data-place="${place}"]`)
  }

  /** Another row is chosen, here or elsewhere. */
  #mark() {
    if (!this.#message) return
    const place = this.#placeOf(chosenMark()?.row)
    if (place >= 0) this.#activate(place)
    for (const row of this.#body.querySelectorAll('tr[data-place]')) {
      row.setAttribute('aria-selected', Number(row.dataset.place) === place)
    }
    this.#reveal(place)
  }

  #activate(place) {
    this.#rowAt(this.#active)?.setAttribute('tabindex', -1)
    this.#active = place
    this.#rowAt(place)?.setAttribute('tabindex', 0)
  }

  /** Scroll the table, not the page, to a place that is out of its sight. */
  #reveal(place) {
    if (place < 0) return
    const { scrollTop, clientHeight } = this.#scroll
    const height = this.#rowHeight
    const top = place * height
    if (top < scrollTop || top + 2 * height > scrollTop + clientHeight) {
      this.#scroll.scrollTop = Math.max(0, top - clientHeight / 3)
    }
    this.#drawRows()
  }

  #click(event) {
    const row = event.target.closest('tr[data-place]')
    if (!row || getSelection()?.type === 'Range') return // the end of marking a text
    this.#choose(Number(row.dataset.place))
  }

  #press(event) {
    const row = event.target.closest('tr[data-place]')
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return
    const place = Number(row.dataset.place)
    const next = steppedPlace(event.key, place, this.#order.length)
    if (next !== undefined) this.#focus(next)
    else if (event.key === 'Enter' || event.key === ' ') this.#choose(place, () => this.#focus(place))
    else return
    event.preventDefault()
  }

  #focus(place) {
    this.#reveal(place)
    this.#activate(place)
    this.#rowAt(place)?.focus()
  }

  /** Choose a row; `back` leads back to it from the answer, where a key has chosen it. */
  #choose(place, back) {
    this.#activate(place)
    chooseRow(this.#message.rows[this.#order[place]])
    showAnswer(back)
  }
}

function kindOf({ values, right }) {
  return right || !values.some(value => typeof value === 'string') ? 'number' : 'words'
}

function cellOf(value, decimals, kind, isFirst) {
  const isCounted = decimals !== undefined && value !== null
  const text = isCounted ? number(value, decimals) : String(value ?? '')
  const role = isFirst ? { role: 'rowheader', scope: 'row' } : { role: 'gridcell' }
  const title = text.length > LONG ? { title: text } : {}
  return make(isFirst ? 'th' : 'td', { class: kind, text, ...role, ...title })
}
