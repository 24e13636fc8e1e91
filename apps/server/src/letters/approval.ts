import type { RouteResponse } from '@undersigned/api'
import type { LetterText, Recipient } from '@undersigned/letter'
import { plainText } from '@undersigned/letter'
import {
  type Answer,
  type DatedPolicy,
  DEFAULT_POLICY,
  daysShort,
  fourWords,
  isAsked,
  mayAnswer,
  policyAt,
  type Question,
  type SignOnPolicy,
  shortHex,
  standsTo,
} from '@undersigned/signatures'
import {
  answersOf,
  type Db,
  frozenText,
  type LetterRow,
  namesOf,
  organisationsOf,
  policiesIn,
  type RoleRow,
  recipientsOf,
  rolesOf,
  roundsOf,
  snapshotOf,
  versionsOf,
} from '@undersigned/storage'
import { unitsOf } from '@undersigned/translation'
import { manifestFrom, manifestInForce } from './sealed.ts'

type ApprovalView = RouteResponse<'approvalGet'>
type StandView = ApprovalView['organisations'][number]
type AnswerView = StandView['answers'][number]
type ParagraphView = ApprovalView['paragraphs'][number]

/** What organisations are asked about, with the text they are asked about. */
export interface Asked extends Question {
  readonly askedAt: number
  readonly deadline: number | null
  readonly snapshot: string | null
  readonly text: LetterText
}

const WRITTEN = ['drafting', 'in-review', 'frozen']

/** The seal in force; before sealing, and while it is amended, the snapshot of the open review round (rule G81). */
export async function askedOf(db: Db, letter: LetterRow): Promise<Asked | null> {
  return WRITTEN.includes(letter.stage) ? askedBefore(db, letter) : askedSealed(db, letter)
}

async function askedBefore(db: Db, letter: LetterRow): Promise<Asked | null> {
  const round = (await roundsOf(db, letter.id)).find(({ closedAt }) => closedAt === null)
  const snapshot = round === undefined ? null : await snapshotOf(db, letter.id, round.snapshotId)
  if (round === undefined || snapshot === null) return null
  const versions = await versionsOf(db, letter.id)
  const languages = [snapshot.language, ...versions.map(({ language }) => language).filter((language) => language !== snapshot.language)]
  return {
    ...{ about: 'snapshot', object: round.digest, languages, stage: letter.stage },
    ...{ askedAt: round.openedAt, deadline: round.dueAt, snapshot: round.snapshotId, text: snapshot.text },
  }
}

async function askedSealed(db: Db, letter: LetterRow): Promise<Asked | null> {
  const row = await manifestInForce(db, letter)
  if (row === null) return null
  const { original, versions } = manifestFrom(row)
  const frozen = await frozenText(db, letter.id, original.digest)
  if (frozen === null) throw new RangeError(`the text ${original.digest} of ${letter.id} is not kept`)
  const languages = [original.language, ...versions.map(({ language }) => language)]
  return {
    ...{ about: 'manifest', object: row.digest, languages, stage: letter.stage },
    askedAt: letter.stage === 'approval' ? letter.stageSince : row.at,
    ...{ deadline: letter.softDeadline, snapshot: null, text: frozen.text },
  }
}

/** By which moment's rule of each organisation a question is decided (rule G77). */
export async function ruledAt(db: Db, letter: LetterRow, asked: Pick<Asked, 'about' | 'askedAt'>): Promise<number> {
  if (asked.about === 'snapshot') return asked.askedAt
  return (await manifestInForce(db, letter))?.at ?? asked.askedAt
}

/** One organisation of the letter with its rule, its people, and what they said. */
export interface Party {
  readonly organisation: { readonly id: string; readonly name: string; readonly country: string }
  readonly policy: SignOnPolicy
  /** Accounts that represent it in the letter and may answer for it. */
  readonly voices: readonly RoleRow[]
  readonly stand: ReturnType<typeof standsTo>
}

/** Every organisation that somebody represents in the letter, or that has answered. */
export async function partiesTo(db: Db, letter: LetterRow, asked: Asked): Promise<readonly Party[]> {
  const [organisations, policies, roles, answers, at] = await Promise.all([
    organisationsOf(db, letter.coalitionId),
    policiesIn(db, letter.coalitionId),
    rolesOf(db, letter.id),
    answersOf(db, letter.id, asked.object),
    ruledAt(db, letter, asked),
  ])
  return organisations.flatMap((organisation) => {
    const own = roles.filter((row) => row.role === 'representative' && row.organisation?.id === organisation.id)
    const hasAnswered = answers.some((each) => each.organisation === organisation.id)
    if (own.length === 0 && !hasAnswered) return []
    const policy = policyOf(policies.get(organisation.id), at)
    const stand = standsTo(answers, { organisation: organisation.id, object: asked.object, policy })
    return [{ organisation, policy, stand, voices: own.filter(({ userId }) => mayAnswer(policy, userId)) }]
  })
}

const policyOf = (history: readonly DatedPolicy[] | undefined, at: number): SignOnPolicy =>
  history === undefined ? DEFAULT_POLICY : policyAt(history, at)

