/** The Merkle tree of the log: RFC 6962 hashes and proofs, C2SP tlog-tiles; knows no framework. */
@NullMarked
package dev.mingce.audit.tree;

import org.jspecify.annotations.NullMarked;
