import { parseArgs } from 'node:util'
import {
  FAITHFUL,
  FAULTLESS,
  Ink,
  type Played,
  playSession,
  playVersions,
  type Seat,
  type Session,
  seedLetter,
  seedUpdate,
  sessionOf,
  type Verdict,
  versionSessionOf,
  Writer,
} from '@undersigned/collab/testing'

const USAGE = `npm run fuzz -- [--runs N] [--seed S] [--longest STEPS] [--editors] [--peer] [--versions] [--bundle]

Plays random sessions of two to five people and reports one JSON line per way of keeping a letter.
  --editors  through real editors instead of on the documents alone
  --versions three people on an original and two language versions: what is translated follows what is split, merged, moved and undone
  --bundle   changes a letter's bundle by chance and reports whether any such bundle was accepted
  --peer     the usual binding (Tiptap Collaboration + UniqueID) beside ours, with the same seeds; implies --editors`

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    longest: { type: 'string', default: '40' },
    editors: { type: 'boolean', default: false },
    peer: { type: 'boolean', default: false },
    versions: { type: 'boolean', default: false },
    bundle: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

/** People at their seats, ready to play; and what only this way of keeping a letter can be asked afterwards. */
interface Party {
  readonly seats: readonly Seat[]
  readonly extra: () => Readonly<Record<string, number>>
}
type Way = (session: Session, ink: Ink) => Promise<Party>

const clients = ({ people }: Session): number[] => Array.from({ length: people }, (_, at) => 100 + at)

const documents: Way = async (session, ink) => {
  const seed = seedUpdate(ink)
  return { seats: clients(session).map((client) => new Writer(client, seed)), extra: () => ({}) }
}

const editors: Way = async (session, ink) => {
  const { EditorSeat } = await import('@undersigned/editor/testing')
  const seed = seedUpdate(ink)
  const seats = clients(session).map((client) => new EditorSeat(client, seed))
  const sum = (of: (seat: (typeof seats)[number]) => number) => seats.reduce((total, seat) => total + of(seat), 0)
  return {
    seats,
    extra: () => ({
      rebuilt: sum((seat) => seat.desk.counts.rebuilt),
      unlike: sum((seat) => seat.unlike),
      remoteEvents: sum((seat) => seat.desk.counts.applied),
    }),
  }
}

const peer: Way = async (session, ink) => {
  const { loadPeer } = await import('@undersigned/editor/testing')
  const { PeerSeat, peerSeed } = await loadPeer()
  const seed = peerSeed(seedLetter(ink))
  const seats = clients(session).map((client) => new PeerSeat(client, seed))
  // The usual binding draws its first screen, and gives its first ids, after a turn of the event loop.
  await new Promise((resolve) => setTimeout(resolve, 2))
  return { seats, extra: () => ({ errors: seats.reduce((total, seat) => total + seat.errors, 0) }) }
}

type Totals = Record<string, number>

const add = (totals: Totals, more: Readonly<Record<string, number>>): void => {
  for (const [name, count] of Object.entries(more)) totals[name] = (totals[name] ?? 0) + count
}

const countsOf = ({ verdict, characters }: Played): Totals => ({
  characters,
  lost: verdict.lost.length,
  doubled: verdict.doubled.length,
  rewritten: verdict.rewritten.length,
  copies: verdict.copies.length,
  runsDiverged: Number(verdict.diverged),
  runsWithDuplicateIds: Number(verdict.duplicateIds.length > 0),
  runsWithLoss: Number(verdict.lost.length > 0),
  runsWithDoubling: Number(verdict.doubled.length > 0),
  runsEndless: Number(verdict.endless),
  lateWrites: verdict.lateWrites,
  illFormed: Number(verdict.illFormed),
})

const isFaultless = (verdict: Verdict): boolean =>
  Object.entries(FAULTLESS).every(
    ([name, good]) => JSON.stringify(Object.entries(verdict).find(([key]) => key === name)?.[1]) === JSON.stringify(good),
  )

/** What was played, or null where the usual binding threw in the middle of hearing another's edit; ours has to end the whole run. */
function playedBy(name: string, play: () => Played): Played | null {
  try {
    return play()
  } catch (error) {
    if (name !== 'peer') throw error
    return null
  }
}

