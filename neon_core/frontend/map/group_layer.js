// The group of rows on a map: its marks at full strength and all else paler, the line that was drawn around it, and the
// line that a hand is drawing.

import { drawAround, drawsByDrag, onGroup, shownGroup } from '../dom/group_bus.js'
import { toPixel } from '../math/plane.js'
import { Outline } from './outline.js'
import { Pencil } from './pencil.js'

export class GroupLayer {
  #drawing
  #glass
  #outline = new Outline()
  #stopListening

  /** `redraw` is called when another group is to be shown. */
  constructor(drawing, glass, redraw) {
    this.#drawing = drawing
    this.#glass = glass
    this.pencil = new Pencil(drawing, (shape, rows) => this.#take(shape, rows))
    this.elements = [this.#outline.element, this.pencil.element]
    this.#stopListening = onGroup(redraw)
  }

  close() {
    this.pencil.abandon()
    this.#stopListening()
  }

  /** The rectangles that no other text may lie under. */
  get obstacles() {
    return this.#outline.rectangle ? [this.#outline.rectangle] : []
  }

  /** Whether there is a group, which stands out instead of the clusters of the chosen row. */
  get isShown() {
    return shownGroup() !== null
  }

  /** Draw the group where it is now; the figure stays. */
  draw() {
    const { shown, view, box } = this.#drawing
    const group = shownGroup()
    this.#glass.classList.toggle('draws', drawsByDrag())
    this.#drawing.highlight(group && group.rows)
    if (group?.shape && group.frame === shown.frame) {
      this.#outline.draw(group.shape.map(([x, y]) => toPixel(view, box, x, y)), group.size, box)
    } else this.#outline.hide()
  }

  /** A hand has drawn a line around some rows, or around none. */
  #take(shape, rows) {
    const { shown } = this.#drawing
    if (!rows.length) this.pencil.fade()
    else this.pencil.hide()
    const group = { shape, frame: shown.frame, rows, size: this.pencil.text(rows.length) }
    if (rows.length || !shown.draws_all) drawAround(group, shown.id)
  }
}
