/** From a score to a decision. Pure. */
@NullMarked
package dev.mingce.dedup.matching;

import org.jspecify.annotations.NullMarked;
