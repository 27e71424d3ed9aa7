// Travels with every message of a component; it only imports the module that the message names.
export default component => {
  const { data: [data], parentElement } = component
  const root = new URL('../../', document.querySelector('script[src*="static/js/index"]').src)
  const module = import(new URL(data.module, root).href)
  module.then(m => m.show({ ...component, data }, root)).catch(error => {
    console.error(error)
    parentElement.append(data.failed ?? '')
  })
  return () => module.then(m => m.hide(parentElement))
}
