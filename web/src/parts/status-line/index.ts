export { StatusLine } from "./status-line"
export { standing, steps, type Standing, type Step } from "./standing"
