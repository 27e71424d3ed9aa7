// The schema of all messages from the browser, as types. pages/shared/live_chart/payload/visitor_messages.py is the same in
// Python; a test compares the two, field by field. Nothing imports this file at run time.

/**
 * A hand has chosen a row.
 * @typedef {Object} PickMessage
 * @property {number} row
 * @property {number} answers
 */

/**
 * A hand has chosen a second row, beside the chosen one.
 * @typedef {Object} OtherMessage
 * @property {number} row
 * @property {number} answers
 */

/**
 * A hand has drawn a line around some rows: its vertices on the map `picture`.
 * @typedef {Object} DrawnMessage
 * @property {number[][]} shape
 * @property {string} picture
 * @property {number} draws
 */

/**
 * A row is searched for by a text.
 * @typedef {Object} SearchMessage
 * @property {string} text
 * @property {number} answers
 */

/**
 * A hand has let go of the comparison.
 * @typedef {Object} ReleaseMessage
 * @property {number|string} beta
 * @property {number} released
 */

/**
 * A part of the table of rows is asked for: rows from a place on, or those around a row.
 * @typedef {Object} WindowMessage
 * @property {string} table
 * @property {number} first
 * @property {number} count
 * @property {number|null} row
 * @property {number} asked
 */

/**
 * A hand has chosen an order of the table of rows; the column "" is the table's own order.
 * @typedef {Object} SortMessage
 * @property {string} column
 * @property {boolean} descending
 * @property {number} sorts
 */

/**
 * The page has come back, and the visitor's own table was kept behind a sample.
 * @typedef {Object} ReturnMessage
 * @property {string} kept
 */

/**
 * A picture is to be saved as it was drawn, with this row and comparison. `picture` is the id of the
 * map, or that of the facts for the bars.
 * @typedef {Object} SaveRequest
 * @property {string} what
 * @property {string} format
 * @property {number} id
 * @property {string} picture
 * @property {number} row
 * @property {number|string} beta
 */

/**
 * A column is opened, "" where the opened one is closed.
 * @typedef {Object} OpenMessage
 * @property {string} column
 */

export {}
