import assert from 'node:assert/strict'
import { mock, test } from 'node:test'

import { fetchFile } from '../../neon_core/frontend/dom/patience.js'

/** Answer the next requests: a status each, 0 for a line that is cut. */
function answerWith(...statuses) {
  const answer = async () => {
    const status = statuses.shift()
    if (!status) throw new TypeError('Failed to fetch')
    return { status, ok: status === 200 }
  }
  mock.method(globalThis, 'fetch', answer)
  return statuses
}

/** Fetch, and let the pauses between the attempts pass. */
async function fetchAtOnce() {
  mock.method(globalThis, 'setTimeout', callback => queueMicrotask(callback))
  try {
    return await fetchFile('words.json')
  } finally {
    mock.restoreAll()
  }
}

test('a file is requested again until it comes', async () => {
  const left = answerWith(0, 503, 0, 200, 200)
  assert.equal((await fetchAtOnce()).status, 200)
  assert.equal(left.length, 1)
})

test('a file that the server does not have is an error', async () => {
  answerWith(404, 200)
  await assert.rejects(fetchAtOnce, /words\.json could not be loaded: 404/)
})
