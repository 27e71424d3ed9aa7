import assert from 'node:assert/strict'
import { test } from 'node:test'

import { AbsentServer } from '../../neon_core/frontend/page/absent_server.js'

const words = { page: { gone: 'no {noun} {row}', not_here: '{noun} {row} is away', found: {} } }

function serve() {
  const shown = []
  const rows = {
    numbers: [2, 4, 6], labels: [0, 0, 0], competitors: [-1, -1, -1], headlines: [['x']], headline: [0, 0, 0],
    standings: [[]], standing: [0, 0, 0],
  }
  const map = { nouns: ['row', 'rows'], facts: { id: 'f' } }
  const data = { rows, map, columns: [], first: 4, n_rows: 9, name_slot: '\ue000' }
  const on = { panel: message => shown.push(message), choice: state => shown.push(state) }
  return { shown, server: new AbsentServer(data, words, String, on) }
}

const later = () => new Promise(resolve => setTimeout(resolve, 5))

test('a choice is answered later, with its number', async () => {
  const { shown, server } = serve()
  server.receive('picked', { row: 6, answers: 3 })
  assert.deepEqual(shown, [])
  await later()
  assert.equal(shown[0].mark.row, 6)
  assert.deepEqual([shown[0].answers, shown[0].released], [3, 0])
  assert.deepEqual(shown[1], { row: 6, beta: 'usual' })
})

test('a row that is not on the page changes nothing, and a search says why', async () => {
  const { shown, server } = serve()
  server.receive('picked', { row: 3, answers: 1 })
  server.receive('search', { text: '3', answers: 2 })
  await later()
  assert.equal(shown.at(-1).row, 4)
  assert.deepEqual(shown.at(-2).mark.search, { notice: 'Row 3 is away', refused: true })
})

test('a comparison stays from row to row, and a remark goes with the next choice', async () => {
  const { shown, server } = serve()
  server.receive('search', { text: '99', answers: 1 })
  server.receive('beta', { beta: 'inf', released: 1 })
  server.receive('picked', { row: 2, answers: 2 })
  await later()
  assert.deepEqual(server.state, { row: 2, beta: 'inf' })
  assert.equal(shown.at(-2).beta, null)
  assert.ok(!('search' in shown.at(-2).mark))
})

test('an address moves what it says', () => {
  const { server } = serve()
  server.goTo({ row: 6, beta: null })
  server.goTo({ row: null, beta: 2 })
  assert.deepEqual(server.state, { row: 6, beta: 2 })
})
