import { type ActiveMembership, type Db, translatesForCoalition } from '@undersigned/storage'

/** A coalition's terms are written by its coordinators and by whoever drafts, translates or reviews a letter of it; every member reads them (rule T102). */
export const mayWriteGlossary = async (
  db: Db,
  { coordinator, coalitionId }: Pick<ActiveMembership, 'coordinator'> & { readonly coalitionId: string },
  account: string,
): Promise<boolean> => coordinator || translatesForCoalition(db, coalitionId, account)
