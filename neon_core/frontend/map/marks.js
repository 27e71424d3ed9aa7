// The marks of a drawn figure, made cheap to show and to move.

import { centroidMarks, rowMarks, traceGroups } from '../dom/plotly_dom.js'
import { translatePath } from '../math/paths.js'

const MANY = 1000 // marks
const originals = new WeakMap() // shape and transform of a mark as Plotly knows them

const allMarks = graph => graph.querySelectorAll('.scatterlayer .points > .point')

/**
 * Let marks be see-through by their paint, and, where there are many, write the place of each into its shape: a browser
 * keeps each opacity and each transform as a layer of its own to think about at every frame of the whole page (10,000
 * of them: 9 ms a frame).
 */
export function flattenMarks(graph) {
  const marks = allMarks(graph)
  for (const { style } of marks) {
    if (!(style.opacity < 1)) continue
    style.fillOpacity = style.opacity
    style.strokeOpacity = style.opacity
    style.opacity = ''
  }
  if (marks.length >= MANY) marks.forEach(writePlaceIntoShape)
}

function writePlaceIntoShape(mark) {
  const transform = mark.getAttribute('transform')
  const [, x, y] = /translate\(([^,]+),([^)]+)\)/.exec(transform) ?? []
  const shape = mark.getAttribute('d')
  const moved = x !== undefined && translatePath(shape, Number(x), Number(y))
  if (!moved) return
  originals.set(mark, { shape, transform })
  mark.setAttribute('d', moved)
  mark.removeAttribute('transform')
}

/** Give every mark the shape and transform that Plotly knows, and lines no transform: Plotly sets none. */
export function restoreMarks(graph) {
  for (const mark of allMarks(graph)) {
    const original = originals.get(mark)
    if (!original) continue
    mark.setAttribute('d', original.shape)
    mark.setAttribute('transform', original.transform)
    originals.delete(mark)
  }
  for (const group of graph.querySelectorAll('.scatterlayer .lines')) group.removeAttribute('transform')
}

/** Let only the marks of some rows, and of the centroids of their clusters, stand out; null: all. */
export function highlightMarks(graph, rows) {
  const [members, clusters] = [new Set(rows), new Set()]
  for (const { element, row, cluster } of rowMarks(graph)) {
    if (members.has(row)) clusters.add(cluster)
    mark(element, rows !== null, members.has(row))
  }
  for (const { element, cluster } of centroidMarks(graph)) mark(element, rows !== null, clusters.has(cluster))
}

function mark({ classList }, hasGroup, isMember) {
  classList.toggle('in-group', hasGroup && isMember)
  classList.toggle('out-of-group', hasGroup && !isMember)
}

/** Shape and style of the first mark of a trace, the shape around its own place; null where it has none. */
export function sampleMark(graph, trace) {
  const group = trace && traceGroups(graph).find(drawn => drawn.trace?.index === trace.index)
  const mark = group?.element.querySelector('.points > .point')
  if (!mark) return null
  return { shape: originals.get(mark)?.shape ?? mark.getAttribute('d'), style: mark.getAttribute('style') }
}
