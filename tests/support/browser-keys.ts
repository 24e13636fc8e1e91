import { expect, type Locator, type Page } from '@playwright/test'

/** What has the focus, as somebody who sees would find it: on the screen, and marked. */
async function whereFocusIs(page: Page) {
  return page.evaluate(() => {
    const at = document.activeElement
    if (!(at instanceof HTMLElement) || at === document.body) return { name: 'nothing', isSeen: true, isTop: true }
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at)
    const { top, bottom, left, right, width, height } = at.getBoundingClientRect()
    const isOnScreen = width > 0 && height > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth
    const isMarked = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none' || at.isContentEditable
    const name = `${at.tagName} ${at.getAttribute('aria-label') ?? at.textContent?.slice(0, 40) ?? ''} ${at.className}`
    return { name, isSeen: isOnScreen && isMarked, isTop: at.classList.contains('skip') }
  })
}

/** Goes on by Tab until this has the focus; at every step one sees where one is. */
export async function tabTo(page: Page, target: Locator, { back = false, most = 120 } = {}): Promise<void> {
  for (let step = 0; step < most; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
    const { name, isSeen } = await whereFocusIs(page)
    expect(isSeen, `the focus is seen on ${name}`).toBe(true)
  }
  throw new Error(`no way by Tab to ${target}`)
}

/** Tab leads through the whole page and round again: nothing holds the focus. Says how many places there were. */
export async function tabRound(page: Page, most = 250): Promise<number> {
  for (let step = 1; step <= most; step += 1) {
    await page.keyboard.press('Tab')
    const { name, isSeen, isTop } = await whereFocusIs(page)
    expect(isSeen, `the focus is seen on ${name}`).toBe(true)
    if (isTop && step > 1) return step
  }
  throw new Error('Tab does not lead round this page')
}

export async function pressOn(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}