/** Plays all sessions one way and prints the totals; the seeds of faulty sessions go to stderr, so that each can be played again. */
async function run(name: string, way: Way, options: Asked): Promise<boolean> {
  const totals: Totals = {}
  let faulty = 0
  const start = performance.now()
  for (let seed = options.seed; seed < options.seed + options.runs; seed++) {
    const ink = new Ink()
    const session = sessionOf(seed, options.longest)
    const { seats, extra } = await way(session, ink)
    const played = playedBy(name, () => playSession(session, seats, ink))
    if (!played) {
      faulty += 1
      add(totals, { runsThrown: 1 })
      continue
    }
    const more = extra()
    add(totals, { ...countsOf(played), ...more })
    if (!isFaultless(played.verdict) || (more.rebuilt ?? 0) + (more.unlike ?? 0) > 0) {
      faulty += 1
      if (name !== 'peer') console.error(`seed ${seed}: ${JSON.stringify({ ...played.verdict, ...more })}`)
    }
    for (const seat of seats) seat.close()
  }
  const milliseconds = Math.round(performance.now() - start)
  console.log(JSON.stringify({ way: name, ...options, faultyRuns: faulty, ...totals, milliseconds }))
  return faulty === 0
}

interface Asked {
  readonly runs: number
  readonly seed: number
  readonly longest: number
}

/** Plays sessions on an original and its versions; what they met on the way is counted beside what went wrong. */
function runVersions(options: Asked): boolean {
  const totals: Totals = {}
  let faulty = 0
  const start = performance.now()
  for (let seed = options.seed; seed < options.seed + options.runs; seed++) {
    const { verdict, met } = playVersions(versionSessionOf(seed, options.longest))
    add(totals, met)
    if (JSON.stringify(verdict) === JSON.stringify(FAITHFUL)) continue
    faulty += 1
    console.error(`seed ${seed}: ${JSON.stringify(verdict)}`)
  }
  const milliseconds = Math.round(performance.now() - start)
  console.log(JSON.stringify({ way: 'versions', ...options, faultyRuns: faulty, met: totals, milliseconds }))
  return faulty === 0
}

/** Changes one bundle in as many ways as were asked for; none of them may be accepted, and each is refused for a reason that has words. */
async function runBundle(options: Asked): Promise<boolean> {
  const [{ aBundle, forged, mutated }, { verifyBundle }, { NotProven }] = await Promise.all([
    import('@undersigned/signatures/testing'),
    import('@undersigned/signatures/bundle'),
    import('@undersigned/signatures/log'),
  ])
  const { bytes, input, signer } = await aBundle()
  const forger = { origin: input.origin, signer }
  await verifyBundle(bytes)
  const refusals: Totals = {}
  let accepted = 0
  const start = performance.now()
  for (let seed = options.seed; seed < options.seed + options.runs; seed++) {
    try {
      // Every fourth by somebody who holds the log's key and signs what they changed.
      await verifyBundle(seed % 4 === 0 ? await forged(bytes, seed, forger) : mutated(bytes, seed))
      accepted += 1
      console.error(`seed ${seed}: accepted`)
    } catch (error) {
      if (!(error instanceof NotProven)) throw error
      add(refusals, { [error.refusal]: 1 })
    }
  }
  const milliseconds = Math.round(performance.now() - start)
  console.log(
    JSON.stringify({ way: 'bundle', runs: options.runs, seed: options.seed, bytes: bytes.length, accepted, refusals, milliseconds }),
  )
  return accepted === 0
}

async function main(): Promise<number> {
  if (values.help) {
    console.log(USAGE)
    return 0
  }
  const options = { runs: Number(values.runs), seed: Number(values.seed), longest: Number(values.longest) }
  if (!Object.values(options).every((value) => Number.isSafeInteger(value) && value > 0)) {
    console.error(USAGE)
    return 2
  }
  if (values.bundle) return (await runBundle(options)) ? 0 : 1
  if (values.versions) return runVersions(options) ? 0 : 1
  const ours = values.editors || values.peer ? await run('editors', editors, options) : await run('documents', documents, options)
  if (values.peer) await run('peer', peer, options)
  return ours ? 0 : 1
}

process.exit(await main())
