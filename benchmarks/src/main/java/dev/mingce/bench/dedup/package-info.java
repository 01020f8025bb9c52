/** Measures how well and how fast files are searched for duplicates. */
@NullMarked
package dev.mingce.bench.dedup;

import org.jspecify.annotations.NullMarked;
