// The table of rows: a click or Enter anywhere in a row chooses it, as on the map, and the chosen row is marked, wherever it
// was chosen. Only the rows around the ones in sight are drawn, and of a large table only they travel.

import { showAnswer } from '../dom/answer_place.js'
import { chooseRow, chosenMark, onChoice } from '../dom/bus.js'
import { make, removePlaceholder } from '../dom/elements.js'
import { closePlace, openPlace, sendAllAgain } from '../dom/outbox.js'
import { loadStyleSheet } from '../dom/style_sheet.js'
import { words } from '../dom/words.js'
import { cellOf, headCell, kindOf } from './row_cells.js'
import { drawnRange, nextSort, steppedPlace } from './row_order.js'
import { scrolledBy, stageHeight, stageTop } from './row_scroll.js'
import { PartTable, ROWS, WholeTable } from './row_source.js'

/** @typedef {import('./table_messages.js').RowTableMessage} RowTableMessage */

const styles = await loadStyleSheet(new URL('row_grid.css', import.meta.url))
const grids = new WeakMap()
const LEAST_SEEN = 13 // rows that a table shows once it has them
const MOST_SEEN = 80 // on paper a table has no end
const REST = 200 // ms after which a scroll has ended

/** Called by Streamlit whenever there is something new to show. */
export function show({ data, parentElement, setTriggerValue }) {
  let grid = grids.get(parentElement)
  if (!grid) {
    if ('adoptedStyleSheets' in parentElement) parentElement.adoptedStyleSheets = [styles]
    grid = new RowGrid(parentElement, data.part ? new PartTable() : new WholeTable())
    grids.set(parentElement, grid)
  }
  if (data.part) {
    grid.send = (name, value) => setTriggerValue(name, value)
    openPlace(ROWS, grid.send)
    if (data.part.returned) sendAllAgain()
  }
  grid.show(data)
}

export function hide(parentElement) {
  grids.get(parentElement)?.close()
  grids.delete(parentElement)
}

class RowGrid {
  #source
  #columns = []
  #kinds = [] // of the columns: numbers stand on the right
  #active = 0 // the place that Tab leads to
  #drawn = [0, 0] // places, from and to
  #distance = 0 // by which the table is scrolled
  #top = 0 // to which its stage is scrolled
  #resting = null // timer
  #isGoing = false // to the chosen row, whose place the server knows
  #head = make('tr', { 'aria-rowindex': 1 })
  #body = make('tbody')
  #table = make('table', { role: 'grid' }, make('thead', {}, this.#head), this.#body)
  #stage = make('div', { class: 'stage' }, this.#table) // as tall as all rows; the drawn ones stand where they are seen
  #scroll = make('div', { class: 'scroll' }, this.#stage)
  #go = make('button', { type: 'button', class: 'go', hidden: '', text: words.rows.to_chosen })
  #stopListening = onChoice(() => this.#mark())

  constructor(parent, source) {
    this.#source = source
    this.element = make('section', { class: 'row-grid' }, this.#scroll, this.#go)
    removePlaceholder(parent)
    parent.append(this.element)
    this.#scroll.addEventListener('scroll', () => this.#follow())
    this.#body.addEventListener('click', event => this.#click(event))
    this.#body.addEventListener('keydown', event => this.#press(event))
    this.#go.addEventListener('click', () => this.#goToChosen())
  }

  close() {
    this.#stopListening()
    clearTimeout(this.#resting)
    if (this.send) closePlace(ROWS, this.send)
    this.element.remove()
  }

  /** @param {RowTableMessage} message */
  show(message) {
    const isOther = this.#source.show(message)
    this.#columns = this.#source.columns
    this.#kinds = this.#columns.map(kindOf)
    this.#table.setAttribute('aria-label', message.label)
    this.#table.setAttribute('aria-rowcount', this.#source.total + 1)
    if (isOther) this.#open()
    else this.#update()
  }

  /** The rows are other ones, or in another order: draw them from the top, or from where they open. */
  #open() {
    const chosen = this.#source.opensAt(chosenMark()?.row)
    this.#active = Math.max(0, chosen)
    this.#drawHead()
    this.#scrollTo(0, true)
    this.#reveal(chosen)
  }

  /** More of the same rows have come. */
  #update() {
    this.#drawHead()
    this.#drawRows(true)
    const place = this.#source.placeOf(chosenMark()?.row)
    if (this.#isGoing && place >= 0) {
      this.#isGoing = false
      this.#activate(place)
      this.#reveal(place)
    }
    this.#offerChosen()
  }

