// Marks in motion: under a hand at the display's rate, and gliding from one figure's places to the next one's. Marks keep
// their size and are put in their places one by one; Plotly itself draws anew when the hand rests.

import { drawnAnnotations, drawnMarks, drawnView, plotBox } from '../dom/plotly_dom.js'
import { toPixel } from '../math/plane.js'

const GLIDE = 450 // ms
const NOTICED = 1 // pixels; a mark that moves less does not glide

const baseTransform = element => element.getAttribute('transform') ?? '' // '' where the mark is flattened

/** Return a function that shows a drawn figure in another view without drawing it anew. */
export function createMover(graph) {
  const [view, box] = [drawnView(graph), plotBox(graph)]
  const withStart = mark => ({ ...mark, start: toPixel(view, box, mark.x, mark.y) })
  const marks = drawnMarks(graph).map(mark => ({ ...withStart(mark), base: baseTransform(mark.element) }))
  const moving = [...marks, ...drawnAnnotations(graph).map(withStart)]
  const lines = graph.querySelectorAll('.scatterlayer .lines')
  return next => {
    for (const { element, x, y, start, base = '' } of moving) {
      const [px, py] = toPixel(next, box, x, y)
      element.setAttribute('transform', `translate(${px - start[0]},${py - start[1]}) ${base}`)
    }
    const matrix = stretch(view, next, box)
    for (const group of lines) group.setAttribute('transform', matrix)
  }
}

/** The transform that shows a view's lines as in another view. */
function stretch(view, next, box) {
  const [x0, y0] = toPixel(next, box, view.x[0], view.y[1])
  const [x1, y1] = toPixel(next, box, view.x[1], view.y[0])
  return `matrix(${(x1 - x0) / box.w},0,0,${(y1 - y0) / box.h},${x0},${y0})`
}

/** The pixel of every mark, by its key. */
export function markPlaces(graph) {
  const [view, box] = [drawnView(graph), plotBox(graph)]
  return new Map(drawnMarks(graph).map(({ key, x, y }) => [key, toPixel(view, box, x, y)]))
}

/** Let every mark glide from an earlier place to its own; null where none moves, or motion is to be reduced. */
export function glideFrom(graph, places) {
  const [view, box] = [drawnView(graph), plotBox(graph)]
  const moving = drawnMarks(graph).flatMap(({ element, key, x, y }) => {
    const before = places.get(key)
    const [px, py] = toPixel(view, box, x, y)
    if (!before || Math.hypot(before[0] - px, before[1] - py) <= NOTICED) return []
    return [{ element, dx: before[0] - px, dy: before[1] - py, base: baseTransform(element) }]
  })
  const isReduced = matchMedia('(prefers-reduced-motion: reduce)').matches
  return moving.length && !isReduced ? new Glide(graph, moving) : null
}

/** Marks on their way to their places; `ended` resolves when they are there. */
class Glide {
  #graph
  #moving
  #start = performance.now()
  #frame = 0
  #end

  constructor(graph, moving) {
    this.#graph = graph
    this.#moving = moving
    this.ended = new Promise(resolve => (this.#end = resolve))
    this.#step(this.#start)
  }

  #step(time) {
    const t = Math.min(1, Math.max(0, (time - this.#start) / GLIDE))
    if (t === 1) return this.stop()
    this.#place((1 - t) ** 3)
    this.#graph.dataset.gliding = true
    this.#frame = requestAnimationFrame(next => this.#step(next))
  }

  #place(rest) {
    for (const { element, dx, dy, base } of this.#moving) {
      if (rest) element.setAttribute('transform', `translate(${dx * rest},${dy * rest}) ${base}`)
      else if (base) element.setAttribute('transform', base)
      else element.removeAttribute('transform')
    }
  }

  /** Put every mark in its place at once; a glide that has ended changes nothing: its marks may have been moved since. */
  stop() {
    if (!this.#moving.length) return
    cancelAnimationFrame(this.#frame)
    this.#place(0)
    this.#moving = []
    this.#graph.dataset.gliding = false
    this.#end()
  }
}
