/**
 * Long work on a whole base: learning a model, and matching all anew with a report before it
 * counts.
 */
@NullMarked
package dev.mingce.dedup.job;

import org.jspecify.annotations.NullMarked;
