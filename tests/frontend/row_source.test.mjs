import assert from 'node:assert/strict'
import { after, before, describe, mock, test } from 'node:test'

import { closePlace, openPlace } from '../../neon_core/frontend/dom/outbox.js'
import { PartTable, ROWS, WholeTable } from '../../neon_core/frontend/table/row_source.js'

const sent = []
const send = (name, value) => sent.push({ name, ...value })
let windows = 0 // answered so far: both tables share their gestures, as on a page
let sorts = 0

/** The message of a part; each row's number is its place, plus 1000. */
function part(first, count, { id = 't', total = 5000, at = -1, chosen = 60, sort = '', descending = false, reveals = false } = {}) {
  const rows = Array.from({ length: Math.min(count, total - first) }, (_, i) => 1000 + first + i)
  const columns = [{ head: 'row', values: rows, name: 'row' }]
  return { id, label: 'Rows', rows, columns, part: { first, total, at, chosen, sort, descending, reveals, windows, sorts } }
}

function lastSent() {
  return sent.splice(0).at(-1)
}

describe('parts of a table', () => {
  before(() => {
    mock.timers.enable({ apis: ['setTimeout'] })
    openPlace(ROWS, send)
  })
  after(() => {
    closePlace(ROWS, send)
    mock.timers.reset()
  })

  test('rows that have come are there, others are asked for once the hand rests', () => {
    const table = new PartTable()
    assert.equal(table.show(part(0, 200)), true)
    assert.equal(table.rowAt(7), 1007)
    assert.equal(table.cellAt(7, 0), 1007)
    assert.equal(table.rowAt(900), undefined)
    table.want(0, 40)
    table.want(500, 540)
    table.want(900, 940)
    assert.equal(lastSent(), undefined)
    mock.timers.tick(100)
    assert.deepEqual(lastSent(), { name: 'window', table: 't', first: 840, count: 160, row: null, asked: ++windows })
    assert.equal(table.show(part(840, 160)), false)
    assert.equal(table.rowAt(900), 1900)
    assert.equal(table.rowAt(7), 1007) // the parts before are still here
  })

  test('while an answer is on its way only the last wish waits', () => {
    const table = new PartTable()
    table.show(part(0, 200))
    table.want(1000, 1040)
    mock.timers.tick(100)
    windows = lastSent().asked
    table.want(2000, 2040)
    mock.timers.tick(100)
    table.want(3000, 3040)
    mock.timers.tick(100)
    assert.equal(lastSent(), undefined)
    table.show(part(940, 160))
    const { first, asked } = lastSent()
    assert.equal(first, 2940)
    windows = asked
    table.show(part(2940, 160))
    assert.equal(lastSent(), undefined)
  })

  test('an order is sent, and answers to what came before it are dropped', () => {
    const table = new PartTable()
    table.show(part(0, 200))
    assert.equal(table.sortBy({ name: 'row', isDescending: true }), false)
    const { sorts: asked, ...message } = lastSent()
    assert.deepEqual(message, { name: 'sort', column: 'row', descending: true })
    table.show(part(400, 200))
    assert.equal(table.rowAt(400), undefined)
    assert.equal(table.isWaiting, true)
    table.want(500, 540)
    mock.timers.tick(100)
    assert.equal(lastSent(), undefined)
    sorts = asked
    assert.equal(table.show(part(0, 200, { id: 'sorted', sort: 'row', descending: true })), true)
    assert.deepEqual(table.sort, { name: 'row', isDescending: true })
    assert.equal(table.isWaiting, false)
  })

  test('the server knows the place of a row that is not here', () => {
    const table = new PartTable()
    table.show(part(0, 200))
    assert.equal(table.placeOf(1150), 150)
    assert.equal(table.placeOf(4000), -1)
    assert.equal(table.isWithout(4000), false)
    assert.equal(table.isWithout(60), true)
    table.wantRow(4000, 40)
    mock.timers.tick(0)
    const { row, asked } = lastSent()
    assert.equal(row, 4000)
    windows = asked
    table.show(part(2900, 200, { at: 3000, chosen: 4000 }))
    assert.equal(table.placeOf(4000), 3000)
    assert.equal(table.rowAt(3000), 4000)
  })

  test('a table opens on the chosen row only where the server says so', () => {
    const table = new PartTable()
    table.show(part(0, 200, { at: 80, chosen: 1080 }))
    assert.equal(table.opensAt(1080), -1)
    table.show(part(0, 200, { id: 'other', at: 80, chosen: 1080, reveals: true }))
    assert.equal(table.opensAt(1080), 80)
  })
})

test('a whole table is sorted here', () => {
  const table = new WholeTable()
  const columns = [{ head: 'row', values: [5, 7, 6] }, { head: 'who', values: ['b', 'a', 'c'] }]
  assert.equal(table.show({ id: 't', label: 'Rows', rows: [5, 7, 6], columns }), true)
  assert.equal(table.sortBy({ name: 'who', isDescending: false }), true)
  assert.deepEqual([0, 1, 2].map(place => table.rowAt(place)), [7, 5, 6])
  assert.equal(table.placeOf(6), 2)
  assert.equal(table.show({ id: 't', label: 'Rows', rows: [5, 7, 6], columns }), false)
  assert.equal(table.rowAt(0), 7)
  table.show({ id: 'other', label: 'Rows', rows: [5, 7, 6], columns })
  assert.equal(table.rowAt(0), 5)
})
