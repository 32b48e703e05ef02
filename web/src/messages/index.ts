/**
 * Every text that people read, by the part of the app that shows it. Texts with values in
 * them are functions. Plain, exact, present tense; sentence case. A namespace and not an
 * object, so that a page loads only the parts whose texts it uses.
 */
export * as messages from "./all"
