import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Every file and package that a file of ours leads to. */
function reachedFrom(file: URL, reached = new Set<string>()): Set<string> {
  if (reached.has(file.href)) return reached
  reached.add(file.href)
  for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export)[^'"]*?from '([^']+)'/gmu)) {
    if (target.startsWith('.')) reachedFrom(new URL(target, file), reached)
    else reached.add(target)
  }
  return reached
}

test('L56 the door for browsers leads to no Node module, no Word file and no printer', () => {
  const reached = [...reachedFrom(new URL('./web.ts', import.meta.url))]
  expect(reached.length).toBeGreaterThan(20)
  expect(reached.filter((name) => /^node:|\/(?:docx|paper)\/|^saxes$|^fflate$|typst/u.test(name))).toEqual([])
})
