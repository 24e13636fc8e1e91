import { type Digest, digestOf, recipientId, type SignatoryDisplay } from '@undersigned/letter'
import { type Answer, answer, DEFAULT_POLICY } from '../approval/index.ts'
import type { Rung } from '../authority/rungs.ts'
import type { Opened } from '../bundle/list.ts'
import { type Delivery, release } from '../delivery/delivery.ts'
import { objectOfDelivery, planDelivery } from '../delivery/plan.ts'
import {
  type AmendmentClass,
  advance,
  agree,
  ask,
  canonicalLeaf,
  confirm,
  confirmAgain,
  type Decider,
  type EventPayload,
  hashOfToken,
  hasToLapse,
  isPublic,
  leafOf,
  newStanding,
  object,
  type PairAction,
  type Signature,
  type SoloAction,
  type Standing,
  type Succession,
  saltFrom,
  sign,
  signatureId,
  succeed,
  withdraw,
} from '../index.ts'
import { type ListingFacts, listing } from '../listing/listing.ts'
import { utf8 } from '../log/bytes.ts'
import { leafHash } from '../log/merkle.ts'

export const DAY = 24 * 60 * 60 * 1000
export const members: readonly Decider[] = [
  { person: 'ana', organisation: 'one', roles: ['coordinator'], active: true },
  { person: 'ben', organisation: 'one', roles: ['coordinator'], active: true },
  { person: 'marta', organisation: 'two', roles: ['representative'], active: true },
  { person: 'olaf', organisation: 'two', roles: ['observer'], active: true },
]

/** A signature with what listing goes by. */
export interface Signed {
  readonly signature: Signature
  readonly facts: Pick<ListingFacts, 'rung' | 'contactToldAt' | 'deskPassedAt' | 'heldFor' | 'listedAt'>
}

/** An entry of the log, with what opens it until its person is erased. */
export interface Logged {
  readonly leaf: Uint8Array
  readonly opened: Opened | null
}

export type Step =
  | { readonly do: 'solo'; readonly action: SoloAction }
  | { readonly do: 'pair'; readonly action: PairAction; readonly first: number; readonly second: number; readonly change: AmendmentClass }
  | { readonly do: 'approve'; readonly who: number }
  | { readonly do: 'sign'; readonly who: number; readonly organisation: number }
  | { readonly do: 'rung'; readonly which: number; readonly rung: Rung }
  | { readonly do: 'confirm' | 'pass' | 'hold' | 'tell' | 'withdraw' | 'object' | 'again' | 'erase'; readonly which: number }
  | { readonly do: 'pause' }
  | { readonly do: 'wait'; readonly days: number }

type Of<Kind extends Step['do']> = Extract<Step, { readonly do: Kind }>

/** A letter's whole life in memory: every step goes through the decisions of this package, as the server takes them, or changes nothing. */
export class Life {
  standing: Standing
  readonly signed = new Map<string, Signed>()
  readonly successions = new Map<string, Succession>()
  readonly log: Logged[] = []
  readonly names = new Set<string>()
  readonly erased = new Set<string>()
  /** Who took part in each decision that takes two. */
  readonly decided: { readonly action: PairAction; readonly by: readonly string[] }[] = []
  answers: readonly Answer[] = []
  deliveries: readonly Delivery[] = []
  isPaused = false
  now = 1
  private made = 0

  constructor(embargoUntil: number | null) {
    this.standing = newStanding({ embargoUntil })
  }

