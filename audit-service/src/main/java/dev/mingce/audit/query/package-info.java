/** Reading the log, which is itself recorded. */
@NullMarked
package dev.mingce.audit.query;

import org.jspecify.annotations.NullMarked;
