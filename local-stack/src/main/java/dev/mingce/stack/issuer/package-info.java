/** The local token issuer. Uses the JDK only, because test code loads it without any other jar. */
@NullMarked
package dev.mingce.stack.issuer;

import org.jspecify.annotations.NullMarked;