  take(step: Step): void {
    this.now += 1
    this.made += 1
    switch (step.do) {
      case 'solo':
        this.solo(step)
        return
      case 'pair':
        this.pair(step)
        return
      case 'approve':
        this.approve(step)
        return
      case 'sign':
        this.sign(step)
        return
      case 'wait':
        this.wait(step)
        return
      case 'pause':
        this.isPaused = !this.isPaused
        this.relistAll()
        return
      case 'rung':
        this.change(step.which, ({ facts }) => ({ facts: { ...facts, rung: step.rung } }))
        return
      case 'pass':
        this.change(step.which, ({ facts }) => ({ facts: { ...facts, deskPassedAt: this.now, heldFor: null } }))
        return
      case 'hold':
        this.change(step.which, ({ facts }) => ({ facts: { ...facts, heldFor: 'impersonation' } }))
        return
      case 'tell':
        this.change(step.which, ({ facts }) => ({ facts: { ...facts, contactToldAt: facts.contactToldAt ?? this.now } }))
        return
      case 'confirm':
        this.confirm(step.which)
        return
      case 'withdraw':
        this.withdraw(step.which)
        return
      case 'object':
        this.object(step.which)
        return
      case 'again':
        this.again(step.which)
        return
      case 'erase':
        this.erase(step.which)
        return
    }
  }

  /** On the list under the manifest in force. */
  listed(): readonly Signature[] {
    const carried = new Set([...this.successions.values()].flatMap((row) => (this.isCarriedNow(row) ? [row.signature] : [])))
    return [...this.signed.values()].flatMap(({ signature, facts }) =>
      signature.status === 'confirmed' &&
      facts.listedAt !== null &&
      (signature.manifest === this.standing.manifest || carried.has(signature.id))
        ? [signature]
        : [],
    )
  }

  isReadable(): boolean {
    return isPublic(this.standing, this.now)
  }

  private isCarriedNow({ state, manifest }: Succession): boolean {
    return state === 'carried' && manifest === this.standing.manifest
  }

  private write(payload: EventPayload): void {
    const [index, salt] = [this.log.length, saltFrom(new Uint8Array(32).fill(this.log.length % 256))]
    const leaf = leafHash(utf8(canonicalLeaf(leafOf(payload, { salt, at: this.now }))))
    this.log.push({ leaf, opened: { index, opening: { payload, salt, at: new Date(this.now).toISOString() } } })
  }

  private solo({ action }: Of<'solo'>): void {
    const next = advance(this.standing, action, { now: this.now })
    if (next.ok) this.standing = next.value
  }

  private pair({ action, first, second, change }: Of<'pair'>): void {
    const { standing, now } = this
    const [by, other] = [members[first]?.person ?? '', members[second]?.person ?? '']
    const plan = this.plan()
    const what = action === 'deliver' ? objectOfDelivery(plan) : 'this'
    const asked = ask({ action, object: what, by }, { standing, members, now })
    const agreed = asked.ok ? agree(asked.value, { standing, members, now, by: other, object: what }) : asked
    if (!agreed.ok) return
    const manifest = digestOf(`manifest ${this.made}`)
    const next = advance(standing, action, { now, sealing: { manifest, languages: ['en'] } })
    if (!next.ok) return
    if (action === 'deliver') {
      const sent = release(agreed.value, plan, { standing, now })
      if (!sent.ok) return
      this.deliveries = [...this.deliveries, ...sent.value]
      for (const { recipient, language, manifest: under } of sent.value)
        this.write({ kind: 'delivery', manifest: under, recipient, language })
    }
    this.decided.push({ action, by: [by, other] })
    this.standing = next.value
    if (action === 'seal') this.seal(standing.amending, manifest, { change, by: [by, other] })
  }

  private plan() {
    const copies = ['minister', 'commissioner'].map((name) => ({
      recipient: recipientId(name),
      language: 'en' as const,
      address: `address of ${name}`,
      trust: 'checked' as const,
      words: digestOf(name),
    }))
    return planDelivery(copies, { ...this.standing, delivered: this.deliveries })
  }

  private seal(
    previous: Digest | null,
    manifest: Digest,
    { change, by }: { readonly change: AmendmentClass; readonly by: readonly [string, string] },
  ): void {
    this.write({ kind: 'manifest', manifest, previous, change: previous === null ? 'first' : change, by })
    if (previous === null) return
    const { now } = this
    const { added, superseded } = succeed(this.signatures(), this.became(), { previous, manifest, change, now, dueAt: now + 14 * DAY })
    this.keep([...superseded, ...added])
    for (const { signature, previous: from, state } of added)
      this.write({ kind: state === 'asked' ? 'asked-again' : 'carried', manifest, previous: from, signature })
  }

