import type { DatabaseSync } from 'node:sqlite'
import type { Appended } from '@undersigned/sync'
import { GroupAppender } from './append-group.ts'
import { openWriting, Statements } from './connection.ts'
import type { PackedGroup } from './packed-group.ts'
import type { Answer, Envelope, Failure, Request, Results, WriterOptions } from './protocol.ts'

type AnyAnswer = Answer<Results[Request['kind']]>

interface WaitingGroup {
  readonly id: number
  readonly group: PackedGroup
}

/**
 * The one writing connection. Requests are served in the order they came; while a transaction is open those of others wait, and one
 * that stays open too long is rolled back, so that no forgotten transaction stops a room (rule P4). Groups of updates that came
 * while the disk was busy share the next flush.
 */
export class Writer {
  readonly #db: DatabaseSync
  readonly #statements: Statements
  /** None at first: bringing a large database to the newest schema takes as long as it takes. */
  #limit: number | null = null
  readonly #answer: (answer: AnyAnswer) => void
  #appender: GroupAppender | null = null
  #groups: WaitingGroup[] = []
  #holder: number | null = null
  #clock: NodeJS.Timeout | undefined
  #waiting: Envelope[] = []

  constructor({ path }: WriterOptions, answer: (answer: AnyAnswer) => void) {
    this.#db = openWriting(path)
    this.#statements = new Statements(this.#db)
    this.#answer = answer
  }

  receive(envelope: Envelope): void {
    const { id, request } = envelope
    if (this.#mustWait(request)) this.#waiting.push(envelope)
    else if (request.kind === 'append') this.#gather({ id, group: request.group })
    else this.#serve(id, request)
  }

  #mustWait(request: Request): boolean {
    return this.#holder !== null && request.tx !== this.#holder && isFresh(request)
  }

  #gather(waiting: WaitingGroup): void {
    if (this.#groups.length === 0) setImmediate(() => this.#appendGathered())
    this.#groups.push(waiting)
  }

  #appendGathered(): void {
    const gathered = this.#groups
    this.#groups = []
    if (gathered.length === 0) return
    try {
      const outcomes = this.#append(gathered.map(({ group }) => group))
      for (const [index, { id }] of gathered.entries()) this.#answer({ id, result: outcomes[index] ?? [] })
    } catch (error) {
      if (gathered.length === 1) for (const { id } of gathered) this.#answer({ id, failure: failureOf(error) })
      else for (const each of gathered) this.#appendAlone(each)
    }
  }

  /** What made the groups fail together may be in one of them. */
  #appendAlone({ id, group }: WaitingGroup): void {
    try {
      this.#answer({ id, result: this.#append([group])[0] ?? [] })
    } catch (error) {
      this.#answer({ id, failure: failureOf(error) })
    }
  }

  #append(groups: readonly PackedGroup[]): readonly (readonly Appended[])[] {
    this.#appender ??= new GroupAppender(this.#db)
    return this.#appender.append(groups)
  }

  #serve(id: number, request: Exclude<Request, { kind: 'append' }>): void {
    this.#appendGathered()
    const held = this.#holder !== null
    try {
      this.#answer({ id, result: this.#perform(request) })
    } catch (error) {
      this.#answer({ id, failure: failureOf(error) })
    }
    if (held && this.#holder === null) this.#serveWaiting()
  }

  #serveWaiting(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const envelope of waiting) this.receive(envelope)
  }

  #perform(request: Exclude<Request, { kind: 'append' }>): Results[Request['kind']] {
    switch (request.kind) {
      case 'open':
        return null
      case 'limit':
        this.#limit = request.limit
        return null
      case 'query':
        if (request.tx !== null) this.#mustHold(request.tx)
        return this.#statements.execute(request.sql, request.parameters)
      case 'begin':
        return this.#begin(request.tx)
      case 'commit':
        this.#mustHold(request.tx)
        this.#db.exec('commit')
        return this.#release()
      case 'rollback':
        return this.#holder === request.tx ? this.#rollBack() : null
      case 'close':
        this.#db.close()
        return null
    }
  }

  #begin(tx: number): null {
    this.#db.exec('begin immediate')
    this.#holder = tx
    if (this.#limit !== null) this.#clock = setTimeout(() => this.#expire(), this.#limit)
    return null
  }

  /** SQLite itself ends a transaction on some errors (a full disk); what follows must not run outside of one. */
  #mustHold(tx: number): void {
    if (this.#holder !== tx || !this.#db.isTransaction) throw new Expired()
  }

  #rollBack(): null {
    if (this.#db.isTransaction) this.#db.exec('rollback')
    return this.#release()
  }

  #release(): null {
    clearTimeout(this.#clock)
    this.#holder = null
    return null
  }

  #expire(): void {
    this.#rollBack()
    this.#serveWaiting()
  }
}

class Expired extends Error {
  override readonly name = 'TransactionExpired'
  override readonly message = 'the transaction was rolled back: it was open too long, or the database gave it up'
}

/** Steps of a transaction that is over need no turn: they are told so at once. */
const isFresh = (request: Request): boolean => request.tx === null || request.kind === 'begin'

function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), errcode: null }
  const errcode = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : null
  return { name: error.name, message: error.message, errcode }
}
