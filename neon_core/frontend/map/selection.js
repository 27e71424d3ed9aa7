// The chosen row on the map: its ring, lines, name and fading, the caption and the list. It owns no choice: that is the
// bus's, and everything here is drawn from it.

import { chooseOther, chooseRow, chosenMark } from '../dom/bus.js'
import { whenChanged } from '../dom/memo.js'
import { callCluster, fill, fillText } from '../dom/sentence.js'
import { writeSentence } from '../dom/sentence_elements.js'
import { words } from '../dom/words.js'
import { nearestPoint, neighbourPoint, toPixel } from '../math/plane.js'
import { sampleMark } from './marks.js'
import { isUnderCentroid } from './overlay.js'
import { drawnIndex, misplacedTo, nameOf, rowLabel } from './row_names.js'
import { rowLines } from './tip.js'

export class Selection {
  #drawing
  #overlay
  #group
  #texts
  #list
  #element
  #writeCaption

  constructor(drawing, { overlay, group, texts, list, caption, element }) {
    this.#drawing = drawing
    this.#overlay = overlay
    this.#group = group
    this.#texts = texts
    this.#list = list
    this.#element = element
    this.#writeCaption = whenChanged((sentence, signs) => writeSentence(caption, sentence, signs))
  }

  /** @returns {import('../messages.js').MapMessage} */
  get #map() {
    return this.#drawing.shown
  }

  /** Draw everything that follows the chosen row; the figure stays. */
  draw() {
    const { points, shown } = this.#drawing
    if (!points || !shown.live) return
    const mark = chosenMark()
    points.seat(mark, shown.id)
    this.#group.draw()
    const index = mark ? points.indexOf(mark.row) : undefined
    const isAsked = index !== undefined && !mark.unasked
    this.#drawCaption(mark?.unasked ? null : mark)
    if (mark) this.#list.draw(mark)
    const row = isAsked ? this.#chosenRow(index, mark) : null
    this.#overlay.draw(row)
    this.#overlay.drawOther(mark?.unasked ? null : this.#otherRow(mark?.other), this.#drawing.box)
    this.#texts.draw(row)
    if (index === undefined) return
    this.#element.dataset.row = mark.row
    this.#drawing.fadeAllBut(shown.fades && !this.#group.isShown ? this.#clusters(index, mark) : null, words.faded)
  }

  /** The second row in pixels, null where there is none, or this map does not know its place. */
  #otherRow(other) {
    if (!other) return null
    const { points, view, box, shown } = this.#drawing
    const index = points.indexOf(other.row)
    const undrawn = other.undrawn?.map === shown.id ? other.undrawn.place : null
    const place = index === undefined ? undrawn : [points.x[index], points.y[index]]
    return place && { place: toPixel(view, box, ...place), name: this.label(other.row, other) }
  }

  /** The row's own cluster and its competitor. */
  #clusters(index, mark) {
    const { competitors, left_out_rivals: rivals } = this.#map
    const competitor = mark.competitor ?? rivals?.[mark.row] ?? competitors[drawnIndex(mark.row, this.#map)]
    return [this.#drawing.points.traces[index].meta.cluster, competitor]
  }

  /**
   * The chosen row in pixels.
   * @returns {import('./overlay.js').ChosenRow}
   */
  #chosenRow(index, mark) {
    const { points, view, box, graph } = this.#drawing
    const { centroids, has_borders: hasBorders } = this.#map
    const place = ([x, y]) => toPixel(view, box, x, y)
    const here = place([points.x[index], points.y[index]])
    const foot = mark.foot && hasBorders ? place(mark.foot) : null
    const ties = hasBorders ? [] : this.#clusters(index, mark).map(k => centroids[k] && place(centroids[k]))
    const isCovered = isUnderCentroid(here, centroids.map(place))
    const look = sampleMark(graph, isCovered ? points.traces[index].like ?? points.traces[index] : points.traces[index].like)
    const texts = { distance: mark.distance, name: this.label(mark.row), note: this.#note(mark.row) }
    return { place: here, look, isCovered, ties, foot, ...texts }
  }

  /** The caption; on the border plane with the way to the nearest border. */
  #drawCaption(mark) {
    const { id, caption, border_sentence: template, facts } = this.#map
    const slots = mark?.foot && { row: this.label(mark.row), border: mark.border, distance: mark.distance }
    const sentence = [...caption, ...(template && slots ? fill(template, slots, words.and, facts.called) : [])]
    this.#writeCaption(JSON.stringify([id, caption, slots]), sentence, facts.signs)
  }

  /** The one text that calls a row: "wine 60", or its name; `mark` has that of a row that is not drawn. */
  label(row, mark = chosenMark()) {
    return rowLabel(words.hover.row, row, this.#map, mark)
  }

  /** The number of a row that has a name; '' where the number is its name. */
  #number(row) {
    return nameOf(row, this.#map, chosenMark()) ? fillText(words.number.row, { row }) : ''
  }

  /** That the map misplaces a row, or that the fit was made without it; '' where neither is so. */
  #note(row) {
    if (this.#map.left_out?.[row]) return this.#map.left_out[row][0]
    const cluster = misplacedTo(row, this.#map, chosenMark())
    return cluster === undefined ? '' : fillText(this.#map.misplaced_note, { cluster: callCluster(cluster, this.#map.facts.called) })
  }

  /** Choose a row, here and on the server. */
  choose(row) {
    chooseRow(row)
  }

  /** Choose the point under a click or tap. */
  chooseAt(x, y, finger) {
    const { points, view, box } = this.#drawing
    const index = nearestPoint(points, view, box, x, y, finger)
    if (index >= 0) this.choose(points.rows[index])
  }

  /** Choose the point under a click as the second row; the chosen one cannot be. */
  chooseOtherAt(x, y, finger) {
    const { points, view, box } = this.#drawing
    const index = nearestPoint(points, view, box, x, y, finger)
    if (index >= 0 && points.rows[index] !== chosenMark()?.row) chooseOther(points.rows[index])
  }

  /** The distance from a pixel to the nearest point, Infinity beyond the reach of a mouse. */
  distanceToPoint(x, y) {
    const { points, view, box } = this.#drawing
    const index = nearestPoint(points, view, box, x, y)
    if (index < 0) return Infinity
    const [px, py] = toPixel(view, box, points.x[index], points.y[index])
    return Math.hypot(px - x, py - y)
  }

  /** The point under the pointer: its place and the lines about it; null where there is none. */
  pointAt(x, y) {
    const { points, view, box } = this.#drawing
    const index = nearestPoint(points, view, box, x, y)
    if (index < 0) return null
    const row = points.rows[index]
    const lines = rowLines(this.label(row), points.traces[index].meta, this.#note(row), this.#number(row), this.#map.facts.called)
    return { lines, place: toPixel(view, box, points.x[index], points.y[index]) }
  }

  /** Choose the next point in an arrow's direction; `follow(x, y)` brings it into view first. */
  walk(key, follow) {
    const { points, view, box } = this.#drawing
    const from = points.indexOf(chosenMark()?.row) ?? 0
    const index = neighbourPoint(points, view, box, from, key)
    follow(points.x[index], points.y[index])
    if (index !== from) this.choose(points.rows[index])
  }
}
