// The schema of the messages of the page Trust, as types. pages/shared/live_chart/payload/trust_messages.py is the same in
// Python; a test compares the two, field by field. Nothing imports this file at run time.

/**
 * A cluster on the map of pies: its name and size, its centroid, and the rows that stay put with their places.
 * @typedef {Object} PieCluster
 * @property {string} name
 * @property {string} size
 * @property {Sign} sign
 * @property {number[]} centroid
 * @property {number[]} rows
 * @property {number[]} x
 * @property {number[]} y
 */

/**
 * A row that changes: its place, its share of the starts in each cluster, its name and its shares in words.
 * @typedef {Object} Pie
 * @property {number} row
 * @property {number[]} place
 * @property {number[]} shares
 * @property {string} name
 * @property {string} text
 */

/**
 * The chosen row on the map of pies.
 * @typedef {Object} ChosenPlace
 * @property {number} row
 * @property {number[]} place
 * @property {string} name
 */

/**
 * A map on which the rows that change are pies; the places go from 0 to `ends`.
 * @typedef {Object} PieMap
 * @property {string} id
 * @property {string} label
 * @property {number[]} ends
 * @property {string[]} axes
 * @property {PieCluster[]} clusters
 * @property {Pie[]} pies
 */

/**
 * The message of the map of pies.
 * @typedef {PieMap & ModuleEnvelope} PieMapMessage
 * @property {ChosenPlace} chosen
 */

/**
 * A curve, `kind` "main", "plain", "dashed", "dotted" or "band", and its name where it stands beside the curve.
 * @typedef {Object} Curve
 * @property {string} name
 * @property {string} kind
 * @property {number[]} values
 */

/**
 * Curves over 0, 1, 2, ... replaced features; `start` and `end` are the texts below the axis.
 * @typedef {Object} Curves
 * @property {string} id
 * @property {string} label
 * @property {string} start
 * @property {string} end
 * @property {string} top
 * @property {Curve[]} curves
 */

/**
 * The message of the curves.
 * @typedef {Curves & ModuleEnvelope} CurvesMessage
 */

export {}
