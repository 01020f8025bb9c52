/** Receives OpenTelemetry traces and shows them. */
@NullMarked
package dev.mingce.stack.traces;

import org.jspecify.annotations.NullMarked;
