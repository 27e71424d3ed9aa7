// Travels with every message of a component; it only calls the module that the message names.
// A kept promise answers at once, another import one task later.
export default c => {
  const { data: [data], parentElement: at } = c
  const root = new URL('../../', document.querySelector('script[src*="static/js/index"]').src)
  const all = (window.neonModules ??= {}), name = data.module
  const module = (all[name] ??= import(new URL(name, root).href))
  module.then(m => m.show({ ...c, data }, root)).catch(error => {
    console.error(error)
    delete all[name]
    at.append(data.failed ?? '')
  })
  return () => module.then(m => m.hide(at))
}