/** Whose answer an organisation still waits for: nobody's once it has answered, whichever way. */
export const waitedFor = ({ stand, voices }: Party): readonly RoleRow[] =>
  stand.state === 'waiting' || stand.state === 'partly'
    ? voices.filter(({ userId }) => !stand.latest.some((each) => each.by === userId && !each.inAdvance))
    : []

/** Who answered what, as everyone in the letter sees it. */
export async function approvalView(db: Db, letter: LetterRow, { account, outdated }: Viewer): Promise<ApprovalView> {
  const asked = await askedOf(db, letter)
  const [organisations, parties, recipients, all] = await Promise.all([
    organisationsOf(db, letter.coalitionId),
    asked === null ? [] : partiesTo(db, letter, asked),
    recipientsOf(db, letter.id),
    answersOf(db, letter.id),
  ])
  const former = all.filter(({ object, verdict }) => object !== asked?.object && verdict !== 'approve')
  const people = [...parties.flatMap(peopleIn), ...former.flatMap(peopleOf)]
  const names = await namesOf(db, [...new Set(people)])
  const paragraphs = asked === null ? [] : paragraphsIn(asked.text, recipients)
  const told: Telling = { names, organisations, paragraphs, account }
  return {
    question: asked === null ? null : questionView(asked, outdated),
    organisations: parties.map((party) => standView(party, asked, told)),
    paragraphs: [...paragraphs],
    earlier: former.map((each) => ({ ...answerView(each, told), latest: false })),
  }
}

interface Viewer {
  readonly account: string
  readonly outdated: boolean
}

interface Telling {
  readonly organisations: readonly Party['organisation'][]
  readonly names: ReadonlyMap<string, string>
  readonly paragraphs: readonly ParagraphView[]
  readonly account: string
}

const peopleOf = ({ by, reply }: Answer): readonly string[] => (reply === null ? [by] : [by, reply.by])
const peopleIn = ({ policy, voices, stand }: Party): readonly string[] => [
  ...stand.latest.flatMap(peopleOf),
  ...voices.map(({ userId }) => userId),
  ...policy.approvers.map(({ person }) => person),
]

const questionView = (asked: Asked, isOutdated: boolean): NonNullable<ApprovalView['question']> => ({
  about: asked.about,
  object: asked.object,
  words: [...fourWords(asked.object)],
  hex: shortHex(asked.object),
  askedAt: asked.askedAt,
  deadline: asked.deadline,
  snapshot: asked.snapshot,
  languages: [...asked.languages],
  isOpen: isAsked(asked),
  isOutdated,
})

function standView(party: Party, asked: Asked | null, told: Telling): StandView {
  const { organisation, policy, stand, voices } = party
  const from = asked?.askedAt ?? 0
  const hasSaid = (person: string) => stand.latest.some(({ by, inAdvance }) => by === person && !inAdvance)
  const listed = policy.approvers.map(({ person }) => person)
  const mayStill = [...new Set([...voices.map(({ userId }) => userId), ...listed])].filter((person) => !hasSaid(person))
  const isVoice = voices.some(({ userId }) => userId === told.account)
  const own = stand.latest.find(({ by, inAdvance }) => by === told.account && !inAdvance)
  return {
    organisation: { ...organisation },
    state: stand.state,
    given: stand.given,
    of: stand.of,
    inAdvance: stand.inAdvance,
    daysShort: daysShort(policy, { from, until: asked?.deadline ?? null }),
    answers: stand.latest.map((each) => answerView(each, told)),
    waitingFor: mayStill.map((person) => ({
      id: person,
      name: told.names.get(person) ?? '',
      function: policy.approvers.find((each) => each.person === person)?.function ?? '',
      here: voices.some(({ userId }) => userId === person),
    })),
    mayAnswer:
      isVoice && asked !== null && isAsked(asked) && (own === undefined || own.verdict !== 'approve' || stand.state !== 'approved'),
  }
}

function answerView(each: Answer, { names, organisations, paragraphs }: Telling): AnswerView {
  const person = (account: string) => ({ id: account, name: names.get(account) ?? '' })
  const { id, organisation, verdict, language, words, at, inAdvance, reply } = each
  return {
    ...{ id, verdict, language, words, at, inAdvance },
    organisation: organisations.find((one) => one.id === organisation) ?? { id: organisation, name: '', country: '' },
    paragraph:
      each.unit === null ? null : (paragraphs.find(({ unit }) => unit === each.unit) ?? { unit: each.unit, number: 0, begins: '' }),
    by: person(each.by),
    reply: reply === null ? null : { met: reply.met, words: reply.words, by: person(reply.by), at: reply.at },
    latest: true,
  }
}

const BEGINS = 60

/** The paragraphs that somebody can name, numbered as on the map of the letter. */
function paragraphsIn(text: LetterText, recipients: readonly Recipient[]): readonly ParagraphView[] {
  return unitsOf(text, recipients).map(({ id, content }, at) => {
    const words = plainText(content).replace(/\s+/g, ' ').trim()
    return { unit: String(id), number: at + 1, begins: words.length > BEGINS ? `${words.slice(0, BEGINS).trimEnd()}…` : words }
  })
}
