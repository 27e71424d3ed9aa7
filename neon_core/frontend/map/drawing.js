// The figure on the screen: everything that Plotly draws, in turns. A drawing owns the message that is shown, its points,
// and the view that a hand has moved its marks to.

import { clusterOf, drawnSize, drawnView, plotBox, rowTraces, traceGroups } from '../dom/plotly_dom.js'
import { recolored } from '../dom/theme.js'
import { flattenMarks, highlightMarks, restoreMarks } from './marks.js'
import { createMover, glideFrom, markPlaces } from './motion.js'
import { Points } from './points.js'

const CONFIG = { displayModeBar: false, staticPlot: true, responsive: false }

export class Drawing {
  #Plotly = null
  #queue = Promise.resolve()
  #isClosed = false
  #colors = '' // of the figure that is shown
  #glide = null
  #highlighted = null // the rows that stand out; null where all do
  #moved = null // the view that marks are moved to, and how; null where Plotly has drawn this view

  constructor(graph) {
    this.graph = graph
    this.shown = null // the message whose figure is drawn
    this.points = null // null while Plotly draws: there is nothing to point at
  }

  /** The view that is on the screen. */
  get view() {
    return this.#moved?.view ?? drawnView(this.graph)
  }

  get box() {
    return plotBox(this.graph)
  }

  /** Whether the figure is drawn in a size. */
  hasSize({ width, height }) {
    const drawn = drawnSize(this.graph)
    return Math.abs(width - drawn.width) < 1 && Math.abs(height - drawn.height) < 1
  }

  get isMoved() {
    return this.#moved !== null
  }

  /**
   * Plotly does one thing at a time: a resize in the middle of a drawing would find half a figure. An error reaches its
   * own caller, and does not stop the next turn.
   */
  inTurn(work) {
    this.#queue = this.#queue.catch(() => {}).then(() => (this.#isClosed ? undefined : work()))
    return this.#queue
  }

  /** Whether a message's figure is drawn, in these colours. */
  isShown(message, colors) {
    return this.points !== null && this.shown.id === message.id && this.#colors === String([...colors.values()])
  }

  /** Draw a message's figure in a size; `ranges` are those of the axes, where they are not the figure's own. */
  async draw(Plotly, message, colors, { width, height, ranges }) {
    const places = this.points && this.shown.id !== message.id ? markPlaces(this.graph) : null
    const { data, layout } = recolored(message.figure, colors)
    for (const axis of Object.keys(ranges ?? {})) layout[`${axis}axis`].range = [...ranges[axis]]
    this.stopGlide()
    this.points = null
    this.#Plotly = Plotly
    restoreMarks(this.graph)
    await Plotly.react(this.graph, data, { ...layout, width, height, hovermode: false, dragmode: false }, CONFIG)
    if (this.#isClosed) return
    this.#finishMarks()
    this.shown = message
    this.#colors = String([...colors.values()])
    this.#moved = null
    this.points = new Points(rowTraces(this.graph))
    this.#glide = places && glideFrom(this.graph, places)
  }

  /** Let Plotly draw the figure with other ranges or in another size. */
  async relayout(changes) {
    this.stopGlide()
    this.#moved = null
    restoreMarks(this.graph)
    await this.#Plotly.relayout(this.graph, changes)
    this.#finishMarks()
  }

  /** Plotly has made its marks anew, or some of them. */
  #finishMarks() {
    flattenMarks(this.graph)
    highlightMarks(this.graph, this.#highlighted)
  }

  /** Let only the marks of these rows, and of the centroids of their clusters, stand out; null: all. */
  highlight(rows) {
    if (rows === this.#highlighted) return
    this.#highlighted = rows
    highlightMarks(this.graph, rows)
  }

  /** Show another view at once, by moving the marks. */
  moveTo(view) {
    this.stopGlide()
    const move = this.#moved?.move ?? createMover(this.graph)
    this.#moved = { view, move }
    move(view)
  }

  /** Let only these clusters stand out, on top of the others; null: all. */
  fadeAllBut(clusters, opacity) {
    const weak = []
    const groups = traceGroups(this.graph)
    for (const { element, trace } of groups) {
      const cluster = clusterOf(trace)
      if (cluster === undefined) continue
      const isWeak = clusters !== null && !clusters.includes(cluster)
      const wanted = isWeak ? String(opacity) : ''
      if (element.style.opacity !== wanted) element.style.opacity = wanted
      if (isWeak) weak.push(element)
    }
    if (weak.some((element, i) => groups[i].element !== element)) weak[0].parentNode.prepend(...weak)
  }

  /** Wait until no mark glides. */
  async glided() {
    await this.#glide?.ended
  }

  stopGlide() {
    this.#glide?.stop()
  }

  close() {
    this.#isClosed = true
    this.stopGlide()
    window.Plotly?.purge(this.graph)
  }
}
