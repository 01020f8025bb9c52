/** Fellegi-Sunter match weights with their evidence. Pure. */
@NullMarked
package dev.mingce.dedup.scoring;

import org.jspecify.annotations.NullMarked;
