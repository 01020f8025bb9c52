/**
 * Signed checkpoints: C2SP signed-note, tlog-checkpoint and tlog-cosignature; knows no framework.
 */
@NullMarked
package dev.mingce.audit.note;

import org.jspecify.annotations.NullMarked;
