/** The command that checks the log, and the witness that watches it grow; knows no framework. */
@NullMarked
package dev.mingce.audit.verify;

import org.jspecify.annotations.NullMarked;
