export { describeWholeWay } from './describe-whole-way.ts'
export { openHouse } from './house.ts'
