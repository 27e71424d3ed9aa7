// The chart: a figure that was built in Python, drawn by Plotly, with what Plotly and Streamlit lack. A map takes clicks
// and taps at any speed, keeps its zoom, rings the chosen row without being drawn anew, and can be walked with keys.

import { isLeft, roomFor } from './name_side.js'
import { called, lookalike, nameOf, seated } from './undrawn_row.js'
import { ask, chosen, know, listen, pick } from '../dom/bus.js'
import { make } from '../dom/elements.js'
import { flattened, glide, mover, places, restored, samples, seen } from './drawing.js'
import { gestures } from './gestures.js'
import { overlay, tip, told } from './overlay.js'
import { plotly } from '../dom/plotly_loader.js'
import { list } from './row_list.js'
import { links, save } from '../dom/saving.js'
import { fill, put, write } from '../dom/sentence.js'
import { palette, recolored } from '../dom/theme.js'
import { isArrow, isWhole, nearestPoint, neighbour, panned, position, showing, toPixel, zoomed } from '../math/plane.js'
import { sheet, words } from '../dom/words.js'

const styles = await sheet(new URL('chart.css', import.meta.url))
const charts = new WeakMap()
const NARROW = 360 // drawn out of sight, it takes its width when it is seen
const CONFIG = { displayModeBar: false, staticPlot: true, responsive: false }

/** Called by Streamlit whenever there is something new to show, the theme included. */
export function show(component, root) {
  const { data, parentElement, setTriggerValue } = component
  let chart = charts.get(parentElement)
  if (!chart) {
    if (!document.adoptedStyleSheets.includes(styles)) document.adoptedStyleSheets.push(styles)
    chart = new Chart(parentElement)
    charts.set(parentElement, chart)
  }
  chart.tell = (name, value) => setTriggerValue(name, value)
  return chart.show(data, root)
}

export function hide(parentElement) {
  charts.get(parentElement)?.end()
  charts.delete(parentElement)
}

class Chart {
  constructor(parent) {
    this.graph = make('div', { class: 'graph' })
    this.glass = make('div', { class: 'glass' })
    this.over = overlay()
    this.tip = tip()
    this.table = make('table', { class: 'unseen' })
    this.whole = make('button', { type: 'button', class: 'whole', text: words.whole, hidden: '' })
    this.stage = make('div', { class: 'stage' }, this.graph, this.over.element, this.glass, this.tip.element, this.whole)
    this.foot = make('div', { class: 'foot' })
    this.caption = make('figcaption')
    this.list = list(row => this.choose(row), text => this.tell('search', { text, answers: ask() }))
    this.element = make('figure', { class: 'neon-chart' }, this.stage, this.table, this.foot, this.caption, this.list.element)
    parent.append(this.element)
    this.parent = parent
    this.drawn = null // the figure that stands
    this.points = null
    this.stop = () => {}
    this.deaf = listen(() => this.mark())
    this.size = new ResizeObserver(() => this.resize())
    this.size.observe(this.stage)
    this.whole.addEventListener('click', () => this.reset())
    this.listen()
  }

  end() {
    this.deaf()
    this.size.disconnect()
    this.stop()
    this.data = null
    window.Plotly?.purge(this.graph)
    this.element.remove()
  }

  async show(data, root) {
    this.data = data
    if (data.facts) know(data.facts)
    const Plotly = await plotly(root, data.lib)
    if (this.data !== data) return // something newer came while Plotly was loading
    this.Plotly = Plotly
    for (const room of this.parent.querySelectorAll('[data-room]')) room.remove()
    await this.inTurn(() => this.data === data && this.draw(data))
    if (this.data !== data) return
    this.describe(data)
    this.mark()
    save(data.saved, data.lib, root, this.live() && this.view && { xaxis: this.view.x, yaxis: this.view.y })
  }

  live() {
    return this.data?.live
  }

  /**
   * Plotly does one thing at a time: a resize in the middle of a drawing would find half a figure. What fails is told to
   * who asked for it, and does not stop what comes after.
   */
  inTurn(work) {
    this.turn = (this.turn ?? Promise.resolve()).catch(() => {}).then(() => this.data && work())
    return this.turn
  }

  /** Draw the figure where it, or the theme, is another one than that which stands. */
  async draw(data) {
    const colors = palette(this.element)
    const key = `${data.id} ${[...colors.values()]}`
    if (this.drawn === key) return
    this.stop()
    const before = this.drawn && this.kept !== data.id ? places(this.graph) : null
    const keep = this.frame === data.frame && this.view && !isWhole(this.view, this.all) ? this.view : null
    const { all } = this
    const { data: traces, layout } = recolored(data.figure, colors)
    if (keep) for (const axis of ['x', 'y']) layout[`${axis}axis`].range = [...keep[axis]]
    const width = this.stage.clientWidth || NARROW
    this.stage.style.height = `${layout.height}px`
    Object.assign(this, { points: null, drawn: null }) // nothing to point at while Plotly draws
    restored(this.graph)
    this.tip.hide()
    await this.Plotly.react(this.graph, traces, { ...layout, width, hovermode: false, dragmode: false }, CONFIG)
    if (this.data !== data) return
    Object.assign(this, { drawn: key, kept: data.id, frame: data.frame })
    flattened(this.graph)
    this.points = samples(this.graph)
    this.faded = null
    this.look(keep && all)
    if (before) this.stop = glide(this.graph, before)
    if (this.stage.clientWidth !== width) this.resize()
  }

