const isApple = (): boolean => typeof navigator !== 'undefined' && /Mac|iP(?:hone|ad|od)/.test(navigator.platform)

/** A shortcut as it is printed on this person's keyboard: "Mod-Shift-z" is ⇧⌘Z or Ctrl+Shift+Z. */
export function printedKeys(shortcut: string): string {
  const parts = shortcut.split('-')
  const key = parts.at(-1) ?? ''
  const name = key.length === 1 ? key.toUpperCase() : (arrows[key] ?? key)
  const held = parts.slice(0, -1).map((part) => (isApple() ? appleSigns : names)[part] ?? part)
  return isApple() ? [...held, name].join('') : [...held, name].join('+')
}

const arrows: Readonly<Partial<Record<string, string>>> = { ArrowUp: '↑', ArrowDown: '↓' }
const names: Readonly<Partial<Record<string, string>>> = { Mod: 'Ctrl' }
const appleSigns: Readonly<Partial<Record<string, string>>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' }
