// The part of the plane that is seen. It owns the view of the whole map; the drawing owns the view on
// the screen.

import { isSameView, pannedView, viewWith, zoomedView } from '../math/plane.js'

const KEY_ZOOM = 1.5

export class Viewport {
  #drawing
  #layers // elements that lie over the plot: the glass, and the overlay
  #glass
  #fullViewButton
  #on
  #full = null // the view of the whole map, in the box that is drawn

  /** `on` has: move() when marks were moved to another view, and draw() when Plotly has drawn one. */
  constructor(drawing, { glass, overlay, fullViewButton }, on) {
    this.#drawing = drawing
    this.#glass = glass
    this.#layers = [glass, overlay]
    this.#fullViewButton = fullViewButton
    this.#on = on
  }

  /** Whether the map is zoomed in or panned. */
  get isNear() {
    return !isSameView(this.#drawing.view, this.#full)
  }

  /** The view where it is not the whole map, to be kept when another figure is drawn; else null. */
  get nearView() {
    return this.#drawing.points && this.isNear ? this.#drawing.view : null
  }

  /** The rectangles over the plot that no text may lie under, in its pixels: the button for the whole map. */
  get obstacles() {
    const { offsetLeft: x, offsetTop: y, offsetWidth: w, offsetHeight: h } = this.#fullViewButton
    const { left, top } = this.#drawing.box
    return this.#fullViewButton.hidden ? [] : [[x - left, y - top, x - left + w, y - top + h]]
  }

  get fullView() {
    return this.#full
  }

  /** Adopt the view that Plotly has drawn; it is the whole map, unless that is another view. */
  adopt(full = null) {
    this.#full = full ?? this.#drawing.view
    const { left, top, w, h } = this.#drawing.box
    for (const { style } of this.#layers) {
      Object.assign(style, { left: `${left}px`, top: `${top}px`, width: `${w}px`, height: `${h}px` })
    }
    this.#showNearness()
  }

  #showNearness() {
    this.#glass.classList.toggle('near', this.isNear)
    this.#fullViewButton.hidden = !this.isNear
  }

  /** Look somewhere else, at once. */
  goTo(view) {
    this.#drawing.moveTo(view)
    this.#on.move()
    this.#showNearness()
  }

  pan(dx, dy) {
    const { view, box } = this.#drawing
    this.goTo(pannedView(view, box, dx, dy))
  }

  zoom(x, y, factor) {
    const { view, box } = this.#drawing
    this.goTo(zoomedView(view, box, x, y, factor, this.#full))
  }

  /** Zoom in (1) or out (-1) by a step, around the middle. */
  zoomStep(direction) {
    const { w, h } = this.#drawing.box
    this.zoom(w / 2, h / 2, KEY_ZOOM ** direction)
    this.rest()
  }

  /** Show the whole map. */
  reset() {
    if (!this.#drawing.points) return
    this.goTo(this.#full)
    this.rest()
  }

  /** Move a view that is zoomed in until it shows a place. */
  follow(x, y) {
    const { view, box } = this.#drawing
    const next = this.isNear ? viewWith(view, box, x, y) : view
    if (next === view) return
    this.goTo(next)
    this.rest()
  }

  /** The hand rests: let Plotly draw the view that marks were moved to, unless a hand has moved on by then. */
  rest() {
    if (!this.#drawing.isMoved) return
    const { view } = this.#drawing
    this.#drawing.inTurn(async () => {
      if (!this.#drawing.points || !this.#drawing.isMoved || this.#drawing.view !== view) return
      await this.#drawing.relayout({ 'xaxis.range': [...view.x], 'yaxis.range': [...view.y] })
      if (!this.#drawing.isMoved) this.#on.draw() // in another box, equal axes show a little more
    })
  }

  /**
   * Fit the figure to the size that a function returns, null where it is out of sight: the whole map anew, then the view
   * that was seen, where the figure is a map.
   */
  resize(room) {
    return this.#drawing.inTurn(async () => {
      await this.#drawing.glided()
      const { points, shown } = this.#drawing
      const size = points && room()
      if (!size || this.#drawing.hasSize(size)) return
      const near = this.nearView
      const { xaxis, yaxis } = shown.figure.layout
      const ranges = { 'xaxis.range': [...xaxis.range], 'yaxis.range': [...yaxis.range] }
      await this.#drawing.relayout({ ...size, ...(shown.live ? ranges : {}) })
      this.adopt()
      if (near) this.goTo(near)
      this.rest()
      this.#on.draw()
    })
  }
}
