// One tab stop for a table: the arrow keys walk from row to row, Home and End go to the ends.

const STEPS = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }

/** Where a key leads from a place in a list; -1 for a key that leads nowhere. Pure. */
export function walkTo(key, place, length) {
  const step = STEPS[key]
  return step === undefined ? -1 : Math.max(0, Math.min(length - 1, place + step))
}

export class RowWalk {
  #body

  /** Let the keyboard walk the rows of a table's body. */
  constructor(body) {
    this.#body = body
    body.addEventListener('keydown', event => this.#press(event))
    body.addEventListener('focusin', event => this.#stopAt(event.target.closest('tr')))
  }

  /** The rows are other ones: Tab leads to the first. */
  begin() {
    for (const row of this.#body.children) row.tabIndex = -1
    if (this.#body.firstChild) this.#body.firstChild.tabIndex = 0
  }

  #stopAt(row) {
    for (const other of this.#body.children) other.tabIndex = other === row ? 0 : -1
  }

  #press(event) {
    const rows = Array.from(this.#body.children)
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const to = walkTo(event.key, rows.indexOf(event.target.closest('tr')), rows.length)
    if (to < 0) return
    event.preventDefault()
    rows[to].focus()
  }
}
