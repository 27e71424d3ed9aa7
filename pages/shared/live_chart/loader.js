// Travels with every message of a component; it only calls the module that the message names, and imports it again until
// it comes: a line can be cut. A kept promise answers at once, another import one task later. Its names are short, since it
// is a tenth of the bytes of a click.
export default c => {
  const { data: [data], parentElement: at } = c
  const root = new URL('../../', document.querySelector('[src*="static/js/index"]').src)
  const all = (window.neonModules ??= {}), name = data.module, note = new Text(data.failed ?? '')
  const load = () => (all[name] ??= import(new URL(name, root).href))
  const fail = e => {
    console.error(e)
    at.append(note)
  }
  const show = async m => {
    note.remove()
    if (at.newest === c) await m.show({ ...c, data }, root)
  }
  const begin = () => load().then(m => show(m).catch(fail), e => {
    delete all[name]
    if (at.newest !== c) return
    fail(e)
    setTimeout(begin, 2000)
  })
  at.newest = c
  begin()
  return () => {
    at.newest = null
    all[name]?.then(m => m.hide(at), () => {})
  }
}
