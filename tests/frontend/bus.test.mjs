import assert from 'node:assert/strict'
import { test } from 'node:test'

import { answered, ask, chosen, know, known, listen, pick } from '../../pages/shared/live_chart/frontend/dom/bus.js'

test('a choice shows at once, and an answer to an earlier one does not take it back', () => {
  const seen = []
  const stop = listen(mark => seen.push(mark.row))
  answered({ row: 60 }, 0)
  const first = pick(1)
  const second = pick(2)
  answered({ row: 1 }, first) // old news
  assert.equal(chosen().row, 2)
  answered({ row: 2, label: 0 }, second)
  answered({ row: 7 }, second) // chosen elsewhere: in the table, say
  assert.equal(chosen().row, 7)
  assert.deepEqual(seen, [60, 1, 2, 2, 7])
  stop()
  answered({ row: 8 }, second)
  assert.equal(seen.length, 5)
})

test('a server that never answers is not waited for', t => {
  t.mock.timers.enable({ apis: ['Date'] })
  pick(3)
  t.mock.timers.tick(6000)
  answered({ row: 4 }, 0)
  assert.equal(chosen().row, 4)
})

test('facts are waited for by their id', async () => {
  const coming = known('b')
  know({ id: 'a' })
  know({ id: 'b', names: ['x'] })
  assert.deepEqual((await coming).names, ['x'])
  assert.equal((await known('b')).id, 'b')
})

test('what the server said stands again where a choice is never answered', t => {
  t.mock.timers.enable({ apis: ['Date', 'setTimeout'] })
  const to = pick(5)
  answered({ row: 60 }, to - 1)
  assert.equal(chosen().row, 5)
  t.mock.timers.tick(6000)
  assert.equal(chosen().row, 60)
})

test('asking for a row leaves the chosen one until the server has found it, and old news is no answer', () => {
  answered({ row: 60, label: 1 }, 1e9)
  const asked = ask()
  assert.deepEqual(chosen(), { row: 60, label: 1 })
  answered({ row: 61 }, asked - 1)
  assert.equal(chosen().row, 60)
  answered({ row: 62, place: [1, 2] }, asked)
  assert.deepEqual(chosen(), { row: 62, place: [1, 2] })
})

test('choosing the chosen row again forgets nothing of it', () => {
  answered({ row: 62, place: [1, 2] }, 1e9)
  answered({ row: 62, place: [1, 2] }, pick(62))
  pick(62)
  assert.deepEqual(chosen(), { row: 62, place: [1, 2] })
})
