/** Child processes, their ports, and what must not outlive this process. */
@NullMarked
package dev.mingce.stack.process;

import org.jspecify.annotations.NullMarked;
