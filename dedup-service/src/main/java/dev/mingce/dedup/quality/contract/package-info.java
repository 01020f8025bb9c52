/** What was agreed about the quality of sources, and which of them are in quarantine. */
@NullMarked
package dev.mingce.dedup.quality.contract;

import org.jspecify.annotations.NullMarked;
