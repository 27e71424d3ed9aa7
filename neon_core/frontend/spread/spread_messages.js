// The schema of the messages about how columns spread, as types. pages/shared/live_chart/payload/spread_messages.py is the
// same in Python; a test compares the two, field by field. Nothing imports this file at run time.

/** @typedef {number|null} Amount  A number; null where there is none. */

/**
 * A column that counted: its mean relevance and mean absolute relevance in each cluster. `sides` is 1 above the clusters
 * that it is compared with, -1 below, 0 neither; `measure` is eta squared or V.
 * @typedef {Object} HeatLine
 * @property {string} name
 * @property {Amount[]} relevance
 * @property {Amount[]} absolute
 * @property {number[]} sides
 * @property {string} measure
 */

/**
 * Shape, colour and name of every cluster: `names` stand beside the shapes, `calls` in a sentence.
 * @typedef {Object} ClusterSigns
 * @property {Sign[]} signs
 * @property {string[]} names
 * @property {string[]} calls
 */

/**
 * Every column that counted, the largest relevance first; `evidence` is the sum of each cluster's numbers.
 * @typedef {ClusterSigns} HeatMap
 * @property {string} id
 * @property {string} label
 * @property {HeatLine[]} lines
 * @property {Amount[]} evidence
 */

/**
 * The message of the heat map; `opened` is the column whose strips are shown.
 * @typedef {HeatMap & ModuleEnvelope} HeatMapMessage
 * @property {string} opened
 */

/**
 * A text along an axis, and its place from 0 to 1.
 * @typedef {Object} Tick
 * @property {number} place
 * @property {string} text
 */

/**
 * How a column spreads over the clusters: a strip for each. `ending` stands behind its name, `lines` are the words of each
 * cluster's strip. A number has `ranges`, the places of five quantiles (none where a cluster has no value), and `ticks`; a
 * category has `shares` of its `values`. Where each cluster has a value of its own in front, `ends` say which, and every
 * strip begins with its largest share.
 * @typedef {Object} StripColumn
 * @property {string} name
 * @property {string} ending
 * @property {string} measure
 * @property {string[]} hint
 * @property {string[]} notes
 * @property {string[][]} lines
 * @property {number[][]} [ranges]
 * @property {Tick[]} [ticks]
 * @property {string[]} [values]
 * @property {number[][]} [shares]
 * @property {string[]} [ends]
 */

/**
 * Columns with their strips, and the names of columns that can be opened; `opened` is the one that is.
 * @typedef {ClusterSigns} Strips
 * @property {string} id
 * @property {StripColumn[]} columns
 * @property {string[]} others
 * @property {string} opened
 */

/**
 * The message of the strips.
 * @typedef {Strips & ModuleEnvelope} StripsMessage
 */

export {}
