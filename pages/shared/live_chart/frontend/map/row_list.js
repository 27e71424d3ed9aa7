// The rows worth a look under a map: one after the other, each by a button, and any row by its number. Choosing one is
// choosing it on the map, so it answers at once.

import { make } from '../dom/elements.js'
import { put } from '../dom/sentence.js'
import { words } from '../dom/words.js'

const AT_ONCE = 9

/** Make the list; `choose(row)` is called with the row that a hand chose, `ask(text)` with what the server is to find. */
export function list(choose, ask) {
  const heading = make('h4')
  const before = make('button', { type: 'button', class: 'step', text: '‹', 'aria-label': words.list.previous })
  const after = make('button', { type: 'button', class: 'step', text: '›', 'aria-label': words.list.next })
  const number = make('input', { type: 'text', inputmode: 'numeric', autocomplete: 'off', class: 'number' })
  const rows = make('div', { class: 'rows', role: 'group' })
  const more = make('p', { class: 'more' })
  const steps = make('div', { class: 'steps' }, before, after)
  const element = make('div', { class: 'list' }, make('div', { class: 'head' }, heading, number, steps), rows, more)
  let data = null
  let row = null
  let told = ''
  let shown = ''
  let fresh = true
  let typing = false

  function step(by) {
    const all = data.list.rows
    const at = all.indexOf(row)
    const next = at < 0 && by < 0 ? -1 : (at + by) % all.length
    choose(all.at(next))
  }

  function typed() {
    typing = false
    const asked = Number(number.value)
    const there = /^\d+$/.test(number.value.trim()) && data.has(asked)
    if (data.names || (!there && data.list.searchable)) {
      ask(number.value.trim())
      return
    }
    number.setAttribute('aria-invalid', !there)
    number.title = there ? '' : put(words.list.gone, { noun: data.nouns[0], row: number.value.trim(), last: data.last })
    more.textContent = there ? '' : number.title
    if (there && asked !== row) choose(asked)
  }

  before.addEventListener('click', () => step(-1))
  after.addEventListener('click', () => step(1))
  number.addEventListener('input', () => (typing = true))
  number.addEventListener('change', typed)
  number.addEventListener('blur', () => (typing = false))
  number.addEventListener('focus', () => number.select())

  return {
    element,
    show(next) {
      const now = JSON.stringify(next.list.rows.map(at => [at, next.names ? next.named(at) : '']))
      if (now !== shown) {
        fresh = true
        delete rows.dataset.page
      }
      shown = now
      data = next
      heading.textContent = data.list.heading
      number.setAttribute('aria-label', data.list.number)
      number.setAttribute('inputmode', data.names ? 'text' : 'numeric')
      number.classList.toggle('wide', Boolean(data.names) || data.last > 99_999)
      rows.setAttribute('aria-label', data.list.heading)
      steps.hidden = data.list.rows.length === 0
    },
    /** Show the chosen row, and what the server has said of the search for it. */
    mark({ row: chosen, search }) {
      const { notice: said = '', refused = false } = search ?? {}
      if (chosen === row && said === told && !fresh) return
      fresh = false
      row = chosen
      told = said
      const all = data.list.rows
      const start = Math.floor(Math.max(0, all.indexOf(row)) / AT_ONCE) * AT_ONCE
      const page = all.slice(start, start + AT_ONCE)
      if (rows.dataset.page !== String(page)) {
        rows.dataset.page = page
        const titled = at => (data.names ? { title: data.named(at) } : {})
        const button = at => make('button', { type: 'button', text: at, ...titled(at), onclick: () => choose(at) })
        rows.replaceChildren(...page.map(button))
      }
      for (const button of rows.children) button.setAttribute('aria-pressed', Number(button.textContent) === row)
      if (!typing && !refused) number.value = row
      number.setAttribute('aria-invalid', refused)
      number.title = refused ? said : ''
      more.textContent = said || (all.length > AT_ONCE ? bounds(start, page.length) : '')
    },
  }

  /** Which of the rows stand here, of how many. */
  function bounds(start, length) {
    const { rows: listed, all } = data.list
    const slots = { from: start + 1, to: start + length, listed: listed.length, all: (all ?? listed.length).toLocaleString('en') }
    return put(all ? words.list.cut : words.list.more, slots)
  }
}
