// Package slack zeroes the bytes of an SQLite file that belong to nothing.
//
// With secure_delete=ON SQLite overwrites what a DELETE, an UPDATE or a DROP gives
// back: freed cells and freed pages. One case escapes it. When it balances a b-tree it
// moves rows between neighbouring pages and writes each page's cells anew, from the
// page's end; what stood in the space that is now between the cell pointers and the
// cells stays there. This is a second copy of rows that are alive. When such a row is
// deleted later, its cell is overwritten and the copy is not. No setting of SQLite's
// changes that, VACUUM writes the whole file anew, and a copy can wander far from its
// row before the row goes.
//
// So this package reads every page and zeroes what the page's own header calls unused,
// by the virtual table sqlite_dbpage, inside an ordinary transaction: atomic, durable,
// seen by readers like any other change. Rows, their order and the file's size stay.
// Text that was deleted before is then gone from the database; the caller still moves
// the write-ahead log into the file (wal_checkpoint(TRUNCATE)).
//
// The format is stable: https://www.sqlite.org/fileformat2.html
package slack
