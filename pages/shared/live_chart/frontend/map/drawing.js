// A drawn Plotly figure whose view can be moved at the display's rate: marks keep their size and are put in their new
// places one by one; Plotly itself draws anew when the hand rests.

import { toPixel, translated } from '../math/plane.js'

/**
 * The samples of a figure: traces with customdata, their rows, places, cluster and class, in drawing order; with room for
 * one more, see `seated`.
 */
export function samples(graph) {
  const traces = graph._fullData.filter(trace => trace.customdata && trace.visible)
  const length = traces.reduce((sum, trace) => sum + trace.x.length, 0)
  const points = {
    length,
    drawn: length,
    x: new Float64Array(length + 1),
    y: new Float64Array(length + 1),
    row: new Int32Array(length + 1),
    trace: [],
    at: new Map(),
  }
  let i = 0
  for (const trace of traces) {
    for (let j = 0; j < trace.x.length; j++, i++) {
      points.x[i] = trace.x[j]
      points.y[i] = trace.y[j]
      points.row[i] = trace.customdata[j]
      points.trace[i] = trace
      points.at.set(points.row[i], i)
    }
  }
  return points
}

/** The view that is drawn, and the box that it is drawn in. */
export function seen(graph) {
  const { _size: size, xaxis, yaxis } = graph._fullLayout
  return {
    view: { x: [...xaxis.range], y: [...yaxis.range] },
    box: { left: size.l, top: size.t, w: size.w, h: size.h },
  }
}

/** Every mark of a figure, with what it stands for. */
function marks(graph) {
  const found = []
  for (const group of graph.querySelectorAll('.scatterlayer > .trace')) {
    const trace = group.__data__?.[0]?.trace
    for (const element of group.querySelectorAll('.points > .point, .text > .textpoint')) {
      const { x, y, i } = element.__data__
      const row = trace?.customdata?.[i]
      const key = row !== undefined ? `row ${row}` : `${trace?.name} ${i} ${element.tagName}`
      found.push({ element, x, y, key, base: element.getAttribute('transform') ?? '' }) // '' where it is flattened
    }
  }
  return found
}

/** Move a drawn figure to another view without drawing it anew. */
export function mover(graph) {
  const { view, box } = seen(graph)
  const all = marks(graph).map(mark => ({ ...mark, from: toPixel(view, box, mark.x, mark.y) }))
  const lines = graph.querySelectorAll('.scatterlayer .lines')
  const notes = [...graph.querySelectorAll('.annotation')].map(element => {
    const { x, y } = graph._fullLayout.annotations[Number(element.dataset.index)]
    return { element, x, y, from: toPixel(view, box, x, y) }
  })
  const shift = (mark, to) => {
    const dx = to[0] - mark.from[0]
    const dy = to[1] - mark.from[1]
    mark.element.setAttribute('transform', `translate(${dx},${dy}) ${mark.base ?? ''}`)
  }
  return function move(next) {
    for (const mark of all) shift(mark, toPixel(next, box, mark.x, mark.y))
    for (const note of notes) shift(note, toPixel(next, box, note.x, note.y))
    const [x0, y0] = toPixel(next, box, view.x[0], view.y[1])
    const [x1, y1] = toPixel(next, box, view.x[1], view.y[0])
    const matrix = `matrix(${(x1 - x0) / box.w},0,0,${(y1 - y0) / box.h},${x0},${y0})`
    for (const group of lines) group.setAttribute('transform', matrix)
  }
}

const MANY = 1000
const shapes = new WeakMap()

/**
 * Let marks be see-through by their paint, and, where there are many, write the place of each into its shape: a browser
 * keeps each opacity and each transform as a layer of its own to think about at every frame of the whole page (10,000
 * of them: 9 ms a frame).
 */
export function flattened(graph) {
  const all = graph.querySelectorAll('.scatterlayer .points > .point')
  for (const { style } of all) {
    if (!(style.opacity < 1)) continue
    style.fillOpacity = style.opacity
    style.strokeOpacity = style.opacity
    style.opacity = ''
  }
  if (all.length < MANY) return
  for (const element of all) {
    const [, x, y] = /translate\(([^,]+),([^)]+)\)/.exec(element.getAttribute('transform')) ?? []
    const shape = element.getAttribute('d')
    const there = x !== undefined && translated(shape, Number(x), Number(y))
    if (!there) continue
    shapes.set(element, { shape, transform: element.getAttribute('transform') })
    element.setAttribute('d', there)
    element.removeAttribute('transform')
  }
}

/** A mark's shape around its own place. */
export function shapeOf(element) {
  return shapes.get(element)?.shape ?? element.getAttribute('d')
}

/** Give every mark back what Plotly knows of it, and lines the place that Plotly does not mind. */
export function restored(graph) {
  for (const element of graph.querySelectorAll('.scatterlayer .points > .point')) {
    const known = shapes.get(element)
    if (!known) continue
    element.setAttribute('d', known.shape)
    element.setAttribute('transform', known.transform)
    shapes.delete(element)
  }
  for (const group of graph.querySelectorAll('.scatterlayer .lines')) group.removeAttribute('transform')
}

/** Where every mark is now, to begin a way from there. */
export function places(graph) {
  const { view, box } = seen(graph)
  return new Map(marks(graph).map(({ key, x, y }) => [key, toPixel(view, box, x, y)]))
}

const GLIDE = 450

/** Let every mark glide from an earlier place to its own; returns how to end that at once, with its end as `done`. */
export function glide(graph, before) {
  const { view, box } = seen(graph)
  const moving = marks(graph).flatMap(mark => {
    const from = before.get(mark.key)
    const to = toPixel(view, box, mark.x, mark.y)
    return from && Math.hypot(from[0] - to[0], from[1] - to[1]) > 1 ? [{ ...mark, dx: from[0] - to[0], dy: from[1] - to[1] }] : []
  })
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  if (still || !moving.length) return () => {}
  let frame = 0
  let ended = () => {}
  const start = performance.now()
  const put = left => {
    for (const { element, dx, dy, base } of moving) {
      if (left) element.setAttribute('transform', `translate(${dx * left},${dy * left}) ${base}`)
      else if (base) element.setAttribute('transform', base)
      else element.removeAttribute('transform')
    }
  }
  const step = time => {
    const t = Math.min(1, Math.max(0, (time - start) / GLIDE))
    put((1 - t) ** 3)
    graph.dataset.gliding = t < 1
    if (t < 1) frame = requestAnimationFrame(step)
    else stop()
  }
  let running = true
  const stop = () => {
    if (!running) return // what stands now may have been moved since
    running = false
    cancelAnimationFrame(frame)
    put(0)
    graph.dataset.gliding = false
    ended()
  }
  stop.done = new Promise(resolve => (ended = resolve))
  step(start)
  return stop
}
