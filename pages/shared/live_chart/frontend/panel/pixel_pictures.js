// Features that are the pixels of a picture, shown as one: what it looks like, and what counts.

import { make } from '../dom/elements.js'
import { words } from '../dom/words.js'

const SVG = 'http://www.w3.org/2000/svg'

/** A place for both pictures; hidden where the features are no pixels. */
export function pictures() {
  const element = make('div', { class: 'pictures' })
  let cells = []

  function grid(rows, columns, title) {
    const svg = document.createElementNS(SVG, 'svg')
    svg.setAttribute('viewBox', `0 0 ${columns} ${rows}`)
    svg.setAttribute('role', 'img')
    svg.setAttribute('aria-label', title)
    const squares = []
    for (let i = 0; i < rows * columns; i++) {
      const square = document.createElementNS(SVG, 'rect')
      square.setAttribute('x', i % columns)
      square.setAttribute('y', Math.floor(i / columns))
      square.setAttribute('width', 1)
      square.setAttribute('height', 1)
      squares.push(square)
    }
    svg.append(...squares)
    return { figure: make('figure', {}, svg, make('figcaption', { text: title })), squares }
  }

  return {
    element,
    show({ picture, point }) {
      element.hidden = !picture
      cells = []
      if (!picture) return
      const seen = grid(...picture, words.pictures.seen)
      const counts = grid(...picture, words.pictures.counts)
      seen.squares.forEach((square, i) => {
        square.setAttribute('class', 'ink')
        square.setAttribute('fill-opacity', point.brightness[i])
      })
      cells = counts.squares
      element.replaceChildren(seen.figure, counts.figure)
    },
    draw({ bars }) {
      if (!cells.length) return
      const largest = bars.reduce((most, bar) => Math.max(most, Math.abs(bar)), 1e-300)
      cells.forEach((square, i) => {
        square.setAttribute('class', bars[i] < 0 ? 'contra' : 'pro')
        square.setAttribute('fill-opacity', Math.abs(bars[i]) / largest)
      })
    },
  }
}
