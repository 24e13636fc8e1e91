export {
  type AskedFor,
  agreedTo,
  boxOf,
  type Consent,
  counts,
  digestOfWording,
  type Offer,
  PURPOSES,
  type Purpose,
} from './consents.ts'
export { FOLLOW_UP_REFUSALS, type FollowUpRefusal, maySendFollowUp, readIn } from './follow-up.ts'
