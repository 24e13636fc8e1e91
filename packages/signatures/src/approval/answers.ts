import { accept, type Digest, type Language, type Outcome, refuse, type UnitId } from '@undersigned/letter'
import type { Instant, Stage } from '../stages.ts'
import { mayAnswer, type SignOnPolicy } from './policy.ts'

/** Yes; yes if; no. */
export const VERDICTS = ['approve', 'condition', 'refuse'] as const
export type Verdict = (typeof VERDICTS)[number]

/** What one person of an organisation said about one exact text (rule G78). */
export interface Answer {
  readonly id: string
  readonly organisation: string
  /** The manifest, or before sealing the snapshot. */
  readonly object: Digest
  readonly verdict: Verdict
  /** The language it was read in. */
  readonly language: Language
  /** The paragraph that a condition or a refusal is about; null: the letter as a whole. */
  readonly unit: UnitId | null
  readonly words: string
  readonly by: string
  readonly at: Instant
  /** Given by the organisation's policy before there was a text (rule G79). */
  readonly inAdvance: boolean
  readonly reply: ConditionReply | null
}

/** A yes to a manifest that stands, by one who speaks for an organisation and read it in this language. */
export interface Approval {
  readonly organisation: string
  readonly manifest: Digest
  readonly language: Language
  readonly by: string
  readonly at: Instant
}

/** What a coordinator answers to a condition; only who set it can turn it into a yes (rule G80). */
export interface ConditionReply {
  readonly met: boolean
  readonly words: string
  readonly by: string
  readonly at: Instant
}

/** What is asked about: the seal in force, or the snapshot of an open review round (rule G81). */
export interface Question {
  readonly about: 'manifest' | 'snapshot'
  readonly object: Digest
  readonly languages: readonly Language[]
  readonly stage: Stage
}

const openIn: Readonly<Record<Question['about'], readonly Stage[]>> = {
  manifest: ['approval', 'sign-on'],
  snapshot: ['in-review', 'frozen'],
}

/** Whether answers are taken to this question at all. */
export const isAsked = ({ about, stage }: Pick<Question, 'about' | 'stage'>): boolean => openIn[about].includes(stage)

export const ANSWER_REFUSALS = [
  'not-open',
  'not-yours',
  'not-an-approver',
  'manifest-changed',
  'language-not-sealed',
  'words-missing',
  'already-approved',
] as const
export type AnswerRefusal = (typeof ANSWER_REFUSALS)[number]

export type Wish = Omit<Answer, 'at' | 'inAdvance' | 'reply'>

/** Takes the answer of one person for the organisation they represent, or says why not (rules G14, G75, G78). */
export function answer(
  wish: Wish,
  {
    question,
    policy,
    existing,
    speaksFor,
    now,
  }: {
    readonly question: Question
    readonly policy: SignOnPolicy
    readonly existing: readonly Answer[]
    /** The organisations this person represents in the letter. */
    readonly speaksFor: readonly string[]
    readonly now: Instant
  },
): Outcome<Answer, AnswerRefusal> {
  if (!isAsked(question)) return refuse('not-open')
  if (!speaksFor.includes(wish.organisation)) return refuse('not-yours')
  if (!mayAnswer(policy, wish.by)) return refuse('not-an-approver')
  if (wish.object !== question.object) return refuse('manifest-changed')
  if (!question.languages.includes(wish.language)) return refuse('language-not-sealed')
  if (wish.verdict === 'condition' && wish.words.trim() === '') return refuse('words-missing')
  const own = latestOf(existing, wish).find(({ by, inAdvance }) => by === wish.by && !inAdvance)
  if (own?.verdict === 'approve' && wish.verdict === 'approve') return refuse('already-approved')
  return accept({ ...wish, at: now, inAdvance: false, reply: null })
}

/** Each person's last word for an organisation about a text; the first first. What was said in advance stands beside. */
function latestOf(answers: readonly Answer[], { organisation, object }: Pick<Answer, 'organisation' | 'object'>): readonly Answer[] {
  const latest = new Map<string, Answer>()
  for (const each of answers) {
    if (each.organisation !== organisation || each.object !== object) continue
    const key = `${each.inAdvance ? 'advance' : 'own'} ${each.by}`
    const before = latest.get(key)
    if (before === undefined || each.at >= before.at) latest.set(key, each)
  }
  return [...latest.values()].sort((a, b) => a.at - b.at)
}

export const STANDS = ['approved', 'partly', 'conditional', 'refused', 'waiting'] as const
export type Stand = (typeof STANDS)[number]

/** How an organisation stands to one text. */
export interface Standpoints {
  readonly state: Stand
  /** How many have said yes, of how many it takes. */
  readonly given: number
  readonly of: number
  readonly inAdvance: boolean
  readonly latest: readonly Answer[]
}

/**
 * An organisation has approved when as many people said yes as its rule asks for, or when it had in advance; and it has not as long as one
 * who may answer for it says no, or sets a condition (rule G78).
 */
export function standsTo(
  answers: readonly Answer[],
  { organisation, object, policy }: Pick<Answer, 'organisation' | 'object'> & { readonly policy: SignOnPolicy },
): Standpoints {
  const latest = latestOf(answers, { organisation, object })
  const has = (verdict: Verdict): boolean => latest.some((each) => each.verdict === verdict)
  const given = latest.filter(({ verdict, inAdvance }) => verdict === 'approve' && !inAdvance).length
  const inAdvance = latest.some((each) => each.inAdvance)
  const enough = inAdvance || given >= policy.quorum
  const state = has('refuse') ? 'refused' : has('condition') ? 'conditional' : enough ? 'approved' : given > 0 ? 'partly' : 'waiting'
  return { state, given, of: policy.quorum, inAdvance, latest }
}

export const REPLY_REFUSALS = ['not-a-condition', 'replied-already'] as const
export type ReplyRefusal = (typeof REPLY_REFUSALS)[number]

/** Answers a condition, once; who set it is then asked again (rule G80). */
export function replyTo(condition: Answer, reply: ConditionReply): Outcome<Answer, ReplyRefusal> {
  if (condition.verdict !== 'condition') return refuse('not-a-condition')
  return condition.reply === null ? accept({ ...condition, reply }) : refuse('replied-already')
}
