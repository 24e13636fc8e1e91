import { describeStore, openTemporary } from '../testing/index.ts'

describeStore('SQLite', openTemporary)
