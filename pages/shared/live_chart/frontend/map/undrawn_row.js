// A chosen row that the map does not draw: while it is chosen it is one more point, and looks like those of its kind.

import { shapeOf } from './drawing.js'
import { put } from '../dom/sentence.js'
import { position } from '../math/plane.js'

/** Let a row that was placed on this map be the last of its points while it is chosen; any other one leaves. */
export function seated(points, mark, map) {
  const last = points.drawn
  if (points.length > last) points.at.delete(points.row[last])
  points.length = last
  if (mark?.undrawn?.map !== map || points.at.has(mark.row)) return
  const [x, y] = mark.undrawn.place
  const meta = { cluster: mark.label, known: mark.undrawn.class_name ?? null }
  Object.assign(points, { length: last + 1 })
  points.x[last] = x
  points.y[last] = y
  points.row[last] = mark.row
  points.trace[last] = { meta, like: kin(points, meta) }
  points.at.set(mark.row, last)
}

/** The trace whose marks look like this row's: those of its cluster and class, else those of its cluster. */
function kin(points, { cluster, known }) {
  const own = [...new Set(points.trace.slice(0, points.drawn))].filter(trace => trace.meta.cluster === cluster)
  return own.find(trace => trace.meta.known === known) ?? own[0]
}

/** What the mark of such a row looks like, as { shape, style }; null where the map draws the row itself. */
export function lookalike(graph, trace) {
  if (!trace.like) return null
  for (const group of graph.querySelectorAll('.scatterlayer > .trace')) {
    const mark = group.__data__?.[0]?.trace.index === trace.like.index && group.querySelector('.points > .point')
    if (mark) return { shape: shapeOf(mark), style: mark.getAttribute('style') }
  }
  return null
}

/** What a row is called beside its number, '' where it has none; of a row that is not drawn, as its mark says. */
export function nameOf(row, { names, rows, id }, mark) {
  if (mark?.row === row && mark.undrawn?.map === id && mark.undrawn.name) return mark.undrawn.name
  return names?.[rows ? position(rows, row) : row] ?? ''
}

/** A row's number with its name, as one of the templates says. */
export function called(template, row, name) {
  return name ? put(template, { row, name }) : row
}
