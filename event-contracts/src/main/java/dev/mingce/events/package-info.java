/**
 * What the services and every integrator agree on: topics, headers, event records and their JSON.
 *
 * <p>Nothing in here is personal data in the clear; that travels in a field named {@code sealed},
 * see {@link dev.mingce.events.sealed}.
 */
@NullMarked
package dev.mingce.events;

import org.jspecify.annotations.NullMarked;
