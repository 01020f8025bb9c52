/** What proves the log: checkpoints, tiles, inclusion and consistency. */
@NullMarked
package dev.mingce.audit.proof;

import org.jspecify.annotations.NullMarked;
