// Seven measures of every K on one axis: what each chooses, the present K, and the K that is looked at. Another K is looked
// at without the server, which then draws what that K would change.

import { make, makeSvg, removePlaceholder } from '../dom/elements.js'
import { fillText } from '../dom/sentence.js'
import { loadStyleSheet } from '../dom/style_sheet.js'
import { words } from '../dom/words.js'
import { bandPath, columnAt, columnPlaces, heights, linePath, runs, stackSize, tally, writtenTicks } from '../math/scan_axis.js'

/** @typedef {import('./scan_messages.js').MeasuresMessage} MeasuresMessage */

const styles = await loadStyleSheet(new URL('scan.css', import.meta.url))
const charts = new WeakMap()
const HEIGHT = 62, TOP = 12, BOTTOM = 50 // of a row, and of its line
const LOW_HEIGHT = 56, LOW_TOP = 9, LOW_BOTTOM = 46 // where the name stands above the line
const TALLY = 50
const RADIUS = 4.5
const THUMB = 16

/** Called by Streamlit whenever there is something new to show. */
export function show({ data, parentElement, setTriggerValue }) {
  let chart = charts.get(parentElement)
  if (!chart) {
    if ('adoptedStyleSheets' in parentElement) parentElement.adoptedStyleSheets = [styles]
    chart = new Measures(parentElement)
    charts.set(parentElement, chart)
  }
  chart.send = k => setTriggerValue('looked', { k })
  chart.show(data)
}

export function hide(parentElement) {
  charts.get(parentElement)?.close()
  charts.delete(parentElement)
}

class Measures {
  send = () => {}
  #message = null
  #looked = 0
  #width = 0
  #tint = make('div', { class: 'tint' })
  #table = make('div', { role: 'table' })
  #input = make('input', { type: 'range', step: 1 })
  #ticks = make('div', { class: 'ticks' })
  #axis = make('div', { class: 'axis' }, make('div', { class: 'name', text: words.scan.axis }), this.#ticks)
  #rows = make('div', { class: 'rows' }, this.#tint, this.#table, this.#axis)
  #size = new ResizeObserver(() => this.#resize())