  private approve({ who }: Of<'approve'>): void {
    const { standing, now } = this
    const by = members[who]
    if (by === undefined || standing.manifest === null) return
    const organisation = by.organisation ?? ''
    const question = { about: 'manifest' as const, object: standing.manifest, languages: standing.languages, stage: standing.stage }
    const speaksFor = by.roles.includes('representative') ? [organisation] : []
    const wish = { id: `a${this.made}`, organisation, object: standing.manifest, verdict: 'approve', language: 'en', unit: null } as const
    const given = answer(
      { ...wish, words: '', by: by.person },
      { question, policy: DEFAULT_POLICY, existing: this.answers, speaksFor, now },
    )
    if (!given.ok) return
    this.answers = [...this.answers, given.value]
    this.write({ kind: 'approval', manifest: standing.manifest, language: 'en', organisation, by: by.person })
  }

  private sign({ who, organisation }: Of<'sign'>): void {
    const { standing, now } = this
    const isOrganisation = organisation < 3
    const name = isOrganisation ? `Organisation ${organisation} of ${who}` : `Person ${who}`
    const display: SignatoryDisplay = { class: isOrganisation ? 'organisation' : 'individual', name, ...nothingMore }
    const given = sign(
      {
        id: signatureId(`s${this.made}`),
        signatory: `index ${who}`,
        display,
        organisation: isOrganisation ? `org ${organisation}` : null,
        manifest: standing.manifest ?? digestOf('none'),
        language: 'en',
        token: hashOfToken('token'),
        expiresAt: now + 3 * DAY,
        invited: true,
      },
      { standing, ...this.among(`index ${who}`), now },
    )
    if (!given.ok) return
    this.names.add(name)
    this.erased.delete(name)
    const facts = { rung: isOrganisation ? ('A0' as const) : null, contactToldAt: null, deskPassedAt: null, heldFor: null, listedAt: null }
    this.signed.set(given.value.id, { signature: given.value, facts })
  }

  private confirm(which: number): void {
    const found = this.at(which)
    const { standing, now } = this
    const outcome =
      found && confirm(found.signature, { standing, token: hashOfToken('token'), now, ...this.among(found.signature.signatory) })
    if (!found || !outcome?.ok) return
    const { id, display, manifest, language } = outcome.value
    this.signed.set(id, { ...found, signature: outcome.value })
    this.write({ kind: 'signature', manifest, language, signature: id, display, signatory: id })
    this.relist(id)
  }

  private change(which: number, change: (found: Signed) => Pick<Signed, 'facts'>): void {
    const found = this.at(which)
    if (found === undefined) return
    this.signed.set(found.signature.id, { ...found, ...change(found) })
    this.relist(found.signature.id)
  }

  private relistAll(): void {
    for (const id of this.signed.keys()) this.relist(id)
  }

  /** As the server does whenever a fact changed. */
  private relist(id: string): void {
    const found = this.signed.get(id)
    if (found === undefined) return
    const { signature, facts } = found
    const isTaken = this.listed().some(
      (other) => signature.organisation !== null && other.id !== id && other.organisation === signature.organisation,
    )
    const { isPaused, now } = this
    const isConfirmed = signature.status === 'confirmed'
    const { listed } = listing({ class: signature.display.class, isConfirmed, isTaken, isPaused, ...facts }, now)
    this.signed.set(id, { signature, facts: { ...facts, listedAt: listed ? (facts.listedAt ?? now) : null } })
    if (signature.status !== 'confirmed' || listed === (facts.listedAt !== null)) return
    const isAtOnce = signature.display.class === 'individual' && signature.confirmedAt === now
    if (!listed) this.write({ kind: 'unlisted', manifest: signature.manifest, signature: signature.id })
    else if (!isAtOnce) this.write({ kind: 'listed', manifest: signature.manifest, signature: signature.id, authority: facts.rung })
  }

