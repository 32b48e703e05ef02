// Package ipfs moves content by its hash: it adds files with the CIDs that Kubo gives
// them, serves blocks to others (trustless only), and fetches what others serve,
// verified block by block and within limits.
//
// The way of untrusted content through the package:
//
//	Source (a gateway, a local store)        nobody is believed
//	  └ Fetch: every block is hashed against a CID that a verified block links to
//	      └ Staging: verified blocks in one file per root, checked again after a restart
//	          └ survey: the whole DAG is held and, written out, within Limits
//	              └ Verified: the proof that blobs.Put asks for; only Fetch makes one
//
// Blocks are CIDv0 or CIDv1, sha2-256 (or identity, which is the content itself),
// codecs dag-pb and raw. Files and folders are UnixFS in any valid layout: raw or
// dag-pb leaves, any chunker, plain or sharded (HAMT) folders.
//
// Where content lies on disk, so that a search for deleted text knows what to read. All
// of it is raw: no compression, no encryption, blocks and CAR sections as they are.
//
//	Store      DIR/blocks/XX/*.data   one block each; DIR/roots/CID.json: names and sizes
//	Staging    DIR/CID.car            blocks of one fetch, until Discard
//	Uploads    DIR/ID.car             blocks of one upload, a cut one at the end, until swept
//
// FetchInMemory leaves nothing there.
//
// A file longer than one chunk is cut at chunk borders in all three (1 MiB by default).
//
// Specifications: UnixFS and HTTP trustless gateways (specs.ipfs.tech), CARv1
// (ipld.io/specs/transport/car/carv1), profiles of IPIP-499.
package ipfs
