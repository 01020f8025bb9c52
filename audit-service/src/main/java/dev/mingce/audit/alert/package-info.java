/** What in the log wants looking at, and who looked. */
@NullMarked
package dev.mingce.audit.alert;

import org.jspecify.annotations.NullMarked;
