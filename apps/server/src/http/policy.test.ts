import { addresses, LETTER_ROLES, type RouteName, STAGES } from '@undersigned/api'
import { STAGES as DOMAIN_STAGES, ROLES } from '@undersigned/signatures'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessIn } from '../letters/room-access.ts'
import { type Guest, type House, openHouse } from '../testing/house.ts'
import { policy } from './policy.ts'

/** Those who ask: one account each, every role in its own hands; `head` leads the coalition and has no role on the letter. */
const people = ['head', 'member', ...LETTER_ROLES, 'outsider'] as const
type Somebody = (typeof people)[number] | 'signed-out'

const roles = LETTER_ROLES
const accounts = people
const everybody = [...people, 'signed-out'] as const
const coalition = ['head', 'member', ...LETTER_ROLES] as const

const wordsmiths = ['head', 'coordinator', 'drafter', 'translator', 'reviewer'] as const

/** Who may call what, written a second time by hand from the product page, so that a slip in the policy shows. */
const expected: Record<RouteName, readonly Somebody[]> = {
  installation: everybody,
  meGet: accounts,
  mePatch: accounts,
  meExport: accounts,
  meErase: accounts,
  sessionsList: accounts,
  sessionRevoke: accounts,
  signOutEverywhere: accounts,
  signInStart: everybody,
  signInCode: everybody,
  signInLink: everybody,
  signOut: everybody,
  demoEnter: everybody,
  mailboxList: everybody,
  mailboxGet: everybody,
  coalitionsList: accounts,
  coalitionCreate: accounts,
  coalitionGet: coalition,
  organisationAdd: ['head'],
  policiesList: coalition,
  policyPut: coalition,
  memberUpdate: ['head'],
  memberRemove: ['head'],
  coalitionLeave: coalition,
  glossaryGet: coalition,
  glossaryFile: coalition,
  conceptAdd: wordsmiths,
  conceptChange: wordsmiths,
  conceptRemove: wordsmiths,
  glossaryImport: wordsmiths,
  memoryFile: ['head'],
  memoryImport: ['head'],
  memorySizes: coalition,
  memoryEntries: ['head'],
  memoryForget: ['head'],
  memoryForgetLetter: ['head'],
  machineServices: ['head'],
  machineServicePut: ['head'],
  machineServiceRemove: ['head'],
  templatesList: accounts,
  lettersList: accounts,
  letterCreate: ['head'],
  letterImport: ['head'],
  letterGet: roles,
  letterPatch: ['coordinator'],
  eventsList: roles,
  progress: roles,
  assignmentsList: roles,
  assignmentPut: ['coordinator'],
  assignmentRemove: ['coordinator'],
  donePut: ['coordinator', 'translator'],
  languagesGet: roles,
  mapGet: roles,
  snapshotsList: roles,
  snapshotGet: roles,
  exportFile: roles,
  bundleFile: roles,
  witnessesList: coalition,
  witnessAdd: ['head'],
  witnessRemove: ['head'],
  ticketCreate: roles,
  letterRolesList: roles,
  letterRoleAdd: ['coordinator'],
  letterRoleChange: ['coordinator'],
  letterRoleRemove: ['coordinator'],
  invitationsList: ['coordinator'],
  invitationCreate: ['coordinator'],
  invitationRevoke: ['coordinator'],
  invitationPeek: everybody,
  invitationAccept: accounts,
  versionsList: roles,
  versionAdd: ['coordinator'],
  versionRemove: ['coordinator'],
  versionsWanted: ['coordinator'],
  reviewsList: roles,
  reviewPut: ['coordinator', 'translator', 'reviewer'],
  dismissalsList: roles,
  dismissalPut: ['coordinator', 'translator'],
  dismissalDelete: ['coordinator', 'translator'],
  exchangeFile: roles,
  exchangeRead: ['coordinator', 'translator'],
  translationRead: ['coordinator', 'translator'],
  declarationsList: roles,
  declarationAdd: ['coordinator', 'drafter'],
  declarationWithdraw: ['coordinator', 'drafter'],
  leadPreview: ['coordinator'],
  leadChange: ['coordinator'],
  memoryMatches: roles,
  machineLetterGet: roles,
  machineLetterPut: ['coordinator'],
  machineTranslate: ['coordinator', 'translator'],
  machineAnswer: ['coordinator', 'translator'],
  recordsList: roles,
  recordDays: ['coordinator'],
  recordChange: ['coordinator'],
  recordCheck: ['coordinator'],
  recipientsList: roles,
  recipientAdd: ['coordinator'],
  recipientsOrder: ['coordinator'],
  recipientChange: ['coordinator'],
  recipientRemove: ['coordinator'],
  copiesList: roles,
  copyAdd: ['coordinator'],
  copyChange: ['coordinator', 'translator'],
  copyRemove: ['coordinator'],
  signatoriesList: roles,
  signatoryAdd: ['coordinator'],
  signatoryRemove: ['coordinator'],
  deliveryGet: roles,
  coverPut: ['coordinator'],
  deliveryCopy: roles,
  deliveryFile: roles,
  deliveryTest: ['coordinator'],
  recipientsImport: ['coordinator'],
  outboxList: ['coordinator'],
  outboxRetry: ['coordinator'],
  outboxSettle: ['coordinator'],
  answersList: ['coordinator'],
  answerAdd: ['coordinator'],
  answerFile: ['coordinator'],
  accessList: ['coordinator'],
  followUpsList: ['coordinator'],
  followUpAdd: ['coordinator'],
  followUpRemove: ['coordinator'],
  followUpTextPut: ['coordinator'],
  followUpTest: ['coordinator'],
  followUpSend: ['coordinator'],
  contactOffersGet: ['coordinator'],
  contactOffersPut: ['coordinator'],
  contactsShow: ['representative'],
  stageMove: ['coordinator'],
  requestsList: roles,
  requestCreate: ['coordinator'],
  requestConfirm: ['coordinator', 'representative'],
  requestCancel: ['coordinator', 'representative'],
  requestDifference: roles,
  amendmentGet: roles,
  amendmentPut: ['coordinator'],
  partnersGet: roles,
  partnersPut: ['coordinator'],
  manifestsList: roles,
  manifestGet: roles,
  approvalGet: roles,
  answerGive: ['representative'],
  conditionReply: ['coordinator'],
  reviewRoundOpen: ['coordinator'],
  reviewRoundClose: ['coordinator'],
  deadlinesFile: roles,
  signaturesList: roles,
  signOnGet: ['coordinator'],
  signOnPut: ['coordinator'],
  sortKeyPut: ['coordinator'],
  domainLook: ['coordinator'],
  signInvitationsList: ['coordinator'],
  signInvitationCreate: ['coordinator'],
  signInvitationRevoke: ['coordinator'],
  deskGet: ['coordinator'],
  deskDecide: ['coordinator'],
  deskUndo: ['coordinator'],
  deskKeeperPut: ['coordinator'],
  listingPut: ['coordinator'],
  notedNamesGet: ['head'],
  notedNamesAdd: ['head'],
  notedNameRemove: ['head'],
  pastedList: ['coordinator'],
  signatoriesFile: ['coordinator'],
}

