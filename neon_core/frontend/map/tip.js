// The words beside the pointer.

import { make } from '../dom/elements.js'
import { callCluster, fillText } from '../dom/sentence.js'
import { words } from '../dom/words.js'

export class Tip {
  constructor() {
    this.element = make('div', { class: 'tip', 'aria-hidden': 'true', hidden: '' })
  }

  /** Show lines beside a place, the first one strong, to the side that has room in this width. */
  show(lines, x, y, width) {
    const { element } = this
    element.replaceChildren(...lines.map((text, i) => make(i ? 'span' : 'b', { text })))
    element.hidden = false
    const left = x > width - element.offsetWidth - 18
    element.style.left = `${left ? x - element.offsetWidth - 12 : x + 12}px`
    element.style.top = `${Math.max(0, y - element.offsetHeight - 8)}px`
  }

  hide() {
    this.element.hidden = true
  }
}

/** The lines about a row: its name, its cluster and class, whether the map misplaces it, and its number beside a name. */
export function rowLines(name, { cluster, known }, note, number = '', called) {
  const lines = [name, callCluster(cluster, called)]
  if (known !== null && known !== undefined) lines.push(fillText(words.hover.class, { known }))
  for (const line of [note, number]) if (line) lines.push(line)
  return lines
}
