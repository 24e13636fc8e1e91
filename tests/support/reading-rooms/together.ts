import { expect as expectAtOnce } from '@playwright/test'
import { type Inline, type Language, plainText } from '@undersigned/letter'
import type { DemoSeat } from '../browser-demo.ts'
import { unitsOf, unitWith } from '../browser-translate.ts'
import { allSaved, goBehind, joinBefore, letterText, splitBefore, typeOver, writeBehind } from '../browser-write.ts'
import { type Line, lineIn, unitOf, type Wording } from './letter.ts'
import type { People, TheLetter } from './people.ts'

const expect = expectAtOnce.configure({ timeout: 60_000 })

/** What two translators type while the original moves: whole units, and the end of a paragraph that is just being divided. */
const typedUnits: Readonly<Partial<Record<Language, readonly Line[]>>> = { fr: ['open', 'visitor'], el: ['back', 'open'] }
const FRENCH_END = ' et aux aînés une bonne compagnie.'

/** Every sentence somebody types, with the language it has to stand in at the end. */
export const TYPED: readonly (readonly [Language, string])[] = [
  ...Object.entries(typedUnits).flatMap(([language, lines]) =>
    lines.map((line) => [language === 'el' ? 'el' : 'fr', lineIn(language === 'el' ? 'el' : 'fr', line)] as const),
  ),
  ['fr', FRENCH_END.trim()],
  ['en', 'They deserve it.'],
]

/** A wording without what is typed later. */
export function withoutTyped(language: Language, wording: Wording): Wording {
  const typed = new Set((typedUnits[language] ?? []).map(unitOf))
  const cut = (content: readonly Inline[]): readonly Inline[] => [
    { type: 'text', text: plainText(content).replace(FRENCH_END, ''), marks: {} },
  ]
  return new Map(
    [...wording].flatMap(([unit, content]) => {
      if (typed.has(unit)) return []
      return [[unit, language === 'fr' && unit === unitOf('cost') ? cut(content) : content] as const]
    }),
  )
}

/** A drafter edits, divides, moves, joins and takes back; a French and a Greek translator write at the same time. */
export async function everyoneWrites({ jonas, elise, nikos }: People, { id }: TheLetter): Promise<void> {
  await jonas.page.goto(`/app/letters/${id}/write`)
  await Promise.all([openVersion(elise, id, 'fr'), openVersion(nikos, id, 'el')])
  await allSaved(jonas, elise, nikos)
  const greek = typeUnit(nikos, 'el', 'back')
  const others = [typeFrench(elise), greek.then(() => typeUnit(nikos, 'el', 'open'))]
  await edit(jonas, greek)
  await Promise.all(others)
  await allSaved(jonas, elise, nikos)
}

async function openVersion(seat: DemoSeat, letter: string, language: Language): Promise<void> {
  await seat.page.goto(`/app/letters/${letter}/versions/${language}`)
  await expect(unitsOf(seat).first()).toBeVisible()
}

async function edit(jonas: DemoSeat, greek: Promise<void>): Promise<void> {
  const { page } = jonas
  await letterText(jonas).focus()
  await typeOver(jonas, '1,250', '1,300')
  await writeBehind(jonas, 'Pay the staff', ' They deserve it.')
  await splitBefore(jonas, 'It gives students')
  await goBehind(jonas, 'Here I am not alone')
  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.type(' Please hear her.', { delay: 5 })
  await expect(letterText(jonas)).toContainText('Please hear her.')
  const visitor = letterText(jonas).locator('p', { hasText: 'The words of a visitor' })
  while (!(await visitor.textContent())?.endsWith('”')) await page.keyboard.press('Control+z')
  await greek
  await joinBefore(jonas, 'Not one of them')
  await expect(letterText(jonas)).toContainText('12 towns. Not one of them')
  await allSaved(jonas)
}

async function typeFrench(elise: DemoSeat): Promise<void> {
  const { page } = elise
  const divided = unitWith(elise, 'A reading room costs little').first().getByRole('textbox')
  await divided.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(FRENCH_END, { delay: 10 })
  await expect(divided).toContainText(FRENCH_END.trim())
  for (const line of typedUnits.fr ?? []) await typeUnit(elise, 'fr', line)
}

/** Types a unit and marks it translated. */
async function typeUnit(seat: DemoSeat, language: Language, line: Line): Promise<void> {
  const unit = unitsOf(seat).filter({ has: seat.page.locator('.unit-source', { hasText: lineIn('en', line) }) })
  await unit.getByRole('textbox').click()
  await seat.page.keyboard.type(lineIn(language, line), { delay: 10 })
  await expect(unit.getByRole('textbox')).toHaveText(lineIn(language, line))
  await seat.page.keyboard.press('Control+Enter')
  await expect(unit).toHaveAccessibleName(/, translated$/)
}
