// Lists of growing numbers.

/** The index of a number in a growing list; -1 where it is not in it. */
export function sortedIndex(list, number) {
  let [from, to] = [0, list.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (list[middle] < number) from = middle + 1
    else to = middle
  }
  return list[from] === number ? from : -1
}
