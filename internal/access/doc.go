// Package access says who is calling and whether they may ask now.
//
// Sign-in is EIP-4361 (Sign-In with Ethereum): siwe.go reads the message, nonce.go
// hands out single-use nonces bound to one browser, session.go turns a verified
// message into a revocable session, policy.go turns a caller into a Grant. Domain,
// URI and chain id are judged against configuration, never against what the request
// says about itself.
package access
