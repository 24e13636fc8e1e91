/** Namespaces of XLIFF 2.0 and 2.1 and of the modules the specification defines. */
export const XLF = 'urn:oasis:names:tc:xliff:document:2.0'
export const MTC = 'urn:oasis:names:tc:xliff:matches:2.0'
export const GLS = 'urn:oasis:names:tc:xliff:glossary:2.0'
export const FS = 'urn:oasis:names:tc:xliff:fs:2.0'
export const MDA = 'urn:oasis:names:tc:xliff:metadata:2.0'
export const RES = 'urn:oasis:names:tc:xliff:resourcedata:2.0'
export const CTR = 'urn:oasis:names:tc:xliff:changetracking:2.0'
export const SLR = 'urn:oasis:names:tc:xliff:sizerestriction:2.0'
export const VAL = 'urn:oasis:names:tc:xliff:validation:2.0'
export const ITS = 'http://www.w3.org/2005/11/its'
export const ITSM = 'urn:oasis:names:tc:xliff:itsm:2.1'

/** How far a segment's translation is, first to last. */
export const STATES = ['initial', 'translated', 'reviewed', 'final'] as const
export type SegmentState = (typeof STATES)[number]