  constructor(parent) {
    this.element = make('section', { class: 'scan' }, this.#rows)
    this.#input.setAttribute('aria-label', words.scan.look)
    this.#input.addEventListener('input', () => this.#look(Number(this.#input.value)))
    this.#input.addEventListener('change', () => this.send(this.#looked))
    this.#table.addEventListener('click', event => this.#click(event))
    removePlaceholder(parent)
    parent.append(this.element)
    this.#size.observe(this.element)
  }

  close() {
    this.#size.disconnect()
    this.element.remove()
  }

  /** @param {MeasuresMessage} message */
  show(message) {
    const before = this.#message
    this.#message = message
    if (before?.looked !== message.looked || before.id !== message.id) this.#looked = message.looked
    this.#table.setAttribute('aria-label', message.label)
    this.#draw()
  }

  #resize() {
    if (this.element.clientWidth !== this.#width) this.#draw()
  }

  #draw() {
    if (!this.#message) return
    this.#width = this.element.clientWidth
    const focused = this.#input.getRootNode().activeElement === this.#input
    this.#table.replaceChildren(this.#head(), ...this.#message.lines.map(line => this.#row(line)))
    const plot = this.#table.querySelector('.plot')
    this.#xs = columnPlaces(this.#message.ks.length, plot.clientWidth)
    this.#left = plot.offsetLeft
    this.#drawAxis(plot.clientWidth)
    this.#fill(plot.clientWidth)
    this.#mark()
    if (focused) this.#input.focus()
  }

  #xs = []
  #left = 0

  #head() {
    const [name, hint] = words.scan.tally
    const head = make('div', { class: 'name', role: 'columnheader' }, make('b', { text: name }), make('span', { text: hint }))
    const now = make('div', { class: 'head now', role: 'columnheader', text: this.#hasPresent() ? fillText(words.scan.now, { k: this.#message.present }) : '' })
    const at = make('div', { class: 'head at', role: 'columnheader' })
    return make('div', { class: 'row tally', role: 'row' }, head, plotOf('columnheader'), now, at)
  }

  #hasPresent() {
    return this.#message.ks.includes(this.#message.present)
  }

  #row(line) {
    const name = make('div', { class: 'name', role: 'rowheader', title: `${line.name}, ${line.hint}` }, make('b', { text: line.name }), make('span', { text: line.hint }))
    const now = make('div', { class: 'now', role: 'cell', text: line.texts[this.#message.ks.indexOf(this.#message.present)] ?? '' })
    const row = make('div', { class: 'row', role: 'row' }, name, plotOf('cell', line.said), now, make('div', { class: 'at', role: 'cell' }))
    row.line = line
    return row
  }

  /** Draw dots and lines at the present width. */
  #fill(width) {
    const { ks, lines, present } = this.#message
    const counts = tally(ks, lines.map(line => line.chosen))
    const { pitch, radius } = stackSize(Math.max(...counts), TALLY - 4)
    const dots = counts.flatMap((n, i) => Array.from({ length: n }, (_, j) => dot(this.#xs[i], TALLY - 5 - j * pitch, radius, '')))
    svgOf(this.#table.firstElementChild, width, TALLY).replaceChildren(...dots)
    const isLow = getComputedStyle(this.#table.children[1]).gridTemplateRows.split(' ').length > 1
    for (const row of [...this.#table.children].slice(1)) {
      const svg = svgOf(row, width, isLow ? LOW_HEIGHT : HEIGHT)
      const hair = this.#hasPresent() ? [hairline(this.#xs[ks.indexOf(present)], isLow ? LOW_HEIGHT : HEIGHT + 1)] : []
      svg.replaceChildren(...hair, ...this.#marks(row.line, ks, present, isLow ? [LOW_TOP, LOW_BOTTOM] : [TOP, BOTTOM]))
    }
  }

  #marks(line, ks, present, [top, bottom]) {
    const known = [...line.values, ...line.low, ...line.high].filter(v => v !== null)
    if (!known.length) return []
    const at = values => heights(values, Math.min(...known), Math.max(...known), top, bottom)
    const ys = at(line.values), lows = at(line.low), highs = at(line.high)
    const parts = []
    if (line.is_error) parts.push(...ks.flatMap((_, i) => (ys[i] === null || lows[i] === undefined ? [] : [whisker(this.#xs[i], lows[i], highs[i])])))
    else if (line.low.length) parts.push(makeSvg('path', { class: 'band', d: bandPath(this.#xs, lows, highs) }))
    parts.push(...runs(this.#xs, ys).map(run => makeSvg('path', { class: 'line', d: linePath(run) })))
    const i = ks.indexOf(present), j = ks.indexOf(line.chosen)
    if (i >= 0 && i !== j && ys[i] !== null) parts.push(dot(this.#xs[i], ys[i], RADIUS - 0.75, 'open'))
    if (j >= 0 && ys[j] !== null) parts.push(dot(this.#xs[j], ys[j], RADIUS + 0.75, ''))
    return parts
  }

  #drawAxis(width) {
    const { ks, present } = this.#message
    const written = writtenTicks(ks, width, ks.includes(present) ? [present] : [])
    const texts = ks.flatMap((k, i) => {
      if (!written.includes(k)) return []
      const text = make('span', { class: k === present ? 'present' : '', text: k, 'aria-hidden': 'true' })
      text.style.left = `${this.#xs[i]}px`
      return [text]
    })
    this.#input.min = ks[0]
    this.#input.max = ks.at(-1)
    this.#input.style.left = `${this.#xs[0] - THUMB / 2}px`
    this.#input.style.width = `${this.#xs.at(-1) - this.#xs[0] + THUMB}px`
    this.#ticks.replaceChildren(...texts, this.#input)
  }

  /** Show which K is looked at, and its numbers. */
  #mark() {
    const { ks, present, lines } = this.#message
    const i = ks.indexOf(this.#looked), width = ks.length > 1 ? this.#xs[1] - this.#xs[0] : 26
    const isShown = i >= 0
    this.#tint.hidden = !isShown
    if (isShown) {
      this.#tint.style.left = `${this.#left + this.#xs[i] - width / 2}px`
      this.#tint.style.width = `${width}px`
    }
    const isOther = isShown && this.#looked !== present
    const cells = [...this.#table.querySelectorAll('.at')]
    cells[0].textContent = isOther ? fillText(words.scan.at, { k: this.#looked }) : ''
    lines.forEach((line, n) => (cells[n + 1].textContent = isOther ? line.texts[i] : ''))
    this.#input.value = isShown ? this.#looked : ks[0]
    const texts = lines.flatMap(line => (isShown && line.texts[i] ? [`${line.name} ${line.texts[i]}`] : []))
    this.#input.setAttribute('aria-valuetext', [fillText(words.scan.k, { k: this.#input.value }), ...texts].join(', '))
  }

  #look(k) {
    this.#looked = k
    this.#mark()
  }

  #click(event) {
    const plot = event.target.closest('.plot')
    if (!plot) return
    const { ks } = this.#message, box = plot.getBoundingClientRect()
    const k = ks[columnAt(event.clientX - box.left, ks.length, box.width)]
    this.#look(k)
    this.send(k)
  }
}

function plotOf(role, said = '') {
  const plot = make('div', { class: 'plot', role }, makeSvg('svg', { 'aria-hidden': 'true' }))
  if (said) plot.setAttribute('aria-label', said)
  return plot
}

function svgOf(row, width, height) {
  const svg = row.querySelector('svg')
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`)
  svg.setAttribute('preserveAspectRatio', 'none')
  return svg
}

function dot(x, y, r, kind) {
  return makeSvg('circle', { class: `dot ${kind}`, cx: x, cy: y, r })
}

function hairline(x, height) {
  return makeSvg('line', { class: 'hair', x1: x, x2: x, y1: 0, y2: height })
}

function whisker(x, low, high) {
  return makeSvg('line', { class: 'whisker', x1: x, x2: x, y1: low, y2: high })
}
