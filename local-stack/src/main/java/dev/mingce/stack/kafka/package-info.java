/** A real Kafka broker of one node inside this process, and the catalogue of topics. */
@NullMarked
package dev.mingce.stack.kafka;

import org.jspecify.annotations.NullMarked;
