// What the browser draws over a map: the chosen row's ring, its name, and its lines; moved by hand, never redrawn.

import { make } from '../dom/elements.js'
import { put } from '../dom/sentence.js'
import { words } from '../dom/words.js'

const ALWAYS = 12 // so many letters there is room for
const WIDEST = 190 // pixels of a row's name: the whole of it stands in the answer
const SVG = 'http://www.w3.org/2000/svg'

function shape(tag, className, attributes = {}) {
  const element = document.createElementNS(SVG, tag)
  element.setAttribute('class', className)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  return element
}

/** Write a text, cut where it would leave the map. */
function fit(element, text, room) {
  element.textContent = text
  if (text.length <= ALWAYS) return
  const length = element.getComputedTextLength()
  if (length > room) element.textContent = `${text.slice(0, Math.max(ALWAYS, Math.floor((text.length * room) / length) - 1))}…`
}

/** Make the layer. */
export function overlay() {
  const svg = shape('svg', 'over', { 'aria-hidden': 'true' })
  const own = shape('line', 'tie')
  const other = shape('line', 'tie dotted')
  const way = shape('line', 'way')
  const mark = shape('path', 'mark')
  const dot = shape('circle', 'dot', { r: 1 })
  const paper = shape('circle', 'ring paper', { r: 14 })
  const ring = shape('circle', 'ring', { r: 13 })
  const far = shape('text', 'far')
  const name = shape('text', 'name')
  const note = shape('text', 'note')
  const everything = [own, other, way, mark, dot, paper, ring, far, name, note]
  svg.append(...everything)

  function line(element, from, to) {
    element.style.display = to ? '' : 'none'
    if (!to) return
    element.setAttribute('x1', from[0])
    element.setAttribute('y1', from[1])
    element.setAttribute('x2', to[0])
    element.setAttribute('y2', to[1])
  }

  /** Draw the mark of a row that the map has none for: { shape, style }; null where it has one. */
  function guest(row) {
    mark.style.display = dot.style.display = 'none'
    if (!row.mark) return
    mark.setAttribute('style', row.mark.style)
    mark.setAttribute('d', row.mark.shape)
    mark.setAttribute('transform', `translate(${row.at})`)
    dot.setAttribute('transform', `translate(${row.at})`)
    dot.style.display = row.note ? '' : 'none'
  }

  /** Draw for a chosen row: { at, mark, ties: [own, other], foot, distance, name, note, left, width }, in pixels; null hides all. */
  function draw(row) {
    for (const element of everything) element.style.display = row ? '' : 'none'
    if (!row) return
    const [x, y] = row.at
    guest(row)
    line(own, row.at, row.ties[0])
    line(other, row.at, row.ties[1])
    line(way, row.at, row.foot)
    far.style.display = row.foot ? '' : 'none'
    if (row.foot) {
      far.textContent = row.distance
      const [fx, fy] = row.foot
      const way = Math.hypot(fx - x, fy - y) || 1
      const beyond = Math.max(9, 26 - way) / way // past the border, and past the ring
      far.setAttribute('x', fx + (fx - x) * beyond)
      far.setAttribute('y', fy + (fy - y) * beyond + 4)
      far.setAttribute('text-anchor', fx >= x ? 'start' : 'end')
    }
    for (const circle of [paper, ring]) {
      circle.setAttribute('cx', x)
      circle.setAttribute('cy', y)
    }
    ring.classList.toggle('misplaced', Boolean(row.note))
    fit(name, row.name, Math.min(WIDEST, (row.left ? x : row.width - x) - 20))
    note.textContent = row.note
    for (const [text, down] of [[name, 4.5], [note, 19]]) {
      text.setAttribute('x', x + (row.left ? -20 : 20))
      text.setAttribute('y', y + down)
      text.setAttribute('text-anchor', row.left ? 'end' : 'start')
    }
  }

  draw(null)
  return { element: svg, draw }
}

/** The words beside the pointer. */
export function tip() {
  const element = make('div', { class: 'tip', 'aria-hidden': 'true', hidden: '' })
  return {
    element,
    show(lines, x, y, width) {
      element.replaceChildren(...lines.map((text, i) => make(i ? 'span' : 'b', { text })))
      element.hidden = false
      const right = x > width - element.offsetWidth - 18
      element.style.left = `${right ? x - element.offsetWidth - 12 : x + 12}px`
      element.style.top = `${Math.max(0, y - element.offsetHeight - 8)}px`
    },
    hide() {
      element.hidden = true
    },
  }
}

/** What is said of a row: what it is called, its cluster and class, and whether this map misplaces it. */
export function told(name, cluster, known, note) {
  const lines = [name, put(words.hover.cluster, { cluster })]
  if (known !== null && known !== undefined) lines.push(put(words.hover.class, { known }))
  if (note) lines.push(note)
  return lines
}
