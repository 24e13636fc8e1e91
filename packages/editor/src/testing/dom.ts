import { JSDOM } from 'jsdom'

const NAMES = [
  'document',
  'Node',
  'Element',
  'HTMLElement',
  'DocumentFragment',
  'MutationObserver',
  'getSelection',
  'DOMParser',
  'KeyboardEvent',
  'Event',
  'CustomEvent',
  'CompositionEvent',
  'DragEvent',
  'Range',
  'Text',
  'SVGElement',
  'HTMLTemplateElement',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'innerHeight',
] as const

let installed: JSDOM | null = null

/** A window for editors under test; installed once per process, with the few things jsdom does not lay out. */
export function installDom(): JSDOM {
  if (installed) return installed
  const dom = new JSDOM('<!doctype html><html><body></body></html>', { pretendToBeVisual: true })
  for (const name of NAMES) Reflect.set(globalThis, name, dom.window[name])
  Reflect.set(globalThis, 'window', dom.window)
  const nothing = { length: 0, item: () => null, [Symbol.iterator]: function* () {} }
  const box = { top: 0, left: 0, right: 0, bottom: 0, width: 0, height: 0 }
  Reflect.set(dom.window.Range.prototype, 'getClientRects', () => nothing)
  Reflect.set(dom.window.Range.prototype, 'getBoundingClientRect', () => box)
  Reflect.set(dom.window.document, 'elementFromPoint', () => null)
  Reflect.set(globalThis, 'ClipboardEvent', dom.window.Event)
  Reflect.set(dom.window, 'ClipboardEvent', dom.window.Event)
  installed = dom
  return dom
}
