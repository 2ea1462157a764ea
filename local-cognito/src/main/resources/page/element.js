/** An element with text or children; attributes by name. Text is never taken for HTML. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** The element of that id. */
export const byId = (id) => document.getElementById(id);
