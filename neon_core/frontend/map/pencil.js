// The line that a hand is drawing on a map: around some rows, or straight across them for a box. It follows the hand at the
// display's rate, with the number of drawn rows inside; Escape abandons it. A long line is thinned while it grows, so the
// line on the screen, the one that is counted and the one that is sent are the same.

import { fillText } from '../dom/sentence.js'
import { words } from '../dom/words.js'
import { Enclosure, enclosed, sum } from '../math/enclosure.js'
import { boxBetween, isStraight, telling } from '../math/enclosing_line.js'
import { toPixel, toPlace } from '../math/plane.js'
import { Outline } from './outline.js'

const STEP = 2 // pixels between two places of a line: each is compared with every point
const MOST = 200 // vertices of a line; the server takes 400
const THINNED = 100 // vertices that a line of more keeps: they move it by less than a pixel around the whole map

export class Pencil {
  #drawing
  #draw
  #outline = new Outline()
  #line = null // the places that the hand was at, and the rows that they go around
  #last = [0, 0] // the pixel of its end
  #frame = 0
  #onKey = event => this.#press(event)

  /** `draw(shape, rows)` is called when a line is done: its places on the map, and the drawn rows inside, maybe none. */
  constructor(drawing, draw) {
    this.#drawing = drawing
    this.#draw = draw
    this.element = this.#outline.element
  }

  get isDrawing() {
    return this.#line !== null
  }

  #place(x, y) {
    return toPlace(this.#drawing.view, this.#drawing.box, x, y)
  }

  begin(x, y) {
    this.#last = [x, y]
    this.#line = new Enclosure(this.#drawing.points, this.#place(x, y))
    window.addEventListener('keydown', this.#onKey, true)
  }

  move(x, y) {
    if (!this.#line || Math.hypot(x - this.#last[0], y - this.#last[1]) < STEP) return
    this.#last = [x, y]
    this.#line.add(this.#place(x, y))
    if (this.#line.path.length > MOST) this.#line.thin(telling(this.#pixels(), THINNED))
    this.#frame ||= requestAnimationFrame(() => this.#show())
  }

  /** The line in pixels of the view that is on the screen. */
  #pixels() {
    const { view, box } = this.#drawing
    return this.#line.path.map(([x, y]) => toPixel(view, box, x, y))
  }

  /** Draw the line as it is. */
  #show() {
    this.#frame = 0
    if (!this.#line || this.#line.points !== this.#drawing.points) return this.abandon() // another map came
    const pixels = this.#pixels()
    const isBox = isStraight(pixels)
    const n = isBox ? sum(enclosed(this.#line.points, this.#corners(this.#line.path))) : this.#line.count
    this.#outline.draw(isBox ? this.#corners(pixels) : pixels, this.text(n), this.#drawing.box, !isBox)
  }

  #corners(path) {
    return boxBetween(path[0], path.at(-1))
  }

  /** The number of rows in words; on a map that draws some of the rows it says so. */
  text(n) {
    const { nouns, draws_all: drawsAll } = this.#drawing.shown
    const slots = { n: n.toLocaleString('en'), noun: nouns[n === 1 ? 0 : 1] }
    return fillText(drawsAll ? words.tools.count : words.tools.of_drawn, slots)
  }

  /** The hand has let go: close the line. */
  end() {
    if (!this.#line) return
    const { points, path } = this.#line
    const shape = isStraight(this.#pixels()) ? this.#corners(path) : path
    const rows = [...enclosed(points, shape)].flatMap((is, i) => (is ? [points.rows[i]] : []))
    this.#stop()
    if (shape.length > 2) this.#draw(shape, rows)
  }

  /** Show that the line went around nothing. */
  fade() {
    this.#outline.fade()
  }

  abandon() {
    if (!this.#line) return
    this.#stop()
    this.#outline.hide()
  }

  hide() {
    this.#outline.hide()
  }

  #stop() {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    this.#line = null
    window.removeEventListener('keydown', this.#onKey, true)
  }

  #press(event) {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    this.abandon()
  }
}
