// Package blobs keeps verified files in a bucket (a folder, S3, …), each once, however
// many datasets hold it.
//
// Objects, all immutable and named by this package alone:
//
//	files/CID                       the bytes of one file, raw; CID is the file's CIDv1
//	datasets/ID/manifest.json       Manifest: path, file CID, size and SHA-256 of every file
//	datasets/ID/nodes               all dag-pb nodes, so that every file can be proved to
//	                                belong to the dataset's root again
//
// Nothing is encoded or compressed: a search for text in the bucket's files finds it.
// A dag-pb block that carries bytes of a file is kept as what surrounds these bytes.
//
// References, sizes and the places of blocks are in SQL. The order of writes makes a
// crash harmless: a reference first, then objects, then the row that says "whole";
// deletion goes the other way. Sweep removes what a crash left over.
package blobs
