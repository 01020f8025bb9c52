/** Puts records that are one subject together. Pure. */
@NullMarked
package dev.mingce.dedup.cluster;

import org.jspecify.annotations.NullMarked;
