import { expect as expectAtOnce } from '@playwright/test'
import { type People, type TheLetter, VERSIONS } from './people.ts'
import type { Truth } from './truth.ts'

const expect = expectAtOnce.configure({ timeout: 30_000 })

const STATES = { missing: 'm', covered: 'c', draft: 'd', translated: 't', reviewed: 'r', stale: 's' } as const

/** The map on the screen shows in every cell what is true of it. */
export async function expectDrawn({ ana }: People, { id }: TheLetter, { units, versions }: Truth): Promise<void> {
  const { page } = ana
  await page.goto(`/app/letters/${id}/versions`)
  const grid = page.getByRole('grid')
  await expect(grid).toHaveAttribute('aria-colcount', String(VERSIONS.length + 1))
  await expect(grid).toHaveAttribute('aria-rowcount', String(units.length + 1))
  const drawn = () =>
    grid
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('.mark')].map((mark) => mark.className.split(' ')[1] ?? '')))
  const columns = await grid.locator('thead abbr').allTextContents()
  const wanted = units.map((_, at) => columns.map((language) => stateAt(versions, language, at)).join(''))
  await expect.poll(async () => (await drawn()).map((row) => row.map(letterOf).join(''))).toEqual(wanted)
}

const letterOf = (state: string): string => Object.entries(STATES).find(([name]) => name === state)?.[1] ?? '?'

const stateAt = (versions: Truth['versions'], language: string, at: number): string =>
  [...versions].find(([known]) => known === language)?.[1].states.charAt(at) ?? '?'
