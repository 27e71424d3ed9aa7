// Why these two: the sentences about two rows, a line for each column with both values, and their sum. Nothing here
// follows a slider, so all numbers and texts come from the server.

import { make, removePlaceholder } from '../dom/elements.js'
import { Hint } from '../dom/hint.js'
import { closePlace, openPlace } from '../dom/outbox.js'
import { saveFiles, saveLinks, saveNotice } from '../dom/saving.js'
import { plainText } from '../dom/sentence.js'
import { writeSentence } from '../dom/sentence_elements.js'
import { loadStyleSheet } from '../dom/style_sheet.js'
import { Bar, cutName, headCell } from './bar_rows.js'

/** @typedef {import('./pair_messages.js').PairMessage} PairMessage */
/** @typedef {import('./pair_messages.js').PairLine} PairLine */

const PLACE = 'pair' // the component that sends requests for files
const SHEETS = ['panel.css', 'parts.css', 'pair.css']
const SIDES = { '-1': ['pro', 'contra'], 0: ['flat', 'flat'], 1: ['contra', 'pro'] } // colours of both parts of a range
const MOST_LETTERS = 12 // of a value that its column has room for
const SHORT = 7 // letters of a row's name above its values: a longer one is cut in its middle
const SMALLEST = 1e-300
const WHICH = ['first', 'second']
const MARKS = ['tick', 'dot'] // of the first row and of the second

const styles = await Promise.all(SHEETS.map(name => loadStyleSheet(new URL(name, import.meta.url))))
const pairs = new WeakMap()

/** Called by Streamlit whenever there is something new to show. */
export function show({ data, parentElement, setTriggerValue }, root) {
  let pair = pairs.get(parentElement)
  if (!pair) {
    if ('adoptedStyleSheets' in parentElement) parentElement.adoptedStyleSheets = styles
    pair = new Pair(parentElement)
    pairs.set(parentElement, pair)
  }
  pair.send = (name, value) => setTriggerValue(name, value)
  openPlace(PLACE, pair.send)
  pair.show(data)
  saveFiles(data, root)
}

export function hide(parentElement) {
  pairs.get(parentElement)?.close()
  pairs.delete(parentElement)
}

class Pair {
  #id = ''
  #row = -1
  #headline = make('h2', { class: 'headline' })
  #detail = make('p', { class: 'detail' })
  #spoken = make('p', { class: 'unseen', 'aria-live': 'polite', role: 'status' })
  #legend = make('p', { class: 'legend' })
  #caption = make('caption', { class: 'unseen' })
  #head = make('thead')
  #body = make('tbody')
  #table
  #sum = make('p', { class: 'sum' })
  #proof = make('p', { class: 'proof' })
  #rest
  #hint

  constructor(parent) {
    const columns = ['name', 'value', 'value', 'strip', 'bar', 'number'].map(name => make('col', { class: `of-${name}` }))
    this.#table = make('table', {}, this.#caption, make('colgroup', {}, ...columns), this.#head, this.#body)
    this.#rest = make(
      'div',
      {},
      make('div', { class: 'bars' }, this.#legend, this.#table),
      make('div', { class: 'equation' }, make('div', { class: 'sum-line' }, this.#sum)),
      this.#proof,
      saveLinks('pair', PLACE, () => ({ picture: this.#id, row: this.#row, beta: 'usual' })),
      saveNotice('pair'),
    )
    this.element = make('section', { class: 'panel pair' }, this.#headline, this.#detail, this.#spoken, this.#rest)
    this.#hint = new Hint(this.element)
    removePlaceholder(parent)
    parent.append(this.element)
  }

  close() {
    closePlace(PLACE, this.send)
    this.element.remove()
  }

  /** @param {PairMessage} message */
  show(message) {
    if (message.id === this.#id) return
    this.#id = message.id
    this.#row = message.row
    writeSentence(this.#headline, message.headline, message.signs)
    writeSentence(this.#detail, message.detail, message.signs)
    this.#spoken.textContent = plainText(message.headline)
    this.#rest.hidden = !message.lines.length
    this.#hint.hide()
    if (message.lines.length) this.#draw(message)
  }

  #draw({ caption, heads, colors, lines, equation, proof, signs }) {
    const letters = Math.max(...lines.flatMap(line => line.values.map(value => value.length)))
    this.#table.style.setProperty('--value-letters', Math.min(MOST_LETTERS, letters))
    this.#table.style.setProperty('--number-letters', Math.max(...lines.map(line => line.text.length)))
    this.#caption.textContent = caption
    this.#legend.replaceChildren(...legendItems(heads, colors))
    this.#head.replaceChildren(headLine(heads))
    const single = lines.filter(line => line.values.length)
    const scale = Math.max(SMALLEST, ...single.map(line => Math.abs(line.bar)))
    this.#body.replaceChildren(...lines.map(line => this.#line(line, scale)))
    writeSentence(this.#sum, equation, signs)
    this.#proof.textContent = proof
  }

  /** @param {PairLine} line */
  #line({ name, values, bar, text, hint, places, zero, side, filled = [] }, scale) {
    const cells = values.length
      ? [headCell(name), ...values.map((value, i) => valueCell(value, i, filled)), stripCell(places, zero, side, filled)]
      : [make('th', { scope: 'row', class: 'name', colspan: 3, text: name }), make('td', { class: 'of-strip' })]
    const drawn = new Bar()
    drawn.draw(bar, scale, text)
    const row = make('tr', values.length ? {} : { class: 'others' }, ...cells, ...drawn.cells)
    row.dataset.part = bar
    if (hint.length) for (const part of cells) this.#hint.attach(part, () => hint)
    return row
  }
}

const guessed = (i, filled) => (filled.includes(i) ? ' guessed' : '')
const valueCell = (text, i, filled) => make('td', { class: `value ${WHICH[i]}${guessed(i, filled)}`, text })

/** The observed range, parted where the border is, with a mark for each row; a category has none. */
function stripCell(places, zero, side, filled) {
  if (!places) return make('td', { class: 'of-strip' })
  const zones = [zero, 1 - zero].map((share, i) => {
    const zone = make('div', { class: `zone ${SIDES[side][i]}` })
    zone.style.width = `${100 * share}%`
    return zone
  })
  const marks = places.map((place, i) => {
    const mark = make('div', { class: `${MARKS[i]}${guessed(i, filled)}` })
    mark.style.left = `${100 * place}%`
    return mark
  })
  return make('td', { class: 'of-strip' }, make('div', { class: 'strip', 'aria-hidden': 'true' }, ...zones, ...marks))
}

function legendItems(heads, colors) {
  const rows = heads.rows.map((text, i) => item(`${MARKS[i]}-sign`, make('span', { class: 'called', title: text, text })))
  const zones = colors.map((text, i) => item(`zone ${['pro', 'contra'][i]}`, make('span', { text })))
  return [...rows, make('span', { class: 'zones' }, ...zones)]
}

const item = (look, text) => make('span', { class: 'item' }, make('span', { class: look, 'aria-hidden': 'true' }), text)

function headLine({ column, rows, range, sides, unit }) {
  const head = (name, text) => make('th', { scope: 'col', class: `of-${name}`, text })
  const row = text => make('th', { scope: 'col', class: 'of-value', title: text }, make('div', { class: 'named' }, cutName(text, SHORT)))
  const bars = make('th', { scope: 'col', class: 'of-bar', 'aria-hidden': 'true' }, ...sides.map(text => make('span', { text })))
  return make('tr', {}, head('name', column), ...rows.map(row), head('strip', range), bars, head('number', unit))
}
