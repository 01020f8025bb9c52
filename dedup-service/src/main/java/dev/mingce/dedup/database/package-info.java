/** SQL without ceremony, for the hot path. */
@NullMarked
package dev.mingce.dedup.database;

import org.jspecify.annotations.NullMarked;
