// The schema of the messages of the screen Choose K, as types. pages/shared/live_chart/payload/scan_messages.py is the same
// in Python; a test compares the two, field by field. Nothing imports this file at run time.

/**
 * A measure of every K, in the order of the K: `values` are null where there is none yet, `texts` "". `low` and `high` are
 * the ends of a band, or of one standard error where `is_error`; none where there is no band. `chosen` is the K that the
 * measure chooses, 0 for none, and `said` the same in words.
 * @typedef {Object} MeasureLine
 * @property {string} name
 * @property {string} hint
 * @property {Amount[]} values
 * @property {Amount[]} low
 * @property {Amount[]} high
 * @property {boolean} is_error
 * @property {string[]} texts
 * @property {number} chosen
 * @property {string} said
 */

/**
 * The measures of every K; `present` is the number of clusters in use, `looked` the one that is looked at.
 * @typedef {Object} Measures
 * @property {string} id
 * @property {string} label
 * @property {number[]} ks
 * @property {number} present
 * @property {number} looked
 * @property {MeasureLine[]} lines
 */

/**
 * The message of the measures.
 * @typedef {Measures & ModuleEnvelope} MeasuresMessage
 */

/**
 * The silhouettes of a cluster's rows, the highest first. `names` and `texts` say each row and its value, `level` is the
 * mean, null of an empty cluster.
 * @typedef {Object} SilhouetteBlock
 * @property {string} name
 * @property {Sign} sign
 * @property {string} mean
 * @property {Amount} level
 * @property {string} label
 * @property {number[]} rows
 * @property {number[]} values
 * @property {string[]} names
 * @property {string[]} texts
 */

/**
 * Silhouettes by cluster, on one scale from `low` to `high`.
 * @typedef {Object} SilhouetteBlocks
 * @property {string} id
 * @property {number} low
 * @property {number} high
 * @property {SilhouetteBlock[]} blocks
 */

/**
 * The message of the silhouettes; `row` is the chosen row.
 * @typedef {SilhouetteBlocks & ModuleEnvelope} SilhouettesMessage
 * @property {number} row
 */

export {}
