// How the evidence falls as features are replaced: one curve a method, ink on paper, the names beside the curves.

import { make, makeSvg, removePlaceholder, setAttributes } from '../dom/elements.js'
import { loadStyleSheet } from '../dom/style_sheet.js'

/** @typedef {import('./trust_messages.js').CurvesMessage} CurvesMessage */

const styles = await loadStyleSheet(new URL('curves.css', import.meta.url))
const pictures = new WeakMap()
const HEIGHT = 190, LEFT = 34, EDGE = 12
const PLACES = { dotted: 0.45, band: 0.3, dashed: 0.35, main: 0.22 } // of a name along its curve
const SHIFTS = { dotted: [8, -8], band: [8, -8], dashed: [-4, 28], main: [-8, 12] } // of a name, in pixels

/** Called by Streamlit whenever there is something new to show. */
export function show({ data, parentElement }) {
  let picture = pictures.get(parentElement)
  if (!picture) {
    if ('adoptedStyleSheets' in parentElement) parentElement.adoptedStyleSheets = [styles]
    picture = new Picture(parentElement)
    pictures.set(parentElement, picture)
  }
  picture.show(data)
}

export function hide(parentElement) {
  pictures.get(parentElement)?.close()
  pictures.delete(parentElement)
}

class Picture {
  #message = null
  #width = 0
  #svg = makeSvg('svg', { role: 'img' })
  #foot = make('div', { class: 'foot' })
  #size = new ResizeObserver(() => this.element.clientWidth !== this.#width && this.#draw())

  constructor(parent) {
    this.element = make('section', { class: 'curves' }, this.#svg, this.#foot)
    removePlaceholder(parent)
    parent.append(this.element)
    this.#size.observe(this.element)
  }

  close() {
    this.#size.disconnect()
    this.element.remove()
  }

  /** @param {CurvesMessage} message */
  show(message) {
    const isOther = message.id !== this.#message?.id
    this.#message = message
    if (isOther) this.#draw()
  }

  #draw() {
    const width = this.element.clientWidth
    if (!this.#message || !width) return
    this.#width = width
    const { curves, label, start, end, top } = this.#message
    const values = curves.flatMap(curve => curve.values)
    const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
    const y = value => EDGE + (HEIGHT - 2 * EDGE) * ((high - value) / (high - low || 1))
    const x = (i, n) => LEFT + ((width - LEFT - 4) * i) / Math.max(1, n - 1)
    setAttributes(this.#svg, { viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, 'aria-label': label })
    const axis = makeSvg('line', { class: 'zero', x1: LEFT, x2: width, y1: y(0), y2: y(0) })
    const marks = [text('0', 0, y(0) + 4, ''), text(top, 0, y(curves[0].values[0]) + 4, '')]
    const lines = curves.map(({ kind, values: heights }) => makeSvg('polyline', { class: kind, points: heights.map((v, i) => `${x(i, heights.length)},${y(v)}`).join(' ') }))
    const names = curves.filter(({ name }) => name).map(({ name, kind, values: heights }) => {
      const i = Math.round((heights.length - 1) * PLACES[kind])
      const [right, down] = SHIFTS[kind]
      return text(name, x(i, heights.length) + right, y(heights[i]) + down, kind === 'main' ? 'strong' : '')
    })
    this.#svg.replaceChildren(axis, ...lines, ...marks, ...names)
    this.#foot.replaceChildren(make('span', { text: start }), make('span', { text: end }))
  }
}

function text(words, x, y, className) {
  const element = makeSvg('text', { class: className, x, y })
  element.textContent = words
  return element
}
