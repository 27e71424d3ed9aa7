// How columns spread over the clusters: a strip for each cluster, the ranges of a number or the shares of a category.

import { make, removePlaceholder } from '../dom/elements.js'
import { Hint } from '../dom/hint.js'
import { fillText } from '../dom/sentence.js'
import { clusterSign } from '../dom/sentence_elements.js'
import { loadStyleSheet } from '../dom/style_sheet.js'
import { words } from '../dom/words.js'
import { setOpened, want, wasWanted } from './opened.js'
import { rove } from './roving.js'
import { AxisTexts, partStrip, rangeStrip } from './strips.js'

/** @typedef {import('./spread_messages.js').StripsMessage} StripsMessage */
/** @typedef {import('./spread_messages.js').StripColumn} StripColumn */

const styles = await loadStyleSheet(new URL('spread.css', import.meta.url))
const lists = new WeakMap()
const LONGEST = 12 // letters of a cluster's name beside a strip

/** Called by Streamlit whenever there is something new to show. */
export function show({ data, parentElement, setTriggerValue }) {
  let list = lists.get(parentElement)
  if (!list) {
    if ('adoptedStyleSheets' in parentElement) parentElement.adoptedStyleSheets = [styles]
    list = new StripList(parentElement)
    lists.set(parentElement, list)
  }
  list.send = column => setTriggerValue('opened', { column })
  list.show(data)
}

export function hide(parentElement) {
  lists.get(parentElement)?.close()
  lists.delete(parentElement)
}

class StripList {
  send = () => {}
  #message = null
  #axes = []
  #columns = make('div', { class: 'columns' })
  #others = make('div', { class: 'others' })
  #size = new ResizeObserver(() => this.#axes.forEach(axis => axis.draw()))

  constructor(parent) {
    this.element = make('section', { class: 'strips' }, this.#columns, this.#others)
    this.hint = new Hint(this.element)
    rove(this.#others, 'button')
    removePlaceholder(parent)
    parent.append(this.element)
    this.#size.observe(this.element)
  }

  close() {
    this.#size.disconnect()
    this.element.remove()
    setOpened('')
  }

  /** @param {StripsMessage} message */
  show(message) {
    const isOther = message.id !== this.#message?.id
    this.#message = message
    if (isOther) this.#draw()
    setOpened(message.opened)
    if (!wasWanted(message.opened)) return
    this.#columns.lastElementChild.scrollIntoView({ block: 'nearest' })
  }

  #draw() {
    const { columns, others, names } = this.#message
    this.element.style.setProperty('--letters', Math.min(LONGEST, Math.max(...names.map(name => name.length))))
    this.#axes = []
    this.#columns.replaceChildren(...columns.map(column => this.#column(column)))
    const label = others.length ? [make('p', { text: words.heat.more })] : []
    this.#others.replaceChildren(...label, ...others.map((name, i) => this.#other(name, i)))
    this.#axes.forEach(axis => axis.draw())
  }

  #other(name, i) {
    const title = fillText(words.heat.open, { name })
    const button = make('button', { type: 'button', title, text: name, tabindex: i ? -1 : 0 })
    button.addEventListener('click', () => this.#open(name))
    return button
  }

  #open(name) {
    want(name)
    this.send(name)
  }

  /** @param {StripColumn} column */
  #column(column) {
    const heading = make('h3', { title: column.name }, column.name, make('span', { class: 'ending', text: column.ending }))
    const measure = make('button', { type: 'button', class: 'measure', text: column.measure })
    if (column.hint.length) this.hint.attach(measure, () => column.hint)
    const isOpen = column.name === this.#message.opened
    const head = make('div', { class: 'title' }, heading, ...(column.measure ? [measure] : []), ...(isOpen ? [this.#closer(column.name)] : []))
    const axis = new AxisTexts(column)
    this.#axes.push(axis)
    const lines = column.lines.map((texts, k) => this.#line(column, texts, k))
    const body = make('div', { class: `lines${column.ends ? ' told' : ''}` }, axis.element, ...lines)
    rove(body, '.strip-line')
    const notes = column.notes.map(text => make('p', { class: 'note', text }))
    return make('section', { class: `column${isOpen ? ' opened' : ''}`, 'data-column': column.name }, head, body, ...notes)
  }

  #closer(name) {
    const label = `${words.heat.close}: ${name}`
    const button = make('button', { type: 'button', class: 'close', 'aria-label': label, text: words.heat.close })
    button.addEventListener('click', () => this.send(''))
    return button
  }

  #line(column, texts, k) {
    const { signs, names, calls } = this.#message
    const color = signs[k][1]
    const bare = texts.map(text => text.replace(`${calls[k]}: `, ''))
    const strip = column.ranges ? rangeStrip(column.ranges[k], color) : partStrip(column, k, color)
    if (!strip.childElementCount) strip.append(make('span', { class: 'nothing', text: bare[0] }))
    const key = make('span', { class: 'key', title: calls[k] }, clusterSign(signs[k], 11), make('span', { text: names[k] }))
    const end = column.ends ? [make('span', { class: 'end', text: column.ends[k] })] : []
    const line = make('div', { class: 'strip-line', role: 'img', 'aria-label': texts.join('; '), tabindex: -1 }, key, strip, ...end)
    this.hint.attach(line, () => [calls[k], ...bare])
    return line
  }
}
