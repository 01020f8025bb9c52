/**
 * The process behind the tests of one module: PostgreSQL, Kafka and an issuer, gone when the tests
 * are.
 */
@NullMarked
package dev.mingce.stack.teststack;

import org.jspecify.annotations.NullMarked;