  /** Take up the view that is drawn; it is the whole map, unless another one is known to be. */
  look(all = null) {
    const { view, box } = seen(this.graph)
    Object.assign(this, { view, all: all ?? view, box, move: null })
    const { left, top, w, h } = box
    for (const layer of [this.glass, this.over.element]) {
      Object.assign(layer.style, { left: `${left}px`, top: `${top}px`, width: `${w}px`, height: `${h}px` })
    }
    this.glass.classList.toggle('near', !isWhole(this.view, this.all))
    this.whole.hidden = isWhole(this.view, this.all)
  }

  /** Look somewhere else: at once by moving the marks, and, when the hand rests, drawn anew. */
  go(view, rest = false) {
    this.stop()
    this.tip.hide()
    this.view = view
    this.resting = false
    this.move ??= mover(this.graph)
    this.move(view)
    this.mark()
    this.glass.classList.toggle('near', !isWhole(view, this.all))
    this.whole.hidden = isWhole(view, this.all)
    if (rest) this.settle()
  }

  /** Draw anew what was moved, unless a hand has moved it further by then. */
  settle() {
    if (!this.move) return
    this.resting = true
    this.inTurn(async () => {
      if (!this.resting || !this.points) return
      Object.assign(this, { resting: false, move: null, faded: null })
      restored(this.graph)
      const { x, y } = this.view
      await this.Plotly.relayout(this.graph, { 'xaxis.range': [...x], 'yaxis.range': [...y] })
      flattened(this.graph)
      if (this.move) return // a hand has moved it meanwhile, and will settle it
      this.view = seen(this.graph).view // in another box, equal axes show a little more
      this.mark()
    })
  }

  reset() {
    if (this.points) this.go(this.all, true)
  }

  resize() {
    return this.inTurn(async () => {
      await this.stop.done
      const width = this.stage.clientWidth // 0 while it is out of sight
      if (!this.points || !width || Math.abs(width - this.graph._fullLayout.width) < 1) return
      const near = isWhole(this.view, this.all) ? null : this.view
      this.stop()
      restored(this.graph)
      const { xaxis, yaxis } = this.data.figure.layout
      const whole = { 'xaxis.range': [...xaxis.range], 'yaxis.range': [...yaxis.range] }
      await this.Plotly.relayout(this.graph, this.live() ? { width, ...whole } : { width })
      flattened(this.graph)
      this.faded = null
      this.look()
      if (near) this.go(near, true)
      this.mark()
    })
  }

  describe(data) {
    this.glass.hidden = !data.live
    if (data.live) {
      Object.entries({ tabindex: '0', role: 'application', 'aria-roledescription': data.kind, 'aria-label': data.label }).forEach(
        ([name, value]) => this.glass.setAttribute(name, value),
      )
    } else {
      this.graph.setAttribute('role', 'img')
      this.graph.setAttribute('aria-label', data.label)
    }
    const cells = (tag, row) => make('tr', {}, ...row.map(text => make(tag, { text })))
    const { caption, head, rows } = data.table
    this.table.replaceChildren(make('caption', { text: caption }), cells('th', head), ...rows.map(row => cells('td', row)))
    this.caption.hidden = !data.live
    this.list.element.hidden = !data.live || !data.list
    if (data.live && data.list) this.list.show({ ...data, last: this.points.row.reduce((most, row) => Math.max(most, row), 0), has: row => this.points.at.has(row), named: row => this.named(row) })
    if (this.foot.children.length) return
    const shown = () => ({ row: chosen()?.row ?? -1, beta: 'usual' })
    this.foot.append(links(data.what, shown, request => this.tell('save', request)))
  }

