package api

// gate bounds how many calls of one kind run at once.
type gate chan struct{}

// enter takes a place, or says that there is none. release gives it back.
func (g gate) enter() (release func(), ok bool) {
	select {
	case g <- struct{}{}:
		return func() { <-g }, true
	default:
		return nil, false
	}
}
