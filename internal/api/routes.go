package api

import (
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

// base is the path under which version 1 lives.
const base = "/api/v1"

// routes registers every call. Paths that are not the API's belong to the web app.
func (s *Server) routes(mux *http.ServeMux) error {
	useProblems()
	cfg := huma.DefaultConfig("Witan", "1.0.0")
	cfg.OpenAPIPath, cfg.DocsPath, cfg.SchemasPath = "", "", "" // served below; no pages that load scripts from elsewhere
	cfg.CreateHooks = nil                                       // they would add a link to a schema to every answer
	cfg.Info.Description = description
	cfg.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"session":  {Type: "apiKey", In: "cookie", Name: newCookies(false).session, Description: "Cookie of POST /auth/session; over TLS its name has the prefix __Host-"},
		"bearer":   {Type: "http", Scheme: "bearer", Description: "Token of POST /auth/session with bearer: true"},
		"operator": {Type: "http", Scheme: "bearer", Description: "Content of the file operator.token in the server's data directory"},
	}
	s.api = humago.New(mux, cfg)

	handle(s, call{"GET", "/auth/nonce", "getNonce", "auth", "Get a nonce to sign in with", 0}, s.nonce)
	handle(s, call{"POST", "/auth/session", "signIn", "auth", "Sign in with Ethereum (EIP-4361)", 0}, s.signIn)
	handle(s, call{"GET", "/auth/session", "getSession", "auth", "See who is signed in", session}, s.session)
	handle(s, call{"DELETE", "/auth/session", "signOut", "auth", "Sign out", session}, s.signOut)

	handle(s, call{"GET", "/status", "getStatus", "status", "What this server is and how far it is", 0}, s.status)
	handle(s, call{"GET", "/healthz", "getHealth", "status", "Whether the server works", 0}, s.health)
	handle(s, call{"GET", "/statistics", "getStatistics", "status", "What the knowledge base holds and how it is used", 0}, s.statistics)
	handle(s, call{"GET", "/audit", "lastAudit", "status", "See the last audit", 0}, s.lastAudit)
	handleLong(s, call{"POST", "/audit", "runAudit", "status", "Prove that chain, requests, blobs and index agree now", 0}, s.runAudit)

	handle(s, call{"GET", "/proposals", "listProposals", "governance", "List proposals", 0}, s.listProposals)
	handle(s, call{"GET", "/proposals/{id}", "getProposal", "governance", "Read a proposal with its decoded effect", 0}, s.getProposal)
	handle(s, call{"GET", "/proposals/{id}/votes", "listVotes", "governance", "List a proposal's votes", 0}, s.listVotes)
	handle(s, call{"GET", "/members", "listMembers", "governance", "List who holds tokens or votes", 0}, s.listMembers)
	handle(s, call{"GET", "/members/{address}", "getMember", "governance", "Read an address's power, delegation and history", 0}, s.getMember)
	handle(s, call{"GET", "/names", "getNames", "governance", "Find the ENS names of addresses", 0}, s.names)
	handle(s, call{"GET", "/settings", "getSettings", "governance", "See how the DAO decides", 0}, s.settings)

	handle(s, call{"GET", "/datasets", "listDatasets", "datasets", "List datasets with decision and import", 0}, s.listDatasets)
	handle(s, call{"GET", "/datasets/{id}", "getDataset", "datasets", "Read a dataset with its history", 0}, s.getDataset)
	handle(s, call{"GET", "/datasets/{id}/documents", "listDocuments", "datasets", "List a dataset's files", 0}, s.listDocuments)
	handle(s, call{"GET", "/datasets/{id}/documents/chunks", "getChunks", "datasets", "See what exactly is indexed of a document", 0}, s.chunks)
	handleLong(s, call{"GET", "/datasets/{id}/documents/text", "getText", "datasets", "Read a file's bytes", 0}, s.text,
		describeText("text/plain; charset=utf-8", "Bytes of a document; of other files as application/octet-stream"))
	handle(s, call{"GET", "/datasets/{id}/metadata", "getMetadata", "datasets", "Read what the contributor says of a dataset", 0}, s.datasetMetadata)
	handle(s, call{"GET", "/datasets/{id}/preview", "getPreview", "datasets", "List the files of a proposed or approved dataset", 0}, s.preview)
	handle(s, call{"GET", "/datasets/{id}/preview/file", "getPreviewFile", "datasets", "Read a file as it would be indexed", 0}, s.previewFile)
	handle(s, call{"POST", "/datasets/{id}/suspension", "suspend", "datasets", "Take a dataset out of the knowledge base", operator}, s.suspend)
	handle(s, call{"DELETE", "/datasets/{id}/suspension", "resume", "datasets", "Let a suspended dataset in again", operator}, s.resume)

	handle(s, call{"POST", "/imports", "requestImport", "imports", "Request the import of an approved dataset", 0}, s.postImport, s.describeAdmission)
	handle(s, call{"GET", "/imports", "listImports", "imports", "List imports", 0}, s.listImports)
	handleLong(s, call{"GET", "/imports/requests.jsonl", "getRequests", "imports", "The public log of admitted requests", 0}, s.requestsLog,
		describeText("application/jsonl; charset=utf-8", "One request a line, in order of admission"))
	handle(s, call{"GET", "/imports/{id}", "getImport", "imports", "Follow an import", 0}, s.getImport)
	handle(s, call{"POST", "/imports/{id}/retry", "retryImport", "imports", "Try a failed import again", session}, s.retryImport)

	handle(s, call{"POST", "/uploads", "createUpload", "uploads", "Announce an upload", session}, s.createUpload, successStatus(http.StatusCreated))
	handle(s, call{"GET", "/uploads/{id}", "getUpload", "uploads", "See how far an upload is", session}, s.upload)
	handleLong(s, call{"PATCH", "/uploads/{id}", "appendUpload", "uploads", "Send the next bytes", session}, s.appendUpload, describePart)

	handleStream(s, call{"GET", "/events", "getEvents", "events", "Follow everything that changes", 0}, eventTypes, s.events)
	handleStream(s, call{"POST", "/ask", "ask", "ask", "Ask the knowledge base", maybeSession}, askTypes, s.ask, s.describeAnswer)
	handle(s, call{"GET", "/conversations", "listConversations", "ask", "List the caller's conversations", maybeSession}, s.conversations)
	handle(s, call{"GET", "/conversations/{id}", "getConversation", "ask", "Read a conversation", maybeSession}, s.conversation)
	handle(s, call{"DELETE", "/conversations/{id}", "deleteConversation", "ask", "Delete a conversation physically", maybeSession}, s.deleteConversation)

	handle(s, call{"GET", "/dev/accounts", "devAccounts", "dev", "List the development chain's test accounts with their keys", 0}, s.devAccounts)
	handle(s, call{"POST", "/dev/advance", "devAdvance", "dev", "Move the development chain's time forward", 0}, s.devAdvance)
	handleLong(s, call{"POST", "/dev/rpc", "devRPC", "dev", "Call the development chain (JSON-RPC)", 0}, s.devRPC, describeRPC)

	mux.Handle("GET "+base+"/metrics", s.metrics.handler())
	return s.pages(mux)
}

// pages registers what is no call: the description, unknown paths, the web app.
func (s *Server) pages(mux *http.ServeMux) error {
	document, err := s.openAPI()
	if err != nil {
		return err
	}
	mux.HandleFunc("GET /api/openapi.json", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/vnd.oai.openapi+json")
		// An error means that the client has gone.
		_, _ = w.Write(document)
	})
	mux.HandleFunc("/api/", func(w http.ResponseWriter, r *http.Request) {
		writeProblem(w, r, problem(http.StatusNotFound, "no_such_path", "there is nothing at this path, or not with this method", "see /api/openapi.json"))
	})
	if s.cfg.Web != nil {
		mux.Handle("/", s.cfg.Web)
		return nil
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.WriteHeader(http.StatusServiceUnavailable)
		// An error means that the client has gone.
		_, _ = w.Write([]byte("This build has no web app: run make. The API is at /api/v1, described at /api/openapi.json.\n"))
	})
	return nil
}

const description = `Governance, import and questions of one Witan server. Reading needs no sign-in; uploads do, and questions where
the operator says so. Errors are RFC 9457 problem details with a stable ` + "`code`" + `. Amounts of tokens are decimal text in tokens.`
