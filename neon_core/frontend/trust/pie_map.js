// The map of the page Trust: rows that stay put are pale marks, rows that change with the start are pies. A click chooses
// a row; the list below the map is the way for keys.

import { make, makeSvg, removePlaceholder, setAttributes } from '../dom/elements.js'
import { Hint } from '../dom/hint.js'
import { clusterSign, signPath } from '../dom/sentence_elements.js'
import { loadStyleSheet } from '../dom/style_sheet.js'
import { around, countMarks, placeBeside, placeLabels, rectangle } from '../math/label_places.js'
import { slicePaths } from '../math/slices.js'

/** @typedef {import('./trust_messages.js').PieMapMessage} PieMapMessage */

const styles = await loadStyleSheet(new URL('pie_map.css', import.meta.url))
const maps = new WeakMap()
const RADIUS = 6.5, RIM = 8, CENTROID = 1.6 // of a pie, of its paper, and of a centroid beside a mark
const EDGE = 26 // pixels between the outermost mark and the edge of the map: room for names
const LOW = 260, HIGH = 400 // pixels of the map's height
const REACH = 16 // pixels that a click may miss a mark by
const NAMED = 12 // pies from which on none has a name: there would be no room for all
const CLOSE = [12, 20, 30] // pixels between a pie and its name

/** Called by Streamlit whenever there is something new to show. */
export function show({ data, parentElement, setTriggerValue }) {
  let map = maps.get(parentElement)
  if (!map) {
    if ('adoptedStyleSheets' in parentElement) parentElement.adoptedStyleSheets = [styles]
    map = new PieMap(parentElement)
    maps.set(parentElement, map)
  }
  map.send = row => setTriggerValue('picked', { row })
  map.show(data)
}

export function hide(parentElement) {
  maps.get(parentElement)?.close()
  maps.delete(parentElement)
}

class PieMap {
  send = () => {}
  #message = null
  #width = 0
  #svg = makeSvg('svg', { role: 'img' })
  #names = make('div', { class: 'names', 'aria-hidden': 'true' })
  #stage = make('div', { class: 'stage' }, this.#svg, this.#names)
  #axes = [make('div', { class: 'axis across', 'aria-hidden': 'true' }), make('div', { class: 'axis upwards', 'aria-hidden': 'true' })]
  #size = new ResizeObserver(() => this.#stage.clientWidth !== this.#width && this.#draw())

