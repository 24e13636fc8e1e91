import { expect as expectAtOnce, test } from '@playwright/test'
import { dialogOf, goTo, linkIn, mailTo, type Site } from '../support/browser.ts'
import { expectNoBarriers } from '../support/browser-axe.ts'
import { type DemoSeat, enterDemo, letterTitled, openDemo } from '../support/browser-demo.ts'
import { tabTo } from '../support/browser-keys.ts'

/** An organisation sets its rule, is asked about a draft, sets a condition, refuses and approves: by keyboard where it decides. */
test.setTimeout(240_000)
test.use({ actionTimeout: 20_000 })
const expect = expectAtOnce.configure({ timeout: 30_000 })
let site: Site

test.beforeAll(async ({ browser }) => {
  site = await openDemo(browser)
})

test.afterAll(async () => {
  await site.server.stop()
})

const english = async (seat: DemoSeat): Promise<DemoSeat> => {
  await seat.page.addInitScript(() => localStorage.setItem('undersigned.language', 'en'))
  return seat
}

const standOf = ({ page }: DemoSeat, organisation: string) =>
  page.getByRole('region', { name: 'Organisations' }).getByRole('listitem').filter({ hasText: organisation })

test('G75 G78 G80 G81 a quorum of two is set, a draft is answered by condition, refusal and approval, and a record is checked by one key', async () => {
  const ana = await english(await enterDemo(site, 'coordinator'))
  const marta = await english(await enterDemo(site, 'representative'))
  const elise = await english(await enterDemo(site, 'translator'))
  const letter = await letterTitled(ana, /train/i)
  const mine = await marta.api.call('letterGet', { params: { letter } })
  const organisation = mine.ok ? mine.value.mine.find(({ role }) => role === 'representative')?.organisation : null
  const name = organisation?.name ?? ''
  const invited = await ana.api.call('invitationCreate', {
    params: { letter },
    body: { by: 'mail', email: elise.email, role: 'representative', locale: 'en', organisation: { name } },
  })
  expect(invited.ok).toBe(true)
  const token = linkIn(await mailTo(site, elise.email, /invit/i))
    .split('/')
    .at(-1)
  expect((await elise.api.call('invitationAccept', { params: { token: token ?? '' }, body: {} })).ok).toBe(true)

  await marta.page.goto('/app/coalition')
  await tabTo(marta.page, marta.page.getByRole('button', { name: `Change the rule of ${name}` }))
  await marta.page.keyboard.press('Enter')
  const rule = dialogOf(marta)
  for (const person of [marta.name, elise.name]) {
    await tabTo(marta.page, rule.getByRole('checkbox', { name: person }))
    await marta.page.keyboard.press('Space')
  }
  await rule.getByLabel(`Function of ${marta.name}`).fill('Secretary General')
  await rule.getByLabel('How many of them it takes').fill('2')
  await expectNoBarriers(marta.page, 'the rule of an organisation', '[role=dialog]')
  await rule.getByRole('button', { name: 'Save' }).click()
  await expect(rule).toHaveCount(0)
  await expect(marta.page.getByText(new RegExp(`2 of: .*${marta.name} \\(Secretary General\\)`))).toBeVisible()
  await expectNoBarriers(marta.page, 'coalition')

  await ana.api.call('stageMove', { params: { letter }, body: { to: 'in-review' } })
  await ana.page.goto(`/app/letters/${letter}`)
  await goTo(ana, 'Approvals')
  await ana.page.getByRole('button', { name: 'Ask about the draft' }).click()
  await dialogOf(ana).getByRole('button', { name: 'Ask about the draft' }).click()
  await expect(standOf(ana, name)).toContainText('not answered')

  await marta.page.goto(linkIn(await mailTo(site, marta.email, /asked about a draft/)))
  await tabTo(marta.page, marta.page.getByRole('button', { name: `Answer for ${name}` }))
  await marta.page.keyboard.press('Enter')
  const form = dialogOf(marta)
  await tabTo(marta.page, form.getByRole('radio', { name: /^Yes\b/ }).first())
  await marta.page.keyboard.press('ArrowDown')
  await tabTo(marta.page, form.getByLabel('Which paragraph it is about'))
  await marta.page.keyboard.press('ArrowDown')
  await tabTo(marta.page, form.getByRole('textbox', { name: 'What would have to change' }))
  await marta.page.keyboard.type('If it says by when')
  await tabTo(marta.page, form.getByRole('button', { name: 'Give this answer' }))
  await marta.page.keyboard.press('Enter')
  await expect(form).toHaveCount(0)
  await expect(standOf(marta, name)).toContainText('condition')

  await ana.page.reload()
  await ana.page.getByRole('button', { name: `Answer the condition of ${name}` }).click()
  await dialogOf(ana).getByLabel('In a few words').fill('By next summer')
  await dialogOf(ana).getByRole('button', { name: 'Send the answer' }).click()
  await expect(ana.page.getByRole('region', { name: 'Conditions and refusals' })).toContainText('it is met')
  await expectNoBarriers(ana.page, 'approvals with a condition')

  const say = async (seat: DemoSeat, answer: RegExp) => {
    await seat.page.goto(`/app/letters/${letter}/approval`)
    await seat.page.getByRole('button', { name: new RegExp(`^Answer .*${name}`) }).click()
    await dialogOf(seat).getByRole('radio', { name: answer }).check()
    await dialogOf(seat).getByRole('button', { name: 'Give this answer' }).click()
    await expect(dialogOf(seat)).toHaveCount(0)
  }
  await say(marta, /^Yes Exactly/)
  await expect(standOf(marta, name)).toContainText('1 of 2')
  await say(elise, /^No/)
  await expect(standOf(elise, name)).toContainText('refused')
  await say(elise, /^Yes Exactly/)
  await expect(standOf(elise, name)).toContainText('approved')
  await expect(standOf(elise, name)).toContainText('2 of 2')

  await goTo(ana, 'Recipients')
  const records = ana.page.getByRole('region', { name: 'Records' })
  const first = records.getByRole('listitem').first()
  await tabTo(ana.page, first)
  await ana.page.keyboard.press('e')
  await dialogOf(ana).getByLabel('Where this comes from').fill('https://transport.example/minister')
  await dialogOf(ana).getByRole('button', { name: 'Save' }).click()
  await expect(dialogOf(ana)).toHaveCount(0)
  await expect(first).toContainText('transport.example')
  await first.focus()
  await ana.page.keyboard.press('c')
  await expect(first).toContainText(`Checked by ${ana.name}`)
  await expectNoBarriers(ana.page, 'recipients with records')
})
