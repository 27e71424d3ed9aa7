// The lines of the table of bars: a feature, a category, one of its values, all other features together.
//
// A line has element, isSingle, height(now) (its bar at a comparison) and draw(height, scale, text, zeros). Its words for
// a tip are `lines`; `i` is its feature, -1 where it has none of its own. The line of a category's value names its
// category (`of`).

import { make } from '../dom/elements.js'
import { fillText } from '../dom/sentence.js'
import { words } from '../dom/words.js'
import { relevance } from '../math/shares.js'
import { splitName } from './split_name.js'
import { featureLines, markTexts, shareText, valueLines } from './strip_words.js'
import { RangeStrip, categoryStrip, valueStrip } from './value_strips.js'

const FILL = 0.96 // of half the cell: the longest bar
const CUT = 1.0001 // times the scale: beyond, a bar is broken

const valueCell = text => make('td', { class: 'value', text })
const stripCell = (strip, text) => make('td', { class: 'of-strip' }, ...(strip ? [strip, unseen(text)] : []))
const isFilled = ({ point }, i) => point.filled?.includes(i) ?? false
const unseen = text => make('span', { class: 'unseen', text })

/** A name that is cut in its middle where it is too long for its place. */
export function cutName(text, long) {
  const [start, end] = splitName(text, long)
  const parts = [make('span', { class: 'start', text: start }), ...(end ? [make('span', { class: 'end', text: end })] : [])]
  return make('span', { class: 'split', dir: 'auto' }, ...parts)
}

/** The first cell of a line: its name, and what stands behind it. */
export function headCell(text, options = {}, ...behind) {
  const name = cutName(text)
  return make('th', { scope: 'row', class: 'name', ...options }, make('div', { class: 'named' }, name, ...behind))
}

/** The last two cells of a line, and how to draw them. */
export class Bar {
  #bar = make('div', { class: 'bar' })
  #number = make('td', { class: 'number' })

  constructor() {
    const axis = make('div', { class: 'axis' }, this.#bar)
    this.cells = [make('td', { class: 'of-bar', 'aria-hidden': 'true' }, axis), this.#number]
  }

  draw(height, scale, text) {
    const share = Math.abs(height) / scale
    const length = 50 * FILL * Math.min(1, share)
    const side = height < 0 ? 'contra' : height > 0 ? 'pro' : 'flat'
    this.#bar.style.left = height < 0 ? `${50 - length}%` : '50%'
    this.#bar.style.width = `${length}%`
    this.#bar.className = `bar ${side}${share > CUT ? ' broken' : ''}`
    this.#number.className = `number ${side}`
    this.#number.textContent = text
  }
}

/** Join cells, a bar and its height to a line. The bar is written where tests and tools find it. */
function barLine(className, cells, height, { isSingle = true, strip = null, i = -1, lines = null, ...more } = {}) {
  const bar = new Bar()
  const element = make('tr', className ? { class: className } : {}, ...cells, ...bar.cells)
  const draw = (value, scale, text, zeros) => {
    element.dataset.relevance = value
    bar.draw(value, scale, text)
    strip?.draw(zeros[i])
  }
  return { element, cells, isSingle, height, draw, i, lines, ...more }
}

/** A feature that is a number. */
export function featureRow(row, i) {
  const strip = new RangeStrip(row, i)
  const cells = [
    headCell(row.names[i]),
    valueCell(row.point.values[i]),
    stripCell(strip.element, markTexts(words, row, i).join(', ')),
  ]
  const more = { strip, i, lines: () => featureLines(words, row, i) }
  return barLine(isFilled(row, i) ? 'filled' : '', cells, ({ bars }) => bars[i], more)
}

/** A category: one bar for all its values together, and a button that shows the bars of each. */
export function categoryRow(row, i, isOpen, turn) {
  const name = row.names[i]
  const attributes = { type: 'button', class: 'open', tabindex: -1, 'aria-expanded': isOpen }
  const label = fillText(words.bars.values, { name })
  const button = make('button', { ...attributes, 'aria-label': label, text: isOpen ? '▾' : '▸', onclick: turn })
  const cells = [
    headCell(name, {}, button),
    valueCell(row.point.values[i]),
    stripCell(categoryStrip(row, i), shareText(words, row, i, row.point.categories[i].own)),
  ]
  const more = { name, button, isOpen, turn, i, lines: () => [...featureLines(words, row, i), label] }
  return barLine(isFilled(row, i) ? 'category filled' : 'category', cells, ({ bars }) => bars[i], more)
}

/** One value of a category. */
export function valueRow(row, i, j) {
  const { own, parts } = row.point.categories[i]
  const column = parts.map(part => [part[j]])
  const strip = stripCell(valueStrip(row, i, j), shareText(words, row, i, j))
  const cells = [headCell(row.categories[i].names[j], { colspan: 2 }), strip]
  const more = { of: row.names[i], lines: () => valueLines(words, row, i, j) }
  return barLine(own === j ? 'one own' : 'one', cells, ({ omega }) => relevance(column, omega)[0], more)
}

/** All other features together; not single: many small ones would make every other bar a dot. */
export function othersRow(rest) {
  const text = fillText(words.bars.others, { n: rest.length.toLocaleString('en') })
  const head = make('th', { scope: 'row', class: 'name', colspan: 2, text })
  const sum = ({ bars }) => rest.reduce((total, i) => total + bars[i], 0)
  return barLine('others', [head, stripCell()], sum, { isSingle: false })
}
