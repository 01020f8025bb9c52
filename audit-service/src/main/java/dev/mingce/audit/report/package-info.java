/** What follows from many entries: missing versions, who saw whom. */
@NullMarked
package dev.mingce.audit.report;

import org.jspecify.annotations.NullMarked;
