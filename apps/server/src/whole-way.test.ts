import { describeWholeWay } from './testing/describe-whole-way.ts'
import { openHouse } from './testing/house.ts'

describeWholeWay('on SQLite', () => openHouse())
