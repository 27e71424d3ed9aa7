// The heat map: a line for each column that counted, a cell for each cluster, and the sums below. A column's name opens its
// strips. Lines out of sight are not laid out (content-visibility), so hundreds scroll.

import { make, removePlaceholder } from '../dom/elements.js'
import { Hint } from '../dom/hint.js'
import { fillText } from '../dom/sentence.js'
import { clusterSign } from '../dom/sentence_elements.js'
import { loadStyleSheet } from '../dom/style_sheet.js'
import { words } from '../dom/words.js'
import { largestOf, lineOrder, opacityOf } from '../math/heat.js'
import { number, signed } from '../math/numbers.js'
import { onOpened, openedColumn, setOpened, want } from './opened.js'
import { rove } from './roving.js'

/** @typedef {import('./spread_messages.js').HeatMapMessage} HeatMapMessage */

const styles = await loadStyleSheet(new URL('spread.css', import.meta.url))
const maps = new WeakMap()
const ARROWS = { 1: '▲', '-1': '▼', 0: '' }
const KINDS = ['relevance', 'absolute']

/** Called by Streamlit whenever there is something new to show. */
export function show({ data, parentElement, setTriggerValue }) {
  let map = maps.get(parentElement)
  if (!map) {
    if ('adoptedStyleSheets' in parentElement) parentElement.adoptedStyleSheets = [styles]
    map = new HeatMap(parentElement)
    maps.set(parentElement, map)
  }
  map.send = column => setTriggerValue('opened', { column })
  map.show(data)
}

export function hide(parentElement) {
  maps.get(parentElement)?.close()
  maps.delete(parentElement)
}

class HeatMap {
  send = () => {}
  #message = null
  #kind = KINDS[0]
  #cluster = null // whose numbers sort the lines
  #views = make('div', { class: 'views', role: 'group' })
  #table = make('div', { class: 'table', role: 'table' })
  #scroll = make('div', { class: 'scroll' }, this.#table)
  #stopListening = onOpened(() => this.#mark())

  constructor(parent) {
    this.element = make('section', { class: 'heat' }, this.#views, this.#scroll)
    this.#table.addEventListener('pointerover', event => this.#explain(event.target), true)
    this.#table.addEventListener('click', event => this.#click(event))
    this.hint = new Hint(this.element)
    rove(this.#table, '.name button')
    removePlaceholder(parent)
    parent.append(this.element)
  }

  close() {
    this.#stopListening()
    this.element.remove()
  }

  /** @param {HeatMapMessage} message */
  show(message) {
    const isOther = message.id !== this.#message?.id
    this.#message = message
    if (isOther) {
      this.#cluster = null
      this.#draw()
    }
    setOpened(message.opened)
  }

  #draw() {
    const { lines, names, label } = this.#message
    this.#views.replaceChildren(...(names.length > 1 ? KINDS.map(kind => this.#view(kind)) : []))
    this.#table.setAttribute('aria-label', label)
    this.element.style.setProperty('--clusters', names.length)
    const largest = largestOf(lines, this.#kind)
    const rows = lineOrder(lines, this.#kind, this.#cluster).map(i => this.#line(lines[i], largest))
    this.#table.replaceChildren(this.#head(), ...rows, ...this.#sums())
    rows[0]?.querySelector('button').setAttribute('tabindex', 0)
    this.#mark()
  }

  #view(kind) {
    const button = make('button', { type: 'button', 'aria-pressed': kind === this.#kind, text: words.heat.views[kind] })
    button.addEventListener('click', () => {
      this.#kind = kind
      this.#draw()
      this.#views.children[KINDS.indexOf(kind)].focus()
    })
    return button
  }

  #head() {
    const { names, calls, signs } = this.#message
    const cells = names.map((name, k) => {
      const title = fillText(words.heat.sort, { cluster: calls[k] })
      const button = make('button', { type: 'button', title, 'aria-label': title }, clusterSign(signs[k]), make('span', { text: name }))
      button.addEventListener('click', () => this.#sortBy(k))
      return make('div', { class: 'cell', role: 'columnheader', 'aria-sort': k === this.#cluster ? 'descending' : 'none' }, button)
    })
    return make('div', { class: 'line head', role: 'row' }, make('div', { class: 'name', role: 'columnheader', text: words.heat.feature }), ...cells)
  }

  #sortBy(cluster) {
    this.#cluster = cluster === this.#cluster ? null : cluster
    this.#draw()
    this.#scroll.scrollTop = 0
    this.#table.querySelectorAll('.head button')[cluster].focus()
  }

  #line(line, largest) {
    const button = make('button', { type: 'button', tabindex: -1, title: line.name, text: line.name })
    const name = make('div', { class: 'name', role: 'rowheader' }, button)
    const cells = line[this.#kind].map((value, k) => this.#cell(value, line.sides[k], largest))
    const row = make('div', { class: 'line', role: 'row' }, name, ...cells)
    row.column = line
    return row
  }

  #cell(value, side, largest) {
    if (value === null) return make('div', { class: 'cell', role: 'cell' })
    const isSigned = this.#kind === 'relevance'
    const arrow = make('span', { class: 'arrow', text: isSigned ? ARROWS[side] : '' })
    const text = make('span', { text: isSigned ? signed(value) : number(value, 3) })
    const cell = make('div', { class: `cell ${isSigned ? (value < 0 ? 'contra' : 'pro') : 'size'}`, role: 'cell' }, arrow, text)
    cell.style.setProperty('--strength', `${(100 * opacityOf(value, largest)).toFixed(1)}%`)
    return cell
  }

  /** The sums of the columns: the mean evidence of each cluster. */
  #sums() {
    const { evidence } = this.#message
    if (this.#kind !== 'relevance' || evidence.every(value => value === null)) return []
    const cells = evidence.map(value => make('div', { class: 'cell', role: 'cell', text: value === null ? '' : `= ${number(value, 3)}` }))
    return [make('div', { class: 'line sums', role: 'row' }, make('div', { class: 'name', role: 'rowheader', text: words.heat.sum }), ...cells)]
  }

  /** Give a cell its words when a pointer first comes to it: there can be thousands. */
  #explain(target) {
    const cell = target.closest('.line:not(.head, .sums) .cell')
    if (!cell || cell.hasAttribute('data-hint') || !cell.childElementCount) return
    const line = cell.parentElement.column
    const k = [...cell.parentElement.children].indexOf(cell) - 1
    this.hint.attach(cell, () => this.#cellWords(line, k))
  }

  #cellWords(line, k) {
    const { cell, numbers, sides } = words.heat
    const values = { relevance: signed(line.relevance[k]), absolute: number(line.absolute[k], 3) }
    const first = fillText(cell, { name: line.name, cluster: this.#message.calls[k] })
    const side = line.sides[k] ? [sides[line.sides[k]]] : []
    return [first, fillText(numbers, values), ...side, ...(line.measure ? [line.measure] : [])]
  }

  /** Mark the line of the opened column. */
  #mark() {
    for (const row of this.#table.querySelectorAll('.line:not(.head, .sums)')) {
      const isOpen = row.column.name === openedColumn()
      row.classList.toggle('open', isOpen)
      row.querySelector('button').setAttribute('aria-expanded', isOpen)
    }
  }

  #click(event) {
    const row = event.target.closest('.line:not(.head, .sums)')
    if (!row || !event.target.closest('.name')) return
    const name = row.column.name === openedColumn() ? '' : row.column.name
    want(name)
    this.send(name)
  }
}
