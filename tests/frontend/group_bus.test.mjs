import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, mock, test } from 'node:test'

import {
  chooseTool, drawAround, drawsByDrag, onGroup, receiveGroup, shownGroup, TOOLS,
} from '../../neon_core/frontend/dom/group_bus.js'
import { openPlace } from '../../neon_core/frontend/dom/outbox.js'

const LATE = 300_000 // ms after which no gesture is sent again
const SHAPE = [[0, 0], [1, 0], [0, 1]]

let sent // the last message
openPlace(TOOLS, (name, value) => (sent = { name, ...value }))

/** Draw around some rows; returns the number that was sent. */
function draw(...rows) {
  drawAround({ shape: SHAPE, frame: 'f', rows, size: `${rows.length} wines` }, 'map')
  return sent.draws
}

describe('the group of rows', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }))

  afterEach(() => {
    receiveGroup(null, draw(1)) // nothing waits any more
    mock.timers.reset()
  })

  test('a drawing shows at once, and an answer to an earlier one does not take it back', () => {
    let told = 0
    const stop = onGroup(() => told++)
    const first = draw(3)
    assert.deepEqual(sent, { name: 'drawn', shape: SHAPE, picture: 'map', draws: first })
    const second = draw(4, 5)
    receiveGroup({ rows: [3] }, first) // an old answer
    assert.deepEqual(shownGroup().rows, [4, 5])
    receiveGroup({ rows: [4, 5, 6] }, second)
    receiveGroup({ rows: [9] }, second) // chosen elsewhere: a cluster, say
    assert.deepEqual([shownGroup().rows, told], [[9], 4])
    stop()
    receiveGroup(null, second)
    assert.deepEqual([shownGroup(), told], [null, 4])
  })

  test('a drawing around no drawn row leaves the group until the server has looked at all rows', () => {
    receiveGroup({ rows: [7] }, 0)
    const to = draw()
    assert.deepEqual(shownGroup().rows, [7])
    receiveGroup({ rows: [], size: '2 wines' }, to)
    assert.deepEqual(shownGroup().size, '2 wines')
  })

  test('what the server said stands again where a drawing is never answered', () => {
    receiveGroup({ rows: [7] }, 0)
    draw(1, 2)
    assert.deepEqual(shownGroup().rows, [1, 2])
    for (let passed = 0; passed < LATE; passed += 500) mock.timers.tick(500)
    assert.deepEqual(shownGroup().rows, [7])
  })

  test('the tool stays chosen', () => {
    assert.equal(drawsByDrag(), false)
    chooseTool(true)
    receiveGroup(null, 0)
    assert.equal(drawsByDrag(), true)
    chooseTool(false)
  })
})
