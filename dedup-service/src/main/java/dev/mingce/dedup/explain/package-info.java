/** Why two records match, or do not; and who resembles a record that is not stored yet. */
@NullMarked
package dev.mingce.dedup.explain;

import org.jspecify.annotations.NullMarked;
