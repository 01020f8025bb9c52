/** Brings what customers wrote into forms that can be compared. Pure. */
@NullMarked
package dev.mingce.dedup.normalize;

import org.jspecify.annotations.NullMarked;
