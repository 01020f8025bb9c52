/** How long entries are kept: classes, legal holds, and the shards of the log's years. */
@NullMarked
package dev.mingce.audit.retention;

import org.jspecify.annotations.NullMarked;
