/**
 * The local platform: real PostgreSQL, Kafka, Connect, inbox, issuer and the four services, without
 * Docker.
 */
@NullMarked
package dev.mingce.stack;

import org.jspecify.annotations.NullMarked;
