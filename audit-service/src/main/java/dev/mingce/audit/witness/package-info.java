/** Asks a witness, a process of somebody else, to cosign how the log grows. */
@NullMarked
package dev.mingce.audit.witness;

import org.jspecify.annotations.NullMarked;
