export { Days, dayName } from "./days"
export { Steps, type Series } from "./steps"
export { Timeline, type TimelineEvent, type TimelineSpan } from "./timeline"
export { Twin } from "./twin"
