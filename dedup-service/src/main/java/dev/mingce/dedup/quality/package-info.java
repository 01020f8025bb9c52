/** How good records are: scored as they come, explained, followed over time. */
@NullMarked
package dev.mingce.dedup.quality;

import org.jspecify.annotations.NullMarked;