let house: House
const guests = new Map<Somebody, Guest>()
let letter = ''
let coalitionId = ''

beforeAll(async () => {
  house = await openHouse()
  for (const somebody of people) guests.set(somebody, await house.person(`${somebody}@example.eu`))
  guests.set('signed-out', house.stranger())
  const head = guestNamed('head')
  const made = await head.ask('coalitionCreate', { body: { name: 'C', organisation: { name: 'O' } } })
  coalitionId = made.id
  const { id } = await head.ask('letterCreate', { body: { coalition: coalitionId, title: 'L', language: 'en' } })
  letter = id
  for (const role of roles) await give(role)
  const joining = await head.ask('invitationCreate', { params: { letter }, body: { by: 'link', role: 'observer' } })
  await accept('member', joining.link ?? '')
  const grants = (await head.ask('letterRolesList', { params: { letter } })).roles
  for (const grant of grants.filter(({ email }) => email === 'member@example.eu' || email === 'head@example.eu')) {
    await guestNamed('coordinator').ask('letterRoleRemove', { params: { letter, grant: grant.id } })
  }
}, 60_000)

afterAll(() => house.close())

function guestNamed(somebody: Somebody): Guest {
  const guest = guests.get(somebody)
  if (guest === undefined) throw new Error(`nobody is called ${somebody}`)
  return guest
}

async function give(role: (typeof roles)[number]): Promise<void> {
  const languages = role === 'translator' ? ['fr' as const] : []
  const { link } = await guestNamed('head').ask('invitationCreate', {
    params: { letter },
    body: { by: 'link', role, languages, organisation: { name: 'O' } },
  })
  await accept(role, link ?? '')
}

async function accept(somebody: Somebody, link: string): Promise<void> {
  const token = link.split('/').at(-1) ?? ''
  await guestNamed(somebody).ask('invitationAccept', { params: { token }, body: {} })
}

