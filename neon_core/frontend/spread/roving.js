// One stop of the Tab key for a list: the arrow keys lead through it.

import { steppedTo } from '../math/heat.js'

/** Lead through the elements of a list that match a selector; only the last visited one is a stop of the Tab key. */
export function rove(list, selector) {
  const items = () => [...list.querySelectorAll(selector)]
  const stop = target => items().forEach(item => item.setAttribute('tabindex', item === target ? 0 : -1))
  stop(items()[0])
  list.addEventListener('focusin', event => {
    const item = event.target.closest(selector)
    if (item) stop(item)
  })
  list.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const all = items()
    const next = steppedTo(event.key, all.indexOf(event.target.closest(selector)), all.length)
    if (next === undefined || !event.target.closest(selector)) return
    event.preventDefault()
    all[next].focus()
  })
}
