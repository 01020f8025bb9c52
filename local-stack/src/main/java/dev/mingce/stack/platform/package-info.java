/** Starts, watches and stops everything, in order. */
@NullMarked
package dev.mingce.stack.platform;

import org.jspecify.annotations.NullMarked;
