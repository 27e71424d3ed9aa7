// Where the rows of each cluster go in another clustering, and a sentence on it. A screen sends all that is drawn: see
// `flow_messages.js`.

import { make, makeSvg, removePlaceholder } from '../dom/elements.js'
import { Hint } from '../dom/hint.js'
import { clusterSign, writeSentence } from '../dom/sentence_elements.js'
import { loadStyleSheet } from '../dom/style_sheet.js'
import { endPlaces, flowScale, ribbonPath, ribbonPlaces, spreadLabels } from '../math/flow_places.js'

/** @typedef {import('./flow_messages.js').FlowMessage} FlowMessage */

const styles = await loadStyleSheet(new URL('flow.css', import.meta.url))
const flows = new WeakMap()
const LEAST = 200, PITCH = 20 // height in all, and of a label
const BAR = 9, COUNTED = 11 // width of an end; a count stands in a ribbon from this thickness on
const LETTER = 7.2, BESIDE = 26 // of a label, beside its letters
const LONGEST = 16

/** Called by Streamlit whenever there is something new to show. */
export function show({ data, parentElement }) {
  let flow = flows.get(parentElement)
  if (!flow) {
    if ('adoptedStyleSheets' in parentElement) parentElement.adoptedStyleSheets = [styles]
    flow = new Flow(parentElement)
    flows.set(parentElement, flow)
  }
  flow.show(data)
}

export function hide(parentElement) {
  flows.get(parentElement)?.close()
  flows.delete(parentElement)
}

class Flow {
  #message = null
  #width = 0
  #left = make('div', { class: 'ends', 'aria-hidden': 'true' })
  #right = make('div', { class: 'ends', 'aria-hidden': 'true' })
  #svg = makeSvg('svg', { class: 'ribbons', role: 'img' })
  #stage = make('div', { class: 'stage' }, this.#left, this.#svg, this.#right)
  #sentence = make('p')
  #size = new ResizeObserver(() => this.#svg.clientWidth !== this.#width && this.#draw())

  constructor(parent) {
    this.element = make('section', { class: 'flow' }, this.#stage, this.#sentence)
    this.hint = new Hint(this.element)
    removePlaceholder(parent)
    parent.append(this.element)
    this.#size.observe(this.element)
  }

  close() {
    this.#size.disconnect()
    this.element.remove()
  }

  /** @param {FlowMessage} message */
  show(message) {
    const isOther = message.id !== this.#message?.id
    this.#message = message
    if (isOther) this.#draw()
  }

  #draw() {
    if (!this.#message) return
    const { before, after, streams, sentence, signs, label } = this.#message
    const height = Math.max(LEAST, PITCH * Math.max(before.length, after.length))
    this.#stage.style.setProperty('--left', `${labelWidth(before)}px`)
    this.#stage.style.setProperty('--right', `${labelWidth(after)}px`)
    this.#svg.style.height = `${height}px`
    const sizes = [before, after].map(ends => ends.map(end => end.size))
    const scale = flowScale(...sizes, height)
    const [from, to] = sizes.map(each => endPlaces(each, scale, height))
    this.#width = this.#svg.clientWidth
    const inner = this.#width - 2 * BAR
    const places = ribbonPlaces(streams, from, to, scale)
    const ribbons = streams.map((stream, i) => this.#ribbon(stream, places[i], inner))
    const counts = streams.flatMap((stream, i) => (stream.stays || places[i].thickness < COUNTED ? [] : [countOf(stream, places[i])]))
    this.#svg.replaceChildren(...bars(before, from, 0), ...bars(after, to, this.#width - BAR), ...ribbons, ...counts)
    this.#svg.setAttribute('viewBox', `0 0 ${this.#width} ${height}`)
    this.#svg.setAttribute('aria-label', label)
    this.#left.replaceChildren(...labels(before, from, height))
    this.#right.replaceChildren(...labels(after, to, height))
    writeSentence(this.#sentence, sentence, signs)
    this.#sentence.hidden = !sentence.length
  }

  #ribbon(stream, place, inner) {
    const color = this.#message.before[stream.before].sign[1]
    const path = makeSvg('path', { class: `ribbon${stream.stays ? ' stays' : ''}`, d: ribbonPath(place, inner), fill: color, transform: `translate(${BAR} 0)` })
    this.hint.attach(path, () => [stream.text])
    return path
  }
}

/** Room for the longest label of one side, its shape and its size. */
function labelWidth(ends) {
  const letters = Math.max(...ends.map(end => Math.min(LONGEST, end.name.length) + end.text.length + 1))
  return Math.ceil(letters * LETTER + BESIDE)
}

function bars(ends, places, x) {
  return ends.flatMap((end, i) => (end.size ? [makeSvg('rect', { class: 'bar', x, y: places[i].top, width: BAR, height: Math.max(1, places[i].length), fill: end.sign[1] })] : []))
}

function labels(ends, places, height) {
  const middles = places.map(({ top, length }) => top + length / 2)
  const at = spreadLabels(middles, Math.min(18, height / ends.length), height)
  return ends.map((end, i) => {
    const label = make('div', { class: 'end', title: `${end.name} ${end.text}` }, clusterSign(end.sign), make('b', { text: end.name }), make('span', { text: end.text }))
    label.style.top = `${at[i]}px`
    return label
  })
}

function countOf(stream, { from, thickness }) {
  return makeSvg('text', { class: 'count', x: BAR + 9, y: from + thickness / 2 + 4 }, String(stream.n))
}
