// The rows worth a look under a map: one after the other, each by a button, and any row by its number. Choosing one is
// choosing it on the map, so it answers at once.

import { make } from './dom.js'
import { put } from './sentence.js'
import { words } from './words.js'

const AT_ONCE = 9

/** Make the list; `choose(row)` is called with the row that a hand chose. */
export function list(choose) {
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
      fresh ||= String(data?.list.rows) !== String(next.list.rows)
      data = next
      heading.textContent = data.list.heading
      number.setAttribute('aria-label', data.list.number)
      rows.setAttribute('aria-label', data.list.heading)
      steps.hidden = data.list.rows.length === 0
    },
    mark(chosen) {
      if (chosen === row && !fresh) return
      fresh = false
      row = chosen
      const all = data.list.rows
      const start = Math.floor(Math.max(0, all.indexOf(row)) / AT_ONCE) * AT_ONCE
      const page = all.slice(start, start + AT_ONCE)
      if (rows.dataset.page !== String(page)) {
        rows.dataset.page = page
        const button = at => make('button', { type: 'button', text: at, onclick: () => choose(at) })
        rows.replaceChildren(...page.map(button))
      }
      for (const button of rows.children) button.setAttribute('aria-pressed', Number(button.textContent) === row)
      if (!typing) number.value = row
      number.setAttribute('aria-invalid', 'false')
      const slots = { from: start + 1, to: start + page.length, all: all.length }
      more.textContent = all.length > AT_ONCE ? put(words.list.more, slots) : ''
    },
  }
}