/** The path of a route with a real letter and coalition, and things in them that do not exist. */
function pathOf(name: RouteName): string {
  const values: Record<string, string> = {
    letter,
    coalition: coalitionId,
    language: 'fr',
    file: 'xx.pdf',
    token: 'x'.repeat(43),
    digest: '0'.repeat(64),
  }
  return addresses[name][1].replace(/:(\w+)/g, (_, key: string) => values[key] ?? 'nothing')
}

/** Nothing in the body is valid but what says which object is meant, so that whoever is let in changes nothing. */
const bodyOf = (name: RouteName): string =>
  JSON.stringify(
    name === 'ticketCreate' ? { room: `letter/${letter}/original` } : name === 'letterCreate' ? { coalition: coalitionId } : { as: 0 },
  )

async function isLetIn(name: RouteName, somebody: Somebody): Promise<boolean> {
  const [method] = addresses[name]
  const json = method === 'GET' ? {} : { body: bodyOf(name), headers: { 'content-type': 'application/json' } }
  const upload = name === 'letterImport' ? { body: formNaming(coalitionId), headers: {} } : json
  const answer = await guestNamed(somebody).fetch(pathOf(name), { method, ...upload })
  if (answer.status === 401 || answer.status === 403) return false
  if (answer.status !== 404) return true
  return policy[name].kind !== 'letter' && policy[name].kind !== 'coalition' ? true : isMissingPart(name, somebody)
}

function formNaming(id: string): FormData {
  const form = new FormData()
  form.append('coalition', id)
  return form
}

/** "Not there" is also said of the whole letter to those it does not concern; then the letter itself is not there for them either. */
async function isMissingPart(name: RouteName, somebody: Somebody): Promise<boolean> {
  const whole = policy[name].kind === 'letter' ? `/api/letters/${letter}` : `/api/coalitions/${coalitionId}`
  return (await guestNamed(somebody).fetch(whole)).status === 200
}

/** These end the session or the membership that the walk needs. */
const last: readonly RouteName[] = ['coalitionLeave', 'signOutEverywhere', 'signOut']
const inOrder = [...Object.keys(expected).filter((name) => !last.some((each) => each === name)), ...last]

test.each(inOrder)('%s lets in whom the product page lets in, and nobody else', async (name) => {
  const route = routeNamed(name)
  const letIn: Somebody[] = []
  for (const somebody of everybody) if (await isLetIn(route, somebody)) letIn.push(somebody)
  expect(letIn.sort()).toEqual([...expected[route]].sort())
})

function routeNamed(name: string): RouteName {
  const routes = Object.keys(addresses).filter((key): key is RouteName => key in addresses)
  const route = routes.find((key) => key === name)
  if (route === undefined) throw new Error(`no route ${name}`)
  return route
}

test('no route is without a rule', () => {
  expect(Object.keys(policy).sort()).toEqual(Object.keys(addresses).sort())
  expect(Object.keys(expected).sort()).toEqual(Object.keys(addresses).sort())
})

test('the contract and the domain speak of the same roles and stages', () => {
  expect(LETTER_ROLES).toEqual(ROLES)
  expect(STAGES).toEqual(DOMAIN_STAGES)
})

/** Who writes where while a letter is drafted; everybody with a role reads everywhere. */
const writers = {
  original: ['coordinator', 'drafter'],
  fr: ['coordinator', 'translator'],
  de: ['coordinator'],
  review: roles.filter((role) => role !== 'observer'),
}

test.each(roles)('in every room and stage %s may do what the product page says', (role) => {
  const membership = { roles: [role], languages: role === 'translator' ? (['fr'] as const) : [] }
  for (const stage of STAGES) {
    const isOpen = { original: ['drafting', 'in-review'], version: ['drafting', 'in-review', 'frozen'] }
    for (const part of ['original', 'fr', 'de', 'review'] as const) {
      const stages: readonly string[] =
        part === 'review' ? STAGES.filter((each) => each !== 'archived') : part === 'original' ? isOpen.original : isOpen.version
      const writes = writers[part].some((each) => each === role) && stages.includes(stage)
      expect([stage, part, accessIn(membership, part, stage)]).toEqual([stage, part, writes ? 'write' : 'read'])
    }
  }
})

test('who has no role in a letter enters none of its rooms', () => {
  for (const part of ['original', 'fr', 'review'] as const) expect(accessIn({ roles: [], languages: [] }, part, 'drafting')).toBeNull()
})
