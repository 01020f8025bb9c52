/** What the other services publish, as entries. */
@NullMarked
package dev.mingce.audit.intake;

import org.jspecify.annotations.NullMarked;
