// The panel: why this row is in its cluster. Sentence, comparison, bars, equation; everything that a hand on the
// comparison changes is filled in here, at the display's rate, from what the server sent once for this row.

import { dropAnswerPlace, setAnswerPlace } from '../dom/answer_place.js'
import { placePanel } from '../dom/beside.js'
import { PANEL, receiveAnswer, waitForFacts } from '../dom/bus.js'
import { make, removePlaceholder } from '../dom/elements.js'
import { Hint } from '../dom/hint.js'
import { whenChanged } from '../dom/memo.js'
import { closePlace, onLateness, openPlace, Outbox, sendAllAgain } from '../dom/outbox.js'
import { saveFiles, saveLinks, saveNotice } from '../dom/saving.js'
import { fillText, plainText } from '../dom/sentence.js'
import { writeSentence } from '../dom/sentence_elements.js'
import { loadStyleSheet } from '../dom/style_sheet.js'
import { words } from '../dom/words.js'
import { byBarLength, explain } from '../math/shares.js'
import { barText, equationSentence, leadingSentence, namesWithValues, proofSentence } from './answer.js'
import { Balance } from './balance.js'
import { BarTable } from './bar_table.js'
import { Comparison } from './comparison.js'
import { explainedRow } from './explained_row.js'
import { longestEquation, longestLeading, longestProof } from './longest.js'
import { PixelPictures } from './pixel_pictures.js'
import { Room } from './room.js'
import { term } from './term.js'

/** @typedef {import('../messages.js').PanelMessage} PanelMessage */

const styles = await Promise.all(['panel.css', 'parts.css'].map(name => loadStyleSheet(new URL(name, import.meta.url))))
const panels = new WeakMap()
const comparisons = new Outbox(PANEL) // that a hand has let go of
let kept = '' // the name of the visitor's own table behind a sample, which a server that was started anew does not know

/** Called by Streamlit whenever there is something new to show. */
export function show({ data, parentElement, setTriggerValue }, root) {
  let panel = panels.get(parentElement)
  if (!panel) {
    if ('adoptedStyleSheets' in parentElement) parentElement.adoptedStyleSheets = styles
    panel = new Panel(parentElement)
    panels.set(parentElement, panel)
  }
  panel.send = (name, value) => setTriggerValue(name, value)
  openPlace(PANEL, panel.send)
  receiveAnswer(data.mark, data.answers)
  comparisons.receive(data.released)
  if (!data.returned) kept = data.kept ?? ''
  else if (!sendAllAgain()) setTriggerValue('again', { kept })
  return panel.show(data, root)
}

/** Called when the place is given up; the same place can be taken again. */
export function hide(parentElement) {
  panels.get(parentElement)?.close()
  panels.delete(parentElement)
}

class Panel {
  #message = null // the newest one
  #row = null // the explained row that is shown
  #headline = make('h2', { class: 'headline', tabindex: '-1' })
  #leading = make('span')
  #standing = make('span')
  #detail = make('p', { class: 'detail' }, this.#leading, this.#standing)
  #waiting = make('p', { class: 'waiting', role: 'status', text: words.waiting, hidden: '' })
  #spoken = make('p', { class: 'unseen', 'aria-live': 'polite', role: 'status' })
  #roomOfHeadline = new Room(this.#headline, 'headline-look')
  #roomOfDetail = new Room(this.#detail, 'detail-look')
  #balance = new Balance()
  #sum = make('p', { class: 'sum' })
  #roomOfSum = new Room(this.#sum, 'sum-look')
  #proof = make('p', { class: 'proof' })
  #roomOfProof = new Room(this.#proof, 'proof-look')
  #rest = make('div', { class: 'rest' })
  #hint
  #comparison
  #pictures
  #bars
  #keepRoom = whenChanged(row => this.#keepRoomFor(row))
  #stopListening
  #stopPlacing

