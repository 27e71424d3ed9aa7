// The comparison: a slider from "all clusters" to "only the nearest", and what it does, read out beside it.

import { counted, effective, shares } from './answer.js'
import { make } from '../dom/elements.js'
import { factorText } from '../math/numbers.js'
import { LENGTH, betaOf, factorAt, nextStop, positionOf } from '../math/scale.js'
import { plain, put } from '../dom/sentence.js'
import { words } from '../dom/words.js'

const KEYS = {
  ArrowRight: [1, 1],
  ArrowUp: [1, 1],
  ArrowLeft: [-1, 1],
  ArrowDown: [-1, 1],
  PageUp: [1, 3],
  PageDown: [-1, 3],
  Home: [-1, 99],
  End: [1, 99],
}

/** Make a comparison: `move(beta)` while a hand moves it, `chosen("usual" | "inf" | beta, beta)` when it lets go. */
export function comparison(move, chosen) {
  const slider = make('input', { type: 'range', id: 'beta', min: 0, max: LENGTH, step: 1 })
  const line = make('div', { class: 'line' }, make('label', { for: 'beta', text: words.compare }))
  const ticks = ['all', 'usual', 'nearest'].map(name => make('span', { class: name, text: words.stops[name] }))
  const track = make('div', { class: 'track' }, slider, make('div', { class: 'ticks', 'aria-hidden': 'true' }, ...ticks))
  line.append(track)
  const strip = make('div', { class: 'shares', 'aria-hidden': 'true' })
  const who = make('p', { class: 'who' })
  const many = make('p', { class: 'many' })
  const one = make('p', { class: 'one', text: words.one_other })
  const readOut = make('div', { class: 'read-out' }, strip, who, many)
  const element = make('div', { class: 'comparison' }, line, one, readOut)
  let factor = 1
  let usual = 1
  let pressed = false

  function name() {
    if (factor === 0) return words.stops.all
    if (factor === 1) return words.stops.usual
    if (factor === Infinity) return words.stops.nearest
    return factor > 1
      ? put(words.stops.more, { factor: factorText(factor) })
      : put(words.stops.less, { factor: factorText(1 / factor) })
  }

  function place() {
    slider.value = positionOf(factor)
    slider.setAttribute('aria-valuetext', name())
  }

  function take(next, settled) {
    factor = next
    if (settled) place()
    else slider.setAttribute('aria-valuetext', name())
    const beta = betaOf(factor, usual)
    if (settled) chosen(factor === 1 ? 'usual' : factor === Infinity ? 'inf' : beta, beta)
    else move(beta)
  }

  slider.addEventListener('input', () => {
    pressed = true
    take(factorAt(Number(slider.value)), false)
  })
  slider.addEventListener('change', () => {
    pressed = false
    take(factorAt(Number(slider.value)), true)
  })
  function letGo() {
    if (pressed) slider.dispatchEvent(new Event('change')) // a browser says nothing where it ends where it began
  }
  for (const end of ['pointerup', 'pointercancel', 'blur']) slider.addEventListener(end, () => setTimeout(letGo))
  slider.addEventListener('keydown', event => {
    const key = KEYS[event.key]
    if (!key || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const next = nextStop(factor, ...key)
    if (next !== factor) take(next, true)
  })
  slider.addEventListener('dblclick', () => take(1, true))

  return {
    element,
    held: () => pressed,
    show(data) {
      line.hidden = data.signs.length === 2 || data.usual_beta === null
      one.hidden = data.signs.length !== 2
      readOut.hidden = data.signs.length === 2
      usual = data.usual_beta ?? 1
      if (pressed) return
      const beta = data.beta ?? Infinity
      factor = beta === 0 || beta === Infinity ? beta : beta / usual
      if (Math.abs(factor - 1) < 1e-12) factor = 1
      place()
    },
    draw(now, data) {
      const { ids } = data.point
      const cells = counted(now.p).filter(k => now.p[k] >= 0.005)
      while (strip.children.length < cells.length) strip.append(make('div'))
      while (strip.children.length > cells.length) strip.lastChild.remove()
      cells.forEach((k, i) => {
        strip.children[i].style.flexGrow = now.p[k]
        strip.children[i].style.background = data.signs[ids[k]][1]
      })
      who.textContent = plain(shares(words, ids, now))
      many.textContent = plain(effective(words, ids, now))
    },
  }
}
