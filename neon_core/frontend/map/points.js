// The rows that a map draws, as points: row number, place and trace of each, in drawing order. A chosen row that the map
// has no mark for is one more point, the last, while it is chosen.

/** @typedef {import('../messages.js').Mark} Mark */

export class Points {
  #index = new Map() // from a row to its point
  #extra = null // the number of the undrawn row

  /** Read the points of Plotly's traces; there is room for one more. */
  constructor(traces) {
    this.drawn = traces.reduce((sum, trace) => sum + trace.x.length, 0)
    this.x = new Float64Array(this.drawn + 1)
    this.y = new Float64Array(this.drawn + 1)
    this.rows = new Int32Array(this.drawn + 1)
    this.traces = []
    let i = 0
    for (const trace of traces) {
      for (let j = 0; j < trace.x.length; j++, i++) this.#set(i, trace.customdata[j], [trace.x[j], trace.y[j]], trace)
    }
    for (let k = 0; k < this.drawn; k++) this.#index.set(this.rows[k], k)
  }

  get length() {
    return this.#extra === null ? this.drawn : this.drawn + 1
  }

  /** The point of a row, undefined where it has none. */
  indexOf(row) {
    return this.#extra !== null && row === this.#extra ? this.drawn : this.#index.get(row)
  }

  /** Whether a row has a point. */
  has(row) {
    return this.indexOf(row) !== undefined
  }

  /** The largest row number. */
  get lastRow() {
    return this.rows.reduce((most, row) => Math.max(most, row), 0)
  }

  /**
   * Let a chosen row that is placed on this map, and has no mark, be the last point; any other undrawn row leaves.
   * @param {Mark | null} mark
   */
  seat(mark, map) {
    const undrawn = mark?.undrawn?.map === map && !this.#index.has(mark.row) ? mark.undrawn : null
    this.#extra = undrawn && mark.row
    if (!undrawn) return
    const meta = { cluster: mark.label, known: undrawn.class_name ?? null }
    this.#set(this.drawn, mark.row, undrawn.place, { meta, like: this.#traceLike(meta) })
  }

  #set(index, row, [x, y], trace) {
    this.x[index] = x
    this.y[index] = y
    this.rows[index] = row
    this.traces[index] = trace
  }

  /** The trace whose marks look like a row's: those of its cluster and class, else those of its cluster. */
  #traceLike({ cluster, known }) {
    const traces = [...new Set(this.traces.slice(0, this.drawn))].filter(trace => trace.meta.cluster === cluster)
    return traces.find(trace => trace.meta.known === known) ?? traces[0]
  }
}
