import { expect as expectAtOnce } from '@playwright/test'
import { goTo } from '../browser.ts'
import { asked } from '../browser-demo.ts'
import { decideByTwo, sealOf, stageOf } from '../browser-seal.ts'
import { openVersion, reviewAll, unitsOf, unitWith } from '../browser-translate.ts'
import { allSaved } from '../browser-write.ts'
import { lineIn } from './letter.ts'
import { type People, type TheLetter, VERSIONS } from './people.ts'

const expect = expectAtOnce.configure({ timeout: 60_000 })

/** The French translator follows the original by hand: a cut, a join, another figure, a sentence more. */
export async function finishInFrench({ elise }: People, { id }: TheLetter): Promise<void> {
  const { page } = elise
  await page.goto(`/app/letters/${id}/versions/fr`)
  await expect(unitsOf(elise).first()).toBeVisible()
  const half = unitsOf(elise).filter({ has: page.locator('.unit-source > .u-words', { hasText: lineIn('en', 'gives') }) })
  await expect(half.getByText(/^The paragraph was divided/)).toContainText(lineIn('fr', 'gives'))
  await half.getByRole('textbox').focus()
  await page.keyboard.press('Alt+Enter')
  await expect(half.getByRole('textbox')).toHaveText(lineIn('fr', 'gives'))
  for (const part of [half, unitWith(elise, lineIn('en', 'cost')).first()]) {
    // Its end was typed after it was confirmed, so nobody has said yet that it is right.
    await expect(part).toHaveAccessibleName(/, draft$/)
    await part.getByRole('textbox').click()
    await page.keyboard.press('Control+Enter')
    await expect(part).toHaveAccessibleName(/, translated$/)
  }
  const joined = unitWith(elise, lineIn('en', 'tried'))
  await joined.getByRole('button', { name: 'Accept' }).click()
  await expect(joined.getByRole('textbox')).toHaveText(`${lineIn('fr', 'tried')} ${lineIn('fr', 'back')}`)
  await expect(joined).toHaveAccessibleName(/, translated$/)
  const paid = unitWith(elise, lineIn('en', 'pay'))
  await paid.getByRole('textbox').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(` ${lineIn('fr', 'deserve')}`)
  await page.keyboard.press('Control+Enter')
  await expect(paid).toHaveAccessibleName(/, translated$/)
  const counted = unitWith(elise, 'Whoever works by day')
  await counted.getByRole('textbox').click()
  await page.keyboard.press('Control+Home')
  for (let at = 'En 2024, 1 '.length; at > 0; at -= 1) await page.keyboard.press('ArrowRight')
  for (let at = '250'.length; at > 0; at -= 1) await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.type('300')
  await page.keyboard.press('Control+Enter')
  await expect(counted).toHaveAccessibleName(/, translated$/)
  await allSaved(elise)
}

/** One coordinator reads the French version on the screen and marks it reviewed, unit by unit. */
export async function reviewInFrench({ ana }: People, { id }: TheLetter): Promise<void> {
  await ana.page.goto(`/app/letters/${id}`)
  await openVersion(ana, 'français')
  await reviewAll(ana)
}

/** Two coordinators freeze and seal; the manifest names every version. */
export async function sealInAll({ site, ana, marta }: People, { id }: TheLetter): Promise<void> {
  const two = { first: ana, second: marta }
  await decideByTwo(site, two, 'freeze')
  await expect(stageOf(marta)).toHaveText('Frozen')
  await ana.page.reload()
  await goTo(ana, 'Overview')
  await decideByTwo(site, two, 'seal')
  await expect(stageOf(marta)).toHaveText('Sealed')
  await ana.page.reload()
  expect(await sealOf(ana)).toEqual(await sealOf(marta))
  const { manifests } = await asked(ana, 'manifestsList', { params: { letter: id } })
  const manifest = await asked(ana, 'manifestGet', { params: { letter: id, digest: manifests[0]?.digest ?? '' } })
  const sealed: unknown = JSON.parse(manifest.canonical)
  expect(languagesIn(sealed)).toEqual(['en', ...VERSIONS].sort())
}

/** The languages of all texts a manifest names. */
function languagesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null || !('original' in value) || !('versions' in value)) return []
  const versions = Array.isArray(value.versions) ? value.versions : []
  return [value.original, ...versions].map((each: { language?: unknown }) => String(each.language)).sort()
}

/** What a version says in print, as plain words. */
export async function printedIn({ ana }: People, { id }: TheLetter, language: string): Promise<string> {
  const answer = await ana.page.request.get(`/api/letters/${id}/export/${language}.md`)
  expect(answer.ok()).toBe(true)
  return answer.text()
}
