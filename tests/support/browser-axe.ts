import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Only what is wrong is told of; our pages hold no foreign frames, which is what the other, slower mode is for. */
const asking = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).options({ runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }).setLegacyMode()

/** A colour on its way from one look to the other is neither. What goes round for ever is not waited for; what was broken off is over. */
const standStill = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })

/** Axe finds nothing on the page as it stands, and nothing sticks out to the side. What it finds is told with the place's name; before an open dialog the rest of the page is out of reach, and left out. */
export async function expectNoBarriers(page: Page, place: string, within?: string): Promise<void> {
  await standStill(page)
  const axe = asking(page)
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze()
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary?.split('\n')[1]?.trim() ?? ''}`),
  )
  expect.soft(found, place).toEqual([])
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect.soft(overhang, `${place}: pixels to scroll sideways`).toBeLessThanOrEqual(0)
}
