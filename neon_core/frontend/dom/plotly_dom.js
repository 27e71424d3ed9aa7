// A figure as Plotly has drawn it. The only file that reads Plotly's private records (_fullLayout, _fullData, __data__);
// a test holds that, and the browser tests of the map compare these values with the screen.

/** The view that is drawn: { x: [from, to], y: [from, to] }. */
export function drawnView(graph) {
  const { xaxis, yaxis } = graph._fullLayout
  return { x: [...xaxis.range], y: [...yaxis.range] }
}

/** The box that the view is drawn in, in pixels: { left, top, w, h }. */
export function plotBox(graph) {
  const { l: left, t: top, w, h } = graph._fullLayout._size
  return { left, top, w, h }
}

/** The size of the whole figure, in pixels: { width, height }. */
export function drawnSize(graph) {
  const { width, height } = graph._fullLayout
  return { width, height }
}

/** The traces that draw rows of the table, in drawing order: the rows' numbers are their customdata. */
export function rowTraces(graph) {
  return graph._fullData.filter(trace => trace.customdata && trace.visible)
}

/** The element of every drawn trace, with the trace. */
export function traceGroups(graph) {
  const groups = [...graph.querySelectorAll('.scatterlayer > .trace')]
  return groups.map(element => ({ element, trace: element.__data__?.[0]?.trace }))
}

/** The cluster of a trace; undefined where it draws no rows. */
export function clusterOf(trace) {
  return trace?.meta?.cluster
}

/** Every mark and text with its place; `key` is the same for the same row in another figure. */
export function drawnMarks(graph) {
  return traceGroups(graph).flatMap(({ element: group, trace }) =>
    [...group.querySelectorAll('.points > .point, .text > .textpoint')].map(element => {
      const { x, y, i } = element.__data__
      const row = trace?.customdata?.[i]
      const key = row === undefined ? `${trace?.name} ${i} ${element.tagName}` : `row ${row}`
      return { element, x, y, key }
    }),
  )
}

/** The mark of every row, with its row and cluster. */
export function rowMarks(graph) {
  return traceGroups(graph).flatMap(({ element, trace }) => {
    const rows = trace?.customdata
    const marks = rows ? [...element.querySelectorAll('.points > .point')] : []
    return marks.map(mark => ({ element: mark, row: rows[mark.__data__.i], cluster: clusterOf(trace) }))
  })
}

/** The mark of every centroid, with its cluster. */
export function centroidMarks(graph) {
  const groups = traceGroups(graph).filter(({ trace }) => trace?.meta?.centroid !== undefined)
  return groups.flatMap(({ element, trace }) =>
    [...element.querySelectorAll('.points > .point')].map(mark => ({ element: mark, cluster: trace.meta.centroid })),
  )
}

/** Every annotation with its place. */
export function drawnAnnotations(graph) {
  return [...graph.querySelectorAll('.annotation')].map(element => {
    const { x, y } = graph._fullLayout.annotations[Number(element.dataset.index)]
    return { element, x, y }
  })
}

/** The place of every centroid, by its cluster. */
export function centroidPlacesOf(graph) {
  const traces = graph._fullData.filter(trace => trace.meta?.centroid !== undefined)
  return traces.sort((a, b) => a.meta.centroid - b.meta.centroid).map(trace => [trace.x[0], trace.y[0]])
}

/** A place of the trace with a name, null where there is none. */
export function endOf(graph, name, at) {
  const trace = graph._fullData.find(drawn => drawn.name === name)
  return trace ? [trace.x[at], trace.y[at]] : null
}