  private withdraw(which: number): void {
    const found = this.at(which)
    const outcome = found && withdraw(found.signature, { now: this.now })
    if (!found || !outcome?.ok) return
    this.signed.set(outcome.value.id, { signature: outcome.value, facts: { ...found.facts, listedAt: null } })
    this.write({ kind: 'withdrawal', manifest: outcome.value.manifest, signature: outcome.value.id })
  }

  private object(which: number): void {
    const found = this.at(which)
    const own = this.became().filter((row) => row.signature === found?.signature.id)
    const last = own.at(-1)
    const outcome = found && last && object(found.signature, own, last.manifest)
    if (!found || !outcome?.ok) return
    this.keep(outcome.value)
    for (const { manifest } of outcome.value) this.write({ kind: 'objection', manifest, signature: found.signature.id })
  }

  private again(which: number): void {
    const found = this.at(which)
    const last = this.became().findLast((row) => row.signature === found?.signature.id)
    const { standing, now } = this
    const id = signatureId(`s${this.made}`)
    const outcome =
      found && last && confirmAgain(found.signature, last, { ...this.among(found.signature.signatory), id, language: 'en', standing, now })
    if (!found || !last || !outcome?.ok) return
    const { display, manifest, language } = outcome.value
    this.signed.set(id, { signature: outcome.value, facts: { ...found.facts, listedAt: found.facts.listedAt === null ? null : now } })
    this.keep([{ ...last, state: 'confirmed' }])
    this.write({ kind: 'signature', manifest, language, signature: id, display, signatory: id })
  }

  /** Everything of the one who signed this: rows, what became of them, and what opens their entries. */
  private erase(which: number): void {
    const found = this.at(which)
    if (found === undefined) return
    const own = [...this.signed.values()].filter(({ signature }) => signature.signatory === found.signature.signatory)
    const ids = new Set<unknown>(own.map(({ signature }) => signature.id))
    for (const { signature } of own) {
      this.signed.delete(signature.id)
      this.erased.add(signature.display.name)
    }
    for (const [key, row] of this.successions) if (ids.has(row.signature)) this.successions.delete(key)
    const entries = this.log.flatMap(({ opened }, index) => (opened !== null && ids.has(opened.opening.payload.signature) ? [index] : []))
    for (const index of entries) this.log[index] = { leaf: this.log[index]?.leaf ?? new Uint8Array(), opened: null }
    if (entries.length > 0) this.write({ kind: 'erasure', manifest: found.signature.manifest, entries })
  }

  private wait({ days }: Of<'wait'>): void {
    this.now += days * DAY
    for (const row of this.became()) {
      if (!hasToLapse(row, this.standing, this.now)) continue
      this.keep([{ ...row, state: 'lapsed' }])
      this.write({ kind: 'lapse', manifest: row.manifest, previous: row.previous, signature: row.signature })
    }
    this.relistAll()
  }

  private at(which: number): Signed | undefined {
    const known = [...this.signed.values()]
    return known[which % Math.max(1, known.length)]
  }

  private keep(rows: readonly Succession[]): void {
    for (const row of rows) this.successions.set(`${row.signature} ${row.manifest}`, row)
  }

  private readonly signatures = (): readonly Signature[] => [...this.signed.values()].map(({ signature }) => signature)
  private readonly became = (): readonly Succession[] => [...this.successions.values()]
  /** What the server looks at beside a signature: those of the same signatory, and those that stand on a list. */
  private readonly among = (signatory: string) => ({
    existing: [...this.signed.values()].flatMap(({ signature, facts }) =>
      signature.signatory === signatory || facts.listedAt !== null ? [signature] : [],
    ),
    successions: this.became(),
  })
}

const nothingMore = { title: '', affiliation: '', country: '', group: '' }