  constructor(parent) {
    this.element = make('section', { class: 'pies' }, this.#axes[1], this.#stage, this.#axes[0])
    this.hint = new Hint(this.element)
    removePlaceholder(parent)
    parent.append(this.element)
    this.#size.observe(this.#stage)
    this.#stage.addEventListener('click', event => this.#click(event))
    this.#stage.addEventListener('pointermove', event => this.#stage.classList.toggle('near', this.#nearest(event) !== null))
  }

  close() {
    this.#size.disconnect()
    this.element.remove()
  }

  /** @param {PieMapMessage} message */
  show(message) {
    const isOther = message.id !== this.#message?.id || message.chosen.row !== this.#message?.chosen.row
    this.#message = message
    if (isOther) this.#draw()
  }

  #draw() {
    const width = this.#stage.clientWidth
    if (!this.#message || !width) return
    this.#width = width
    const { ends, clusters, pies, label, axes } = this.#message
    const box = { w: width, h: Math.max(LOW, Math.min(HIGH, Math.round(((width - 2 * EDGE) * ends[1]) / (ends[0] || 1)) + 2 * EDGE)) }
    this.#place = placer(ends, box)
    setAttributes(this.#svg, { viewBox: `0 0 ${box.w} ${box.h}`, width: box.w, height: box.h, 'aria-label': label })
    const groups = clusters.map(({ x, y }) => x.map((value, i) => this.#place([value, y[i]])))
    const marks = clusters.map((cluster, k) => stable(cluster, groups[k]))
    pies.forEach(pie => groups[largest(pie.shares)].push(this.#place(pie.place)))
    const centroids = clusters.map(cluster => centroid(cluster, this.#place(cluster.centroid)))
    this.#svg.replaceChildren(...marks, ...centroids, ...pies.toReversed().map(pie => this.#pie(pie)), ...ring(this.#place(this.#message.chosen.place)))
    this.#axes.forEach((axis, i) => (axis.textContent = axes[i]))
    this.#write(box, groups)
  }

  #place = place => place

  #pie(pie) {
    const [x, y] = this.#place(pie.place)
    const slices = slicePaths(pie.shares, RADIUS).flatMap((d, k) => (d ? [makeSvg('path', { d, fill: this.#message.clusters[k].sign[1] })] : []))
    const element = makeSvg('g', { class: 'pie', transform: `translate(${x} ${y})` }, makeSvg('circle', { class: 'rim', r: RIM }), ...slices)
    this.hint.attach(element, () => [pie.name, pie.text])
    return element
  }

  /** Write the names: that of the chosen row, of the clusters, and of the pies, as far as there is room. */
  #write(box, groups) {
    const { chosen, clusters, pies } = this.#message
    const field = countMarks(box, groups)
    const taken = clusters.map(({ centroid }) => around(this.#place(centroid), 10))
    const own = make('div', { class: 'chosen', text: chosen.name })
    const heads = clusters.map(({ name, size, sign }) => make('div', { class: 'cluster' }, clusterSign(sign), make('b', { text: name }), make('span', { text: size })))
    const few = pies.length > NAMED ? [] : pies.filter(({ row }) => row !== chosen.row)
    taken.push(...few.map(({ place }) => around(this.#place(place), RADIUS)))
    const numbers = few.map(({ name }) => make('div', { text: name }))
    this.#names.replaceChildren(own, ...heads, ...numbers)
    const beside = (element, place, gaps) => this.#put(element, placeBeside(box, field, place, sizeOf(element), taken, gaps), taken)
    const at = this.#place(chosen.place)
    taken.push(around(at, 13))
    beside(own, at)
    const labels = heads.map((head, k) => ({ group: k, anchor: this.#place(clusters[k].centroid), size: sizeOf(head) }))
    placeLabels(box, field, labels, taken).forEach((place, k) => this.#put(heads[k], place, taken))
    numbers.forEach((element, i) => beside(element, this.#place(few[i].place), CLOSE))
  }

  #put(element, place, taken) {
    if (!place) return element.remove()
    taken.push(rectangle(place, sizeOf(element), 2))
    element.style.transform = `translate(${place[0]}px,${place[1]}px)`
  }

  /** The row of the mark that is nearest to a pointer, a pie before a mark beside it; null where none is near. */
  #nearest(event) {
    if (!this.#message) return null
    const { left, top } = this.#svg.getBoundingClientRect()
    const [x, y] = [event.clientX - left, event.clientY - top]
    let best = { row: null, away: REACH }
    const look = (row, place, gain) => {
      const [u, v] = this.#place(place)
      const away = Math.hypot(u - x, v - y) - gain
      if (away < best.away) best = { row, away }
    }
    for (const { rows, x: xs, y: ys } of this.#message.clusters) rows.forEach((row, i) => look(row, [xs[i], ys[i]], 0))
    for (const { row, place } of this.#message.pies) look(row, place, RADIUS)
    return best.row
  }

  #click(event) {
    const row = this.#nearest(event)
    if (row !== null) this.send(row)
  }
}

/** A function that gives the pixel of a place: a unit is as long on both axes, and the map stands in the middle. */
function placer(ends, box) {
  const scale = Math.min((box.w - 2 * EDGE) / (ends[0] || 1e-9), (box.h - 2 * EDGE) / (ends[1] || 1e-9), box.w)
  const [left, top] = [(box.w - scale * ends[0]) / 2, (box.h - scale * ends[1]) / 2]
  return ([x, y]) => [left + scale * x, box.h - top - scale * y]
}

function stable({ sign }, places) {
  const element = signPath(sign, places.map(([x, y]) => `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(0.72)`))
  element.setAttribute('class', 'stable')
  return element
}

function centroid({ sign }, [x, y]) {
  const element = signPath(sign, [`translate(${x} ${y}) scale(${CENTROID})`])
  element.setAttribute('class', 'centroid')
  return element
}

function ring([cx, cy]) {
  return [makeSvg('circle', { class: 'ring paper', cx, cy, r: 13 }), makeSvg('circle', { class: 'ring', cx, cy, r: 13 })]
}

const largest = shares => shares.indexOf(Math.max(...shares))
const sizeOf = element => [element.offsetWidth, element.offsetHeight]
