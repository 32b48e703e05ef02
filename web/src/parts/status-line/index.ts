export { StatusLine, StatusLineRoom } from "./status-line"
export { standing, steps, type Standing, type Step } from "./standing"
