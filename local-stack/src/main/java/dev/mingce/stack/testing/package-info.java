/** What tests of other modules use. Uses the JDK and Quarkus' test interfaces only. */
@NullMarked
package dev.mingce.stack.testing;

import org.jspecify.annotations.NullMarked;
