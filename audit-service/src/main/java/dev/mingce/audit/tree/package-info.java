/** Hashes of the log, RFC 6962; knows no framework. */
@NullMarked
package dev.mingce.audit.tree;

import org.jspecify.annotations.NullMarked;
