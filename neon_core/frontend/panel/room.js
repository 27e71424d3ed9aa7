// Room for the longest text: a ghost in the same place keeps it, at every width, so that nothing below moves.

import { make } from '../dom/elements.js'
import { writeSentence } from '../dom/sentence_elements.js'

export class Room {
  #ghost

  /** Keep room around an element; the ghost looks like it by a class. */
  constructor(content, look) {
    this.#ghost = make('div', { class: `ghost ${look}`, 'aria-hidden': 'true' })
    this.element = make('div', { class: 'room' }, content, this.#ghost)
  }

  /** Keep room for sentences below each other. */
  keep(sentences, signs) {
    this.#ghost.replaceChildren(...sentences.map(sentence => {
      const line = make('p')
      writeSentence(line, sentence, signs)
      return line
    }))
  }
}
