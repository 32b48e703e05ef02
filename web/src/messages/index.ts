import { ask } from "./ask"
import { audit } from "./audit"
import { common, errors, nav } from "./common"
import { contribute } from "./contribute"
import { datasets } from "./datasets"
import { document } from "./document"
import { home } from "./home"
import { members } from "./members"
import { proposals } from "./proposals"
import { proof } from "./proof"
import { status } from "./status"
import { wallet } from "./wallet"

/**
 * Every text that people read, by the part of the app that shows it. Texts with values in
 * them are functions. Plain, exact, present tense; sentence case.
 */
export const messages = {
  common,
  nav,
  errors,
  home,
  ask,
  datasets,
  document,
  contribute,
  proposals,
  members,
  audit,
  proof,
  status,
  wallet,
} as const