  /** The ring, the lines and the fading for the chosen row; the figure stays. */
  mark() {
    if (!this.live() || !this.points) return
    const mark = chosen()
    seated(this.points, mark, this.data.id)
    const at = mark ? this.points.at.get(mark.row) : undefined
    this.write(mark)
    if (mark && this.data.list) this.list.mark(mark)
    if (at === undefined) {
      this.over.draw(null)
      return
    }
    const { data, points, view, box } = this
    const place = (x, y) => toPixel(view, box, x, y)
    const cluster = points.trace[at].meta.cluster
    const competitor = mark.competitor ?? data.competitors[data.rows ? position(data.rows, mark.row) : mark.row]
    const here = place(points.x[at], points.y[at])
    const foot = mark.foot && data.has_borders ? place(...mark.foot) : null
    const ends = data.has_borders ? [] : [cluster, competitor].map(k => data.centroids[k]).map(c => c && place(...c))
    const name = this.named(mark.row)
    const look = lookalike(this.graph, points.trace[at])
    const note = this.note(mark.row)
    const left = isLeft(this, here, foot, roomFor(name, note))
    this.over.draw({ at: here, mark: look, ties: ends, foot, distance: mark.distance, name, note, left, width: box.w })
    this.element.dataset.row = mark.row
    this.fade(data.fades ? [cluster, competitor] : null)
  }

  /** The caption; on the border plane with the way to the nearest border. */
  write(mark) {
    const { caption, border_sentence: template, nouns } = this.data
    const row = mark && called(words.called.aside, mark.row, nameOf(mark.row, this.data, mark))
    const slots = mark?.foot && { noun: nouns[0], row, border: mark.border, distance: mark.distance }
    const now = JSON.stringify([this.data.id, slots])
    if (this.said === now) return
    this.said = now
    write(this.caption, [...caption, ...(template && slots ? fill(template, slots, words.and) : [])], this.data.facts?.signs)
  }

  /** A row as the map calls it: "row 60", with its name where it has one. */
  named(row) {
    const name = nameOf(row, this.data, chosen())
    return put(words.hover.row, { noun: this.data.nouns[0], row: called(words.called.called, row, name) })
  }

  note(row) {
    const mark = chosen()
    const looks = this.data.misplaced[row] ?? (mark?.row === row && mark.undrawn?.map === this.data.id ? mark.undrawn.looks_like : undefined)
    return looks === undefined ? '' : put(this.data.misplaced_note, { cluster: looks })
  }

  /** Let only these clusters stand out, on top of the others; null: all. */
  fade(strong) {
    const now = `${strong}`
    if (this.faded === now) return
    this.faded = now
    const groups = [...this.graph.querySelectorAll('.scatterlayer > .trace')]
    const weak = []
    for (const group of groups) {
      const cluster = group.__data__?.[0]?.trace.meta?.cluster
      if (cluster === undefined) continue
      const isWeak = strong !== null && !strong.includes(cluster)
      group.style.opacity = isWeak ? words.faded : ''
      if (isWeak) weak.push(group)
    }
    groups[0]?.parentNode.prepend(...weak)
  }

  choose(row) {
    const answers = pick(row)
    this.tell('picked', { row, answers })
  }

  listen() {
    gestures(this.glass, {
      click: (x, y, finger) => {
        const at = this.points ? nearestPoint(this.points, this.view, this.box, x, y, finger) : -1
        if (at >= 0) this.choose(this.points.row[at])
      },
      hover: (x, y) => this.hover(x, y),
      leave: () => this.tip.hide(),
      pan: (dx, dy) => this.points && this.go(panned(this.view, this.box, dx, dy)),
      zoom: (x, y, factor) => this.points && this.go(zoomed(this.view, this.box, x, y, factor, this.all)),
      settle: () => this.settle(),
      reset: () => this.reset(),
      zoomedIn: () => Boolean(this.points) && !isWhole(this.view, this.all),
    })
    this.glass.addEventListener('keydown', event => this.key(event))
  }

  hover(x, y) {
    if (!this.points) return
    const at = nearestPoint(this.points, this.view, this.box, x, y)
    this.glass.classList.toggle('over-point', at >= 0)
    if (at < 0) {
      this.tip.hide()
      return
    }
    const { cluster, known } = this.points.trace[at].meta
    const row = this.points.row[at]
    const [px, py] = toPixel(this.view, this.box, this.points.x[at], this.points.y[at])
    const lines = told(this.named(row), cluster, known, this.note(row))
    this.tip.show(lines, px + this.box.left, py + this.box.top, this.stage.clientWidth)
  }

  key(event) {
    if (!this.points || event.ctrlKey || event.metaKey || event.altKey) return
    const middle = [this.box.w / 2, this.box.h / 2]
    if (isArrow(event.key)) {
      const from = this.points.at.get(chosen()?.row) ?? 0
      const at = neighbour(this.points, this.view, this.box, from, event.key)
      const near = !isWhole(this.view, this.all)
      const view = near ? showing(this.view, this.box, this.points.x[at], this.points.y[at]) : this.view
      if (view !== this.view) this.go(view, true)
      if (at !== from) this.choose(this.points.row[at])
    } else if (event.key === '+' || event.key === '=') this.go(zoomed(this.view, this.box, ...middle, 1.5, this.all), true)
    else if (event.key === '-') this.go(zoomed(this.view, this.box, ...middle, 1 / 1.5, this.all), true)
    else if (event.key === '0' || event.key === 'Escape') this.reset()
    else return
    event.preventDefault()
  }
}
