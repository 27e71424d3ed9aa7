// Sentences about a lost connection, in place of Streamlit's dialogs. The page loads this script at its start and outside
// of any component, so it works while the server is silent.

import { onAnswers, onError } from './connection.js'
import { make } from './elements.js'
import { words } from './words.js'

const PLACE = 'position:fixed;z-index:1000001;left:50%;bottom:1.5rem;transform:translateX(-50%);width:max-content'
const LOOK = 'max-width:min(36rem,92vw);padding:.75rem 1rem;border-radius:.5rem;background:#33424f;color:#fff;font:inherit'
const BUTTON = 'margin-left:.75rem;padding:.15rem .6rem;border:1px solid;border-radius:.4rem;background:none;color:inherit'
const LEGIBLE = 10_000 // ms for which a good message stands
const { connection } = words
let banner = null

onAnswers((isAnswering, isLost) => {
  hide()
  if (!isAnswering) say(connection.lost)
  else if (isLost) sayForAWhile(connection.back)
})
onError(() => {
  hide()
  say(connection.failed, 'alert', make('button', { text: connection.reload, style: BUTTON, onclick: () => location.reload() }))
})

function say(text, role = 'alert', ...more) {
  banner = make('div', { role, class: 'neon-connection', style: `${PLACE};${LOOK}` }, make('span', { text }), ...more)
  document.body.append(banner)
}

function sayForAWhile(text) {
  say(text, 'status')
  const mine = banner
  setTimeout(() => mine.remove(), LEGIBLE)
}

function hide() {
  banner?.remove()
  banner = null
}
