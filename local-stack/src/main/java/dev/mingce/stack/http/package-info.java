/** Small web servers of the loopback interface. Uses the JDK only. */
@NullMarked
package dev.mingce.stack.http;

import org.jspecify.annotations.NullMarked;
