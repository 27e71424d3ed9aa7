// Words that come up beside an element: under the pointer, at the keyboard's focus, after a tap. One box for a panel;
// Escape closes it.

import { make } from './elements.js'

const GAP = 6 // pixels between an element and its words

/** Where a box goes: below an element where the window has room, else above it, and within the panel's width. Pure. */
export function hintPlace(at, size, panel, windowHeight) {
  const isBelow = at.bottom + GAP + size.height <= windowHeight || at.top - GAP - size.height < 0
  const top = isBelow ? at.bottom + GAP : at.top - GAP - size.height
  const left = Math.max(0, Math.min(at.left - panel.left, panel.width - size.width))
  return { left, top: top - panel.top }
}

export class Hint {
  #panel
  #lines = new WeakMap() // functions that return the lines, by their elements
  #box = make('div', { class: 'hint', role: 'tooltip', hidden: '' })

  /** Listen to a panel, which takes the box in. */
  constructor(panel) {
    this.#panel = panel
    panel.append(this.#box)
    panel.addEventListener('pointerover', event => this.#show(this.#ownerOf(event.target) ?? this.#focused()))
    panel.addEventListener('pointerleave', () => this.#show(this.#focused()))
    panel.addEventListener('focusin', event => this.#show(this.#ownerOf(event.target)))
    panel.addEventListener('focusout', () => this.hide())
    panel.addEventListener('click', event => this.#show(this.#ownerOf(event.target)))
    panel.addEventListener('keydown', event => event.key === 'Escape' && this.hide())
  }

  /** Let words come up beside an element; `lines` returns them, the first one strong. */
  attach(element, lines) {
    element.toggleAttribute('data-hint', true)
    this.#lines.set(element, lines)
  }

  #ownerOf(target) {
    return target.closest('[data-hint]')
  }

  /** The element with words that the keyboard is at. */
  #focused() {
    const active = this.#panel.getRootNode().activeElement
    return active?.matches(':focus-visible') ? this.#ownerOf(active) : null
  }

  #show(owner) {
    const lines = owner && this.#lines.get(owner)?.()
    if (lines) this.showAt(lines, owner.getBoundingClientRect())
    else this.hide()
  }

  /** Show lines beside a rectangle of the window. */
  showAt(lines, rectangle) {
    this.#box.replaceChildren(...lines.map((text, i) => make(i ? 'span' : 'b', { text })))
    this.#box.hidden = false
    const size = { width: this.#box.offsetWidth, height: this.#box.offsetHeight }
    const { left, top } = hintPlace(rectangle, size, this.#panel.getBoundingClientRect(), window.innerHeight)
    this.#box.style.left = `${left}px`
    this.#box.style.top = `${top}px`
  }

  hide() {
    this.#box.hidden = true
  }
}
