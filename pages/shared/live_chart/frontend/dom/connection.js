// Sentences about a lost connection, in place of Streamlit's dialogs: Streamlit tells the window what they would say.
// The page loads this script at its start and outside of any component, so it works while the server is silent.

import { make } from './elements.js'
import { words } from './words.js'

const LOST = 'Connection error'
const PLACE = 'position:fixed;z-index:1000001;left:50%;bottom:1.5rem;transform:translateX(-50%);width:max-content'
const LOOK = 'max-width:min(36rem,92vw);padding:.75rem 1rem;border-radius:.5rem;background:#33424f;color:#fff;font:inherit'
const BUTTON = 'margin-left:.75rem;padding:.15rem .6rem;border:1px solid;border-radius:.4rem;background:none;color:inherit'
let banner = null
let isLost = false
let isCut = false

addEventListener('message', ({ source, data }) => {
  if (source !== window || data?.stCommVersion !== 1) return
  if (data.type === 'CLIENT_ERROR_DIALOG') say(data.error === LOST)
  if (data.type === 'WEBSOCKET_DISCONNECTED') isCut = true
  if (data.type === 'WEBSOCKET_CONNECTED') {
    if (isLost) hide()
    if (isCut) drawAnew()
    isCut = false
  }
})

/** Let the script run: a server that has no session of this page any more draws nothing before, and takes no gesture. */
function drawAnew() {
  postMessage({ stCommVersion: 1, type: 'RERUN_SCRIPT' }, location.origin)
}

/** Say that the connection is lost, or that the page is at its end and must be loaded again. */
function say(lost) {
  hide()
  isLost = lost
  const { connection } = words
  const text = make('span', { text: lost ? connection.lost : connection.failed })
  banner = make('div', { role: 'alert', class: 'neon-connection', style: `${PLACE};${LOOK}` }, text)
  if (!lost) banner.append(make('button', { text: connection.reload, style: BUTTON, onclick: () => location.reload() }))
  document.body.append(banner)
}

function hide() {
  banner?.remove()
  banner = null
  isLost = false
}
