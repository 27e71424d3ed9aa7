// Travels with every message of a component; it only calls the module that the message names, and imports it again until
// it comes: a line can be cut. A kept promise answers at once, another import one task later. It is a tenth of the bytes of
// a click, hence the letters: component, data, place, key of the module, note that it failed, and the module itself.
export default c => {
  const { data: [d], parentElement: p } = c
  const root = new URL('../../', document.querySelector('[src*="js/index"]').src),
    all = (window.neonMade ??= {}), k = d.module, n = new Text(d.failed),
    fail = e => (console.error(e), p.append(n)),
    show = async m => {
      n.remove()
      if (p.last === c) await m.show({ ...c, data: d }, root)
    },
    go = () => (all[k] ??= import(new URL(k, root))).then(m => show(m).catch(fail), e => {
      delete all[k]
      if (p.last !== c) return
      fail(e)
      setTimeout(go, 2000)
    })
  p.last = c
  go()
  return () => {
    p.last = 0
    all[k]?.then(m => m.hide(p), () => {})
  }
}
