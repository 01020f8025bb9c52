/** Compares customers anew for another reason than a change of their own. */
@NullMarked
package dev.mingce.dedup.rescore;

import org.jspecify.annotations.NullMarked;
