/** Keys and passwords of one installation, made once. Uses the JDK only. */
@NullMarked
package dev.mingce.stack.secrets;

import org.jspecify.annotations.NullMarked;
