/** What this service keeps of each customer, and who may be the same one. */
@NullMarked
package dev.mingce.dedup.candidates;

import org.jspecify.annotations.NullMarked;
