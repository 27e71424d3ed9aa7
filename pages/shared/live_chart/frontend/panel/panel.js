// The panel: why this row is in its cluster. Sentence, comparison, bars, equation; everything that a hand on the
// comparison changes is filled in here, at the display's rate, from what the core sent once for this row.

import { equation, leading, named, proof } from './answer.js'
import { table } from './bars.js'
import { answered, known } from '../dom/bus.js'
import { comparison } from './comparison.js'
import { make } from '../dom/elements.js'
import { pictures } from './pixel_pictures.js'
import { links, save } from '../dom/saving.js'
import { plain, write } from '../dom/sentence.js'
import { compared, ordered } from '../math/shares.js'
import { sheet, words } from '../dom/words.js'

const styles = await sheet(new URL('panel.css', import.meta.url))
const panels = new WeakMap()

/** Called by Streamlit whenever there is something new to show. */
export function show({ data, parentElement, setTriggerValue }, root) {
  let panel = panels.get(parentElement)
  if (!panel) {
    if ('adoptedStyleSheets' in parentElement) parentElement.adoptedStyleSheets = [styles]
    panel = new Panel(parentElement, (name, value) => setTriggerValue(name, value))
    panels.set(parentElement, panel)
  }
  answered(data.mark, data.answers)
  return panel.take(data, root)
}

/** Called when the place is given up; the same place can be taken again. */
export function hide(parentElement) {
  panels.get(parentElement)?.element.remove()
  panels.delete(parentElement)
}

/** A row with its place among the centroids. */
function whole({ point, mark }, { centroids, widths }) {
  const others = centroids.map((_, k) => k).filter(k => k !== mark.label)
  return { ...point, width: widths, ids: others, own: centroids[mark.label], others: others.map(k => centroids[k]) }
}

class Panel {
  constructor(parent, tell) {
    this.headline = make('h3', { class: 'headline' })
    this.leading = make('span')
    this.standing = make('span')
    this.live = make('p', { class: 'unseen', 'aria-live': 'polite', role: 'status' })
    this.comparison = comparison(
      beta => this.draw(beta),
      (said, beta) => {
        this.settle(beta)
        tell('beta', said)
      },
    )
    this.pictures = pictures()
    this.table = table(() => this.draw(this.beta))
    this.pro = make('div', { class: 'pro' })
    this.contra = make('div', { class: 'contra' })
    this.left = make('div', { class: 'left' })
    this.sum = make('p', { class: 'sum' })
    this.proof = make('p', { class: 'proof' })
    this.rest = make(
      'div',
      { class: 'rest' },
      this.comparison.element,
      this.pictures.element,
      this.table.element,
      make(
        'div',
        { class: 'equation' },
        make('div', { class: 'balance', 'aria-hidden': 'true' }, this.pro, make('div', {}, this.contra, this.left)),
        this.sum,
      ),
      this.proof,
      links('bars', () => this.shown(), request => tell('save', request)),
    )
    this.detail = make('p', { class: 'detail' }, this.leading, this.standing)
    this.element = make('section', { class: 'panel' }, this.headline, this.detail, this.live, this.rest)
    for (const room of parent.querySelectorAll('[data-room]')) room.remove()
    parent.append(this.element)
  }

  /** Take up a row, or the same one again, when what is the same for all rows is there. */
  async take(said, root) {
    this.said = said
    const facts = await known(said.facts)
    if (this.said !== said) return // something newer came
    const beta = said.beta === undefined ? facts.usual_beta : said.beta
    this.show({ ...facts, ...said, beta, point: said.point && whole(said, facts) })
    save(said.saved, said.lib, root)
  }

  show(data) {
    this.data = data
    this.element.dataset.row = data.mark.row
    write(this.headline, data.headline, data.signs)
    write(this.standing, data.standing, data.signs)
    const said = plain(data.headline)
    if (this.live.textContent !== said) this.live.textContent = said
    this.rest.hidden = !data.point
    this.detail.hidden = !data.point
    if (!data.point) return
    this.comparison.show(data)
    this.pictures.show(data)
    this.settle(this.comparison.held() ? this.beta : data.beta ?? Infinity)
  }

  /** What a file is to be of, as it travels. */
  shown() {
    return { row: this.data.mark.row, beta: Number.isFinite(this.beta) ? this.beta : 'inf' }
  }

  /** Order and scale follow a comparison that stays. */
  settle(beta) {
    this.table.settle(this.data, ordered(compared(this.data.point, beta).bars))
    this.draw(beta)
  }

  /** Draw everything that follows the comparison. */
  draw(beta) {
    this.beta = beta
    const { data } = this
    const now = compared(data.point, beta)
    this.words(data, now)
    this.comparison.draw(now, data)
    this.table.draw(data, now)
    this.pictures.draw(now)
    const against = now.pro > 0 ? Math.min(1, -now.contra / now.pro) : 0
    this.contra.style.flexGrow = against
    this.left.style.flexGrow = 1 - against
    this.left.hidden = data.tie || against === 1
  }

  words(data, now) {
    write(this.leading, leading(words, named(words, data.names, data.point), now), data.signs)
    write(this.sum, equation(words, now), data.signs)
    this.proof.textContent = plain(proof(words, now))
  }
}
