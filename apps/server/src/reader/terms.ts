import { glossaryOf, glossaryVersion, type LetterRow, type Store } from '@undersigned/storage'
import type { TaskThread } from '../threads/task-thread.ts'
import { Bounded } from './bounded.ts'
import type { Result, Task } from './tasks.ts'

interface Parts {
  readonly store: Store
  readonly thread: TaskThread<Task, Result>
  readonly told: Told
}

const MOST_COALITIONS = 1_000

/** Which terms of a coalition the thread has been told last. */
export class Told {
  readonly #names = new Bounded<string, string>(MOST_COALITIONS)

  isTold(coalition: string, name: string): boolean {
    return this.#names.get(coalition) === name
  }

  tell(coalition: string, name: string): void {
    this.#names.set(coalition, name)
  }
}

const nameOf = (coalition: string, version: number): string => `${coalition}@${version}`

/** The name under which the thread knows a coalition's terms as they stand; they are read and sent only when they have changed (rule T152). */
export async function termsNamed({ store, thread, told }: Parts, { coalitionId }: LetterRow): Promise<string> {
  const name = nameOf(coalitionId, await glossaryVersion(store.db, coalitionId))
  if (told.isTold(coalitionId, name)) return name
  await tellTerms({ store, thread }, coalitionId, name)
  told.tell(coalitionId, name)
  return name
}

/** For a thread that is new, or has forgotten; the terms may be newer than their name, never older. */
export async function tellTerms({ store, thread }: Omit<Parts, 'told'>, coalition: string, name: string): Promise<void> {
  const terms = (await glossaryOf(store.db, coalition)).concepts.map(({ concept }) => concept)
  await thread.ask({ kind: 'glossary', glossary: { name, terms } })
}
