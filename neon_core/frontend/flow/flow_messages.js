// The schema of a flow, as types. pages/shared/live_chart/payload/flow_messages.py is the same in Python; a test compares the
// two, field by field. Nothing imports this file at run time.

/**
 * A cluster at one end of a flow, with its size as a number and as text. `is_new` where it takes over no cluster of the
 * other end.
 * @typedef {Object} FlowEnd
 * @property {string} name
 * @property {string} text
 * @property {number} size
 * @property {Sign} sign
 * @property {boolean} is_new
 */

/**
 * The common rows of two clusters: `before` and `after` are positions in the lists of ends, `n` is the number of rows.
 * @typedef {Object} FlowStream
 * @property {number} before
 * @property {number} after
 * @property {number} n
 * @property {boolean} stays
 * @property {string} text
 */

/**
 * Where the rows of each cluster go; `sentence` stands below, its clusters with `signs`.
 * @typedef {Object} FlowPicture
 * @property {string} id
 * @property {string} label
 * @property {FlowEnd[]} before
 * @property {FlowEnd[]} after
 * @property {FlowStream[]} streams
 * @property {SpanList} sentence
 * @property {Sign[]} signs
 */

/**
 * The message of a flow.
 * @typedef {FlowPicture & ModuleEnvelope} FlowMessage
 */

export {}
