// A button behind a word of the field: it explains the word under the pointer, at the focus, and after a tap.

import { make } from '../dom/elements.js'

/** Make the button, whose explanation comes up in a hint and is read by screen readers. */
export function term(hint, { name, text }) {
  const id = `about-${name.replaceAll(' ', '-')}`
  const button = make('button', { type: 'button', class: 'term', 'aria-label': name, 'aria-describedby': id })
  hint.attach(button, () => [name, text])
  return make('span', { class: 'about' }, button, make('span', { class: 'unseen', id, text }))
}
