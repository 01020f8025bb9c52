/** Sampled inspection: people compare some records with the truth, which estimates all. */
@NullMarked
package dev.mingce.dedup.quality.inspection;

import org.jspecify.annotations.NullMarked;