  #drawHead() {
    const focused = this.#head.contains(this.#focused) ? [...this.#head.children].indexOf(this.#focused.parentElement) : -1
    this.#head.replaceChildren(...this.#columns.map((column, i) => this.#headCell(column, this.#kinds[i])))
    if (focused >= 0) this.#head.children[focused]?.firstChild.focus({ preventScroll: true })
  }

  get #focused() {
    return this.element.getRootNode().activeElement
  }

  #headCell(column, kind) {
    const { sort } = this.#source
    const name = this.#source.sortName(column)
    const direction = !sort || sort.name !== name ? 'none' : sort.isDescending ? 'descending' : 'ascending'
    return headCell(column, kind, direction, name === undefined ? null : () => this.#sortBy(name))
  }

  #sortBy(name) {
    const isSorted = this.#source.sortBy(nextSort(this.#source.sort, name))
    if (isSorted) this.#open()
    else {
      this.#drawHead()
      this.#table.setAttribute('aria-busy', true)
    }
  }

  /** Height of a row, the same for all of them. */
  get #rowHeight() {
    return this.#head.getBoundingClientRect().height || 30
  }

  /** The room for rows below the head, the number of rows, their height, and the tallest stage. */
  get #size() {
    const height = this.#rowHeight
    return [Math.max(0, this.#scroll.clientHeight - height), this.#source.total, height]
  }

  /** A hand has scrolled. Once it rests, the scroll bar stands where a tall table is. */
  #follow() {
    const top = this.#scroll.scrollTop
    this.#distance = scrolledBy(this.#distance, this.#top, top, ...this.#size)
    this.#top = top
    this.#drawRows()
    clearTimeout(this.#resting)
    this.#resting = setTimeout(() => this.#scrollTo(this.#distance), REST)
  }

  /** Scroll the table, and draw the rows that are seen there. */
  #scrollTo(distance, isAnew = false) {
    const size = this.#size
    if (isAnew) this.#keepHeight(size)
    this.#distance = distance
    const top = stageTop(distance, ...size)
    if (Math.abs(top - this.#scroll.scrollTop) >= 1) this.#scroll.scrollTop = top
    this.#top = this.#scroll.scrollTop
    this.#drawRows(isAnew)
  }

  #keepHeight([, total, height]) {
    this.#stage.style.height = `${stageHeight(total, height) + height}px`
  }

  /** Draw the rows around those in sight, where others are drawn. */
  #drawRows(isAnew = false) {
    const [view, total, height] = this.#size
    const drawn = Math.max(LEAST_SEEN * height, Math.min(view, MOST_SEEN * height))
    const [from, to] = drawnRange(this.#distance, drawn, height, total)
    const isSame = !isAnew && from === this.#drawn[0] && to === this.#drawn[1]
    if (isAnew) this.#keepHeight([view, total, height])
    this.#table.setAttribute('aria-busy', this.#source.isWaiting)
    if (!isSame) this.#replaceRows(from, to)
    this.#table.style.top = `${Math.max(0, this.#top + from * height - this.#distance)}px`
    if (!isSame) this.#source.want(from, to)
    this.#offerChosen()
  }

  #replaceRows(from, to) {
    const focused = this.#focused?.dataset.place
    this.#drawn = [from, to]
    this.#body.replaceChildren(...Array.from({ length: to - from }, (_, i) => this.#row(from + i)))
    if (focused !== undefined) this.#rowAt(Number(focused))?.focus({ preventScroll: true })
  }

  #row(place) {
    const row = this.#source.rowAt(place)
    const isHere = row !== undefined
    const cells = this.#columns.map(({ decimals }, i) => cellOf(this.#source.cellAt(place, i), decimals, this.#kinds[i], !i))
    const isChosen = isHere && row === chosenMark()?.row
    const state = { 'aria-selected': isChosen, tabindex: place === this.#active ? 0 : -1, ...(isHere ? {} : { 'aria-label': words.rows.loading }) }
    return make('tr', { 'data-place': place, 'aria-rowindex': place + 2, ...state }, ...cells)
  }

  #rowAt(place) {
    return this.#body.querySelector(`tr[data-place="${place}"]`)
  }

  /** Another row is chosen, here or elsewhere. */
  #mark() {
    if (!this.#columns.length) return
    const row = chosenMark()?.row
    const place = this.#source.placeOf(row)
    if (place >= 0) this.#activate(place)
    for (const line of this.#body.querySelectorAll('tr[data-place]')) {
      const at = Number(line.dataset.place)
      line.setAttribute('aria-selected', row !== undefined && this.#source.rowAt(at) === row)
    }
    if (this.#source.rowAt(place) !== undefined) this.#reveal(place)
    this.#offerChosen()
  }

  /** Offer a way to the chosen row, where it may be in the table but not in sight. */
  #offerChosen() {
    const row = chosenMark()?.row
    const isKnown = row !== undefined && this.#source.wantRow && !this.#source.isWithout(row)
    this.#go.hidden = !isKnown || this.#isInSight(this.#source.placeOf(row))
  }

  #isInSight(place) {
    const [view, , height] = this.#size
    const below = place * height - this.#distance
    return place >= 0 && below >= -height / 2 && below + height / 2 <= view
  }

  #goToChosen() {
    const row = chosenMark()?.row
    const place = this.#source.placeOf(row)
    if (place >= 0) {
      this.#activate(place)
      this.#reveal(place)
      return
    }
    this.#isGoing = true
    this.#source.wantRow(row, this.#drawn[1] - this.#drawn[0])
  }

  #activate(place) {
    this.#rowAt(this.#active)?.setAttribute('tabindex', -1)
    this.#active = place
    this.#rowAt(place)?.setAttribute('tabindex', 0)
  }

  /** Scroll the table, not the page, to a place that is out of its sight. */
  #reveal(place) {
    if (place < 0) return
    const [view, total, height] = this.#size
    const at = place * height
    const isSeen = at >= this.#distance && at + height <= this.#distance + view
    if (!isSeen) this.#scrollTo(Math.max(0, Math.min(at - view / 3, total * height - view)))
    else this.#drawRows()
  }

  #click(event) {
    const row = event.target.closest('tr[data-place]')
    if (!row || getSelection()?.type === 'Range') return // the end of marking a text
    this.#choose(Number(row.dataset.place))
  }

  #press(event) {
    const row = event.target.closest('tr[data-place]')
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return
    const place = Number(row.dataset.place)
    const next = steppedPlace(event.key, place, this.#source.total)
    if (next !== undefined) this.#focus(next)
    else if (event.key === 'Enter' || event.key === ' ') this.#choose(place, () => this.#focus(place))
    else return
    event.preventDefault()
  }

  #focus(place) {
    this.#reveal(place)
    this.#activate(place)
    this.#rowAt(place)?.focus()
  }

  /** Choose a row; `back` leads back to it from the answer, where a key has chosen it. */
  #choose(place, back) {
    const row = this.#source.rowAt(place)
    if (row === undefined) return // it is on its way
    this.#activate(place)
    chooseRow(row)
    showAnswer(back)
  }
}
