/** A real PostgreSQL server as a child process, and the databases and users of the platform. */
@NullMarked
package dev.mingce.stack.postgres;

import org.jspecify.annotations.NullMarked;
