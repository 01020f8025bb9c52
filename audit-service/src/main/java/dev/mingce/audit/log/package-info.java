/** The append-only sequence of entries and the exact bytes of each. */
@NullMarked
package dev.mingce.audit.log;

import org.jspecify.annotations.NullMarked;
