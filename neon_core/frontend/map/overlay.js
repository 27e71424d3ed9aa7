// The layer over a map: the chosen row's ring, its lines, its name, and the names of the clusters; moved by hand, never
// redrawn. Where each text stands, `arrange` says.

import { make, makeSvg, setAttributes } from '../dom/elements.js'
import { placeLabel } from '../math/enclosing_line.js'
import { COVERS } from './arrangement.js'

const OTHER = 14 // pixels from a second row to the rim of its ring

const shape = (tag, className, attributes = {}) => makeSvg(tag, { class: className, ...attributes })
const show = (element, isShown) => {
  element.style.display = isShown ? '' : 'none'
}

/**
 * @typedef {Object} ChosenRow  The chosen row, in pixels.
 * @property {number[]} place
 * @property {{ shape: string, style: string } | null} look  The look of a mark for it, where the map has none or hides it.
 * @property {boolean} isCovered  Whether a centroid hides its mark.
 * @property {number[][]} ties  The places of its own centroid and of the competitor's.
 * @property {number[] | null} foot  The place where it would cross its nearest border.
 * @property {string} [distance]  The length of the way there, in words.
 * @property {string} name
 * @property {string} note  That the map misplaces it; '' where it does not.
 */

export class Overlay {
  #ties = [shape('line', 'tie'), shape('line', 'tie dotted')]
  #way = shape('line', 'way')
  #ground = shape('circle', 'ground', { r: 8 })
  #mark = shape('path', 'mark')
  #dot = shape('circle', 'dot', { r: 1 })
  #paper = shape('circle', 'ring paper', { r: 14 })
  #ring = shape('circle', 'ring', { r: 13 })
  #otherPaper = shape('circle', 'ring paper', { r: 13.5 })
  #otherRing = shape('circle', 'ring other', { r: 12.5 })
  #otherName = make('div', { class: 'row-name other-name', 'aria-hidden': 'true' })
  #parts = [...this.#ties, this.#way, this.#ground, this.#mark, this.#dot, this.#paper, this.#ring]
  #name = make('span', { class: 'name' })
  #note = make('span', { class: 'note' })
  #text = make('div', { class: 'row-name', 'aria-hidden': 'true' }, this.#name, this.#note)
  #far = make('div', { class: 'far', 'aria-hidden': 'true' })

  /** `labels` is the element with the names of the clusters. */
  constructor(labels) {
    const svg = makeSvg('svg', { 'aria-hidden': 'true' }, ...this.#parts, this.#otherPaper, this.#otherRing)
    this.element = make('div', { class: 'over' }, svg, this.#far, this.#text, this.#otherName, labels)
    this.draw(null)
    this.drawOther(null)
  }

  /** Draw all but the texts. @param {ChosenRow | null} row  Null hides everything. */
  draw(row) {
    for (const part of [...this.#parts, this.#text, this.#far]) show(part, row)
    if (!row) return
    const [cx, cy] = row.place
    this.#drawMark(row)
    this.#ties.forEach((tie, i) => drawLine(tie, row.place, row.ties[i]))
    drawLine(this.#way, row.place, row.foot)
    for (const circle of [this.#ground, this.#paper, this.#ring]) setAttributes(circle, { cx, cy })
    this.#ring.classList.toggle('misplaced', Boolean(row.note))
    this.#name.textContent = row.name
    this.#note.textContent = row.note
    this.#far.textContent = row.distance ?? ''
  }

  /** Ring a second row: { place, name }; null hides its ring. */
  drawOther(other, box) {
    for (const part of [this.#otherPaper, this.#otherRing, this.#otherName]) show(part, other)
    if (!other) return
    const [cx, cy] = other.place
    for (const circle of [this.#otherPaper, this.#otherRing]) setAttributes(circle, { cx, cy })
    this.#otherName.textContent = other.name
    const size = [this.#otherName.offsetWidth, this.#otherName.offsetHeight]
    const [x, y] = placeLabel([[cx - OTHER, cy - size[1] / 2], [cx + OTHER, cy]], size, box)
    this.#otherName.style.transform = `translate(${x}px,${y}px)`
  }

  /** Give a mark to a row that the map has none for, or whose mark a centroid hides. */
  #drawMark({ place, look, note, isCovered }) {
    show(this.#mark, look)
    show(this.#dot, look && note)
    show(this.#ground, look && isCovered)
    if (!look) return
    setAttributes(this.#mark, { style: look.style, d: look.shape, transform: `translate(${place})` })
    this.#dot.setAttribute('transform', `translate(${place})`)
  }

  /** The sizes of the row's name, which has at most the width of the map, and of the length of its way. */
  sizes({ w }) {
    this.#text.style.maxWidth = `${Math.max(0, w - 4)}px`
    return [this.#text, this.#far].map(text => [text.offsetWidth, text.offsetHeight])
  }

  /** Show the row's texts in their places; null hides one. */
  place({ name, far }, [x]) {
    this.#text.classList.toggle('to-the-left', Boolean(name) && name[0] + this.#text.offsetWidth < x)
    for (const [text, corner] of [[this.#text, name], [this.#far, far]]) {
      show(text, corner)
      if (corner) Object.assign(text.style, { left: `${corner[0]}px`, top: `${corner[1]}px`, transform: '' })
    }
  }

  /** Let the row's texts follow it while a hand moves the map. */
  follow([dx, dy]) {
    for (const text of [this.#text, this.#far]) text.style.transform = `translate(${dx}px,${dy}px)`
  }
}

/** Whether one of the centroids hides the mark of a row. */
export function isUnderCentroid([x, y], centroids) {
  return centroids.some(([u, v]) => Math.hypot(u - x, v - y) < COVERS)
}

function drawLine(line, [x1, y1], to) {
  show(line, to)
  if (to) setAttributes(line, { x1, y1, x2: to[0], y2: to[1] })
}