  constructor(parent) {
    this.element = make('section', { class: 'panel' })
    this.#hint = new Hint(this.element)
    const moves = { move: () => this.#draw(), release: value => this.#release(value) }
    this.#comparison = new Comparison(moves, this.#hint)
    const points = { point: (i, pixel) => this.#point(i, pixel), leave: () => this.#leave() }
    this.#pictures = new PixelPictures(points)
    this.#bars = new BarTable({ redraw: () => this.#draw(), mark: i => this.#pictures.mark(i), hint: this.#hint })
    const sum = make('div', { class: 'sum-line' }, this.#roomOfSum.element, term(this.#hint, words.terms.evidence))
    this.#rest.append(
      this.#comparison.element,
      this.#pictures.element,
      this.#bars.element,
      make('div', { class: 'equation' }, this.#balance.element, sum),
      this.#roomOfProof.element,
      saveLinks('bars', PANEL, () => this.#shownState()),
    )
    const texts = [this.#roomOfHeadline.element, this.#roomOfDetail.element]
    this.element.prepend(this.#waiting, ...texts, this.#spoken, this.#rest, saveNotice('bars'))
    removePlaceholder(parent)
    parent.append(this.element)
    this.#stopPlacing = placePanel(this.element)
    setAnswerPlace(this.#headline)
    this.#stopListening = onLateness(isLate => (this.#waiting.hidden = !isLate))
  }

  close() {
    this.#stopListening()
    this.#stopPlacing()
    closePlace(PANEL, this.send)
    dropAnswerPlace(this.#headline)
    this.element.remove()
  }

  /**
   * Show a row, or the same one again, once the facts of its analysis have come.
   * @param {PanelMessage} message
   */
  async show(message, root) {
    this.#message = message
    const facts = await waitForFacts(message.facts)
    if (this.#message !== message) return // something newer came
    this.#showRow(explainedRow(message, facts))
    saveFiles(message, root)
  }

  #showRow(row) {
    this.#row = row
    this.element.hidden = Boolean(row.quiet)
    this.element.dataset.row = row.mark.row
    writeSentence(this.#headline, row.headline, row.signs)
    this.#headline.title = row.mark.number ?? ''
    writeSentence(this.#standing, row.standing, row.signs)
    const spoken = plainText(row.headline)
    if (this.#spoken.textContent !== spoken) this.#spoken.textContent = spoken
    this.#rest.hidden = !row.point
    this.#detail.hidden = !row.point
    this.#hint.hide()
    this.#keepRoom(row.facts, row)
    if (!row.point) return
    this.#comparison.show(row, comparisons.isWaiting)
    this.#pictures.show(row)
    this.#arrange()
  }

  /** Keep room for the longest usual sentences of an analysis, so that its bars stay where they are from row to row. */
  #keepRoomFor({ longest, signs, ...row }) {
    const detail = longest.standing.length ? [...longestLeading(words, row), ...longest.standing] : []
    this.#roomOfHeadline.keep([longest.headline], signs)
    this.#roomOfDetail.keep([detail], signs)
  }

  /** A pixel is under the pointer: mark it and its bar, and show its words. */
  #point(i, pixel) {
    const { names, point } = this.#row
    this.#pictures.mark(i)
    this.#bars.mark(i)?.scrollIntoView({ block: 'nearest' })
    const relevance = barText(explain(point, this.#comparison.beta), i)
    const { values } = words.strips
    const lines = [[words.bars.heads.value, point.values[i]], [words.bars.relevance, relevance]]
    this.#hint.showAt([names[i], ...lines.map(([mark, value]) => fillText(values.mark, { mark, value }))], pixel.getBoundingClientRect())
  }

  #leave() {
    this.#pictures.mark(-1)
    this.#bars.mark(-1)
    this.#hint.hide()
  }

  /** The picture's analysis, row and comparison, as a request to save it names them. */
  #shownState() {
    const { beta } = this.#comparison
    return { picture: this.#row.facts, row: this.#row.mark.row, beta: Number.isFinite(beta) ? beta : 'inf' }
  }

  /** A hand has let go of the comparison. */
  #release(value) {
    this.#arrange()
    comparisons.add('beta', released => ({ beta: value, released }))
  }

  /** Order and scale follow a comparison that stays. */
  #arrange() {
    const { point, signs, usual_beta: usual } = this.#row
    const now = explain(point, this.#comparison.beta)
    this.#bars.arrange(this.#row, byBarLength(now.bars))
    this.#roomOfProof.keep([[plainText(longestProof(words, now))]], signs)
    this.#roomOfSum.keep([longestEquation(words, point, usual)], signs)
    this.#draw()
  }

  /** Draw everything that follows the comparison. */
  #draw() {
    const row = this.#row
    const now = explain(row.point, this.#comparison.beta)
    const names = namesWithValues(words, row.names, row.point)
    writeSentence(this.#leading, leadingSentence(words, names, now), row.signs)
    writeSentence(this.#sum, equationSentence(words, now), row.signs)
    this.#proof.textContent = plainText(proofSentence(words, now))
    this.#comparison.draw(now, row)
    this.#bars.draw(now)
    this.#pictures.draw(now)
    this.#balance.draw(now, row.tie)
  }
}
