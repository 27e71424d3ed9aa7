// How well each row fits its cluster: one bar a row, the highest first, a block for each cluster. A bar chooses its row.

import { make, makeSvg, removePlaceholder } from '../dom/elements.js'
import { Hint } from '../dom/hint.js'
import { fillText } from '../dom/sentence.js'
import { clusterSign } from '../dom/sentence_elements.js'
import { loadStyleSheet } from '../dom/style_sheet.js'
import { words } from '../dom/words.js'
import { columnAt } from '../math/scan_axis.js'

/** @typedef {import('./scan_messages.js').SilhouettesMessage} SilhouettesMessage */
/** @typedef {import('./scan_messages.js').SilhouetteBlock} SilhouetteBlock */

const styles = await loadStyleSheet(new URL('scan.css', import.meta.url))
const charts = new WeakMap()
const HEIGHT = 64
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity }

/** Called by Streamlit whenever there is something new to show. */
export function show({ data, parentElement, setTriggerValue }) {
  let chart = charts.get(parentElement)
  if (!chart) {
    if ('adoptedStyleSheets' in parentElement) parentElement.adoptedStyleSheets = [styles]
    chart = new Silhouettes(parentElement)
    charts.set(parentElement, chart)
  }
  chart.send = row => setTriggerValue('picked', { row })
  chart.show(data)
}

export function hide(parentElement) {
  charts.get(parentElement)?.close()
  charts.delete(parentElement)
}

class Silhouettes {
  send = () => {}
  #message = null
  #row = -1
  #blocks = make('div', { class: 'blocks' })

  constructor(parent) {
    this.element = make('section', { class: 'silhouettes' }, this.#blocks)
    this.hint = new Hint(this.element)
    removePlaceholder(parent)
    parent.append(this.element)
  }

  close() {
    this.element.remove()
  }

  /** @param {SilhouettesMessage} message */
  show(message) {
    const isOther = message.id !== this.#message?.id
    if (isOther || message.row !== this.#message?.row) this.#row = message.row
    this.#message = message
    if (isOther) this.#blocks.replaceChildren(...message.blocks.map(block => this.#block(block)))
    this.#mark()
  }

  /** @param {SilhouetteBlock} block */
  #block(block) {
    const head = make('header', {}, clusterSign(block.sign), make('b', { text: block.name, title: block.name }), make('span', { text: block.mean }))
    const bars = this.#bars(block)
    return make('div', { class: 'block' }, head, bars)
  }

  #bars(block) {
    const n = block.values.length, { low, high } = this.#message
    const y = value => HEIGHT * (1 - (value - low) / (high - low))
    const svg = makeSvg('svg', { viewBox: `0 0 ${Math.max(1, n)} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' })
    const rects = block.values.map((value, i) =>
      makeSvg('rect', { class: 'bar', x: i + 0.08, width: 0.84, y: Math.min(y(value), y(0)), height: Math.max(0.75, Math.abs(y(value) - y(0))), fill: block.sign[1] }))
    const line = (name, at) => makeSvg('line', { class: name, x1: 0, x2: n, y1: y(at), y2: y(at), 'vector-effect': 'non-scaling-stroke' })
    svg.append(line('zero', 0), ...rects, ...(block.level === null ? [] : [line('mean', block.level)]))
    const bars = make('div', { class: 'bars' }, svg)
    if (!n) return bars
    for (const [name, value] of Object.entries({ role: 'slider', tabindex: 0, 'aria-valuemin': 1, 'aria-valuemax': n, 'aria-label': block.label })) bars.setAttribute(name, value)
    bars.block = block
    this.#moveTo(bars, 0)
    this.hint.attach(bars, () => [block.rows.length ? this.#words(block, bars.at) : ''])
    bars.addEventListener('pointermove', event => this.#moveTo(bars, this.#position(bars, event)))
    bars.addEventListener('click', event => this.#choose(block.rows[this.#position(bars, event)]))
    bars.addEventListener('keydown', event => this.#key(bars, event))
    return bars
  }

  #position(bars, event) {
    const box = bars.getBoundingClientRect()
    return columnAt(event.clientX - box.left, bars.block.values.length, box.width)
  }

  #words(block, i) {
    return fillText(words.scan.bar, { row: block.names[i], value: block.texts[i] })
  }

  #moveTo(bars, i) {
    bars.at = i
    bars.setAttribute('aria-valuenow', i + 1)
    bars.setAttribute('aria-valuetext', this.#words(bars.block, i))
    const box = this.hint && bars.isConnected && !this.element.querySelector('.hint')?.hidden
    if (box) this.hint.showAt([this.#words(bars.block, i)], bars.getBoundingClientRect())
  }

  #key(bars, event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const n = bars.block.values.length
    if (event.key === 'Enter' || event.key === ' ') this.#choose(bars.block.rows[bars.at])
    else if (event.key in STEPS) this.#moveTo(bars, Math.max(0, Math.min(n - 1, bars.at + STEPS[event.key])))
    else return
    event.preventDefault()
  }

  #choose(row) {
    this.#row = row
    this.#mark()
    this.send(row)
  }

  /** Frame the bar of the chosen row. */
  #mark() {
    for (const old of this.element.querySelectorAll('.mark')) old.remove()
    for (const bars of this.element.querySelectorAll('.bars')) {
      const i = bars.block?.rows.indexOf(this.#row) ?? -1
      if (i < 0) continue
      const bar = bars.querySelectorAll('.bar')[i]
      const [y, height] = ['y', 'height'].map(name => Number(bar.getAttribute(name)))
      const frame = makeSvg('rect', { class: 'mark', x: i, width: 1, y: y - 2, height: height + 4, 'vector-effect': 'non-scaling-stroke' })
      bars.querySelector('svg').append(frame)
      this.#moveTo(bars, i)
    }
  }
}
