// The layer over a map: the chosen row's ring, its name, and its lines; moved by hand, never redrawn.

import { makeSvg, setAttributes } from '../dom/elements.js'

const SHORT = 12 // letters that there is room for everywhere
const WIDEST = 190 // pixels of a row's name: the answer shows all of it
const BESIDE = 20 // pixels from a row to its name
const PAST_RING = 26 // pixels from a row to the number at the end of its way, at least
const PAST_BORDER = 9

const shape = (tag, className, attributes = {}) => makeSvg(tag, { class: className, ...attributes })
const show = (element, isShown) => {
  element.style.display = isShown ? '' : 'none'
}

/**
 * @typedef {Object} ChosenRow  The chosen row, in pixels.
 * @property {number[]} place
 * @property {{ shape: string, style: string } | null} look  The look of a mark for it, where the map has none.
 * @property {number[][]} ties  The places of its own centroid and of the competitor's.
 * @property {number[] | null} foot  The place where it would cross its nearest border.
 * @property {string} [distance]  The length of the way there, in words.
 * @property {string} name
 * @property {string} note  That the map misplaces it; '' where it does not.
 * @property {boolean} isLeft  Whether name and note are to its left.
 * @property {number} width  The width of the map.
 */

export class Overlay {
  #ties = [shape('line', 'tie'), shape('line', 'tie dotted')]
  #way = shape('line', 'way')
  #mark = shape('path', 'mark')
  #dot = shape('circle', 'dot', { r: 1 })
  #paper = shape('circle', 'ring paper', { r: 14 })
  #ring = shape('circle', 'ring', { r: 13 })
  #distance = shape('text', 'far')
  #name = shape('text', 'name')
  #note = shape('text', 'note')
  #parts = [...this.#ties, this.#way, this.#mark, this.#dot, this.#paper, this.#ring, this.#distance, this.#name, this.#note]

  constructor() {
    this.element = makeSvg('svg', { class: 'over', 'aria-hidden': 'true' }, ...this.#parts)
    this.draw(null)
  }

  /** @param {ChosenRow | null} row  Null hides everything. */
  draw(row) {
    for (const part of this.#parts) show(part, row)
    if (!row) return
    const [cx, cy] = row.place
    this.#drawMark(row)
    this.#ties.forEach((tie, i) => drawLine(tie, row.place, row.ties[i]))
    this.#drawWay(row)
    for (const circle of [this.#paper, this.#ring]) setAttributes(circle, { cx, cy })
    this.#ring.classList.toggle('misplaced', Boolean(row.note))
    this.#drawTexts(row)
  }

  /** Give a mark to a row that the map has none for. */
  #drawMark({ place, look, note }) {
    show(this.#mark, look)
    show(this.#dot, look && note)
    if (!look) return
    setAttributes(this.#mark, { style: look.style, d: look.shape, transform: `translate(${place})` })
    this.#dot.setAttribute('transform', `translate(${place})`)
  }

  /** Draw the way to the nearest border, with its length past the border and past the ring. */
  #drawWay({ place: [x, y], foot, distance }) {
    drawLine(this.#way, [x, y], foot)
    show(this.#distance, foot)
    if (!foot) return
    const [dx, dy] = [foot[0] - x, foot[1] - y]
    const length = Math.hypot(dx, dy) || 1
    const beyond = 1 + Math.max(PAST_BORDER, PAST_RING - length) / length
    this.#distance.textContent = distance
    const anchor = dx >= 0 ? 'start' : 'end'
    setAttributes(this.#distance, { x: x + dx * beyond, y: y + dy * beyond + 4, 'text-anchor': anchor })
  }

  #drawTexts({ place: [x, y], name, note, isLeft, width }) {
    writeFitting(this.#name, name, Math.min(WIDEST, (isLeft ? x : width - x) - BESIDE))
    this.#note.textContent = note
    const beside = { x: x + (isLeft ? -BESIDE : BESIDE), 'text-anchor': isLeft ? 'end' : 'start' }
    setAttributes(this.#name, { ...beside, y: y + 4.5 })
    setAttributes(this.#note, { ...beside, y: y + 19 })
  }
}

function drawLine(line, [x1, y1], to) {
  show(line, to)
  if (to) setAttributes(line, { x1, y1, x2: to[0], y2: to[1] })
}

/** Write a text, cut where it would leave the map. */
function writeFitting(element, text, room) {
  element.textContent = text
  if (text.length <= SHORT) return
  const length = element.getComputedTextLength()
  const fitting = Math.max(SHORT, Math.floor((text.length * room) / length) - 1)
  if (length > room) element.textContent = `${text.slice(0, fitting)}…`
}
