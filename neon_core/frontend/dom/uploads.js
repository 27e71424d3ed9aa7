// A sentence about an upload that failed, in place of Streamlit's, which quotes its library ("AxiosError: Request failed
// with status code 413") in a hint under the pointer. Where our server refuses a file, its answer says why and has the
// numbers; nobody but the request sees that answer, so each request for an upload is listened to.

import { make } from './elements.js'
import { words } from './words.js'

const UPLOADS = '/_stcore/upload_file/'
const MARK = 'x-neon-sentence' // the header of an answer that is a sentence of ours
const FAILED = '[data-testid="stFileChip"][aria-invalid]'
const STREAMLITS = `${FAILED} [role=alert], [data-testid="stTooltipErrorContent"]`
const LOOK = 'margin:.5rem 0 0;font-size:.875rem'
const { open } = XMLHttpRequest.prototype
const observer = new MutationObserver(arrange) // only while there is a sentence
let line = null

XMLHttpRequest.prototype.open = function (method, url, ...more) {
  if (method === 'PUT' && String(url).includes(UPLOADS)) listen(this)
  return open.call(this, method, url, ...more)
}

function listen(request) {
  request.addEventListener('loadstart', forget)
  request.addEventListener('load', () => request.status >= 400 && say(refusal(request)))
  for (const end of ['error', 'timeout']) request.addEventListener(end, () => say(words.uploads.cut))
}

/** Why the server has refused a file. */
function refusal(request) {
  if (request.getResponseHeader(MARK)) return request.responseText
  return words.uploads.refused.replace('{status}', request.status)
}

function say(text) {
  line = make('p', { text, class: 'neon-upload', style: LOOK })
  observer.observe(document.body, { childList: true, subtree: true, characterData: true })
}

function forget() {
  observer.disconnect()
  line?.remove()
  line = null
}

/** Put the sentence below the file that failed, and into Streamlit's own places, for as long as that file is there. */
function arrange() {
  const file = document.querySelector(FAILED)
  if (!file) {
    if (line.isConnected) forget()
    return
  }
  for (const place of document.querySelectorAll(STREAMLITS)) replaceText(place)
  const uploader = file.closest('[data-testid="stFileUploader"]')
  if (uploader && uploader.nextSibling !== line) uploader.after(line)
}

function replaceText(place) {
  const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const node = texts.currentNode
    if (node.data.startsWith('AxiosError')) node.data = line.textContent // React keeps the node and its own text
  }
}
