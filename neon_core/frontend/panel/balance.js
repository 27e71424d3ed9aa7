// All for, all against, and what remains, as three bars under the table.

import { make } from '../dom/elements.js'

export class Balance {
  #contra = make('div', { class: 'contra' })
  #rest = make('div', { class: 'left' })

  constructor() {
    const below = make('div', {}, this.#contra, this.#rest)
    this.element = make('div', { class: 'balance', 'aria-hidden': 'true' }, make('div', { class: 'pro' }), below)
  }

  draw({ pro, contra }, isTie) {
    this.element.hidden = pro <= 0 // nothing counts
    const against = pro > 0 ? Math.min(1, -contra / pro) : 0
    this.#contra.style.flexGrow = against
    this.#rest.style.flexGrow = 1 - against
    this.#rest.hidden = isTie || against === 1
  }
}
