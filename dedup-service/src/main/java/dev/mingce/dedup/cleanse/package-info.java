/** Repairs proposed, decided, and told to customer-service as a source of their own. */
@NullMarked
package dev.mingce.dedup.cleanse;

import org.jspecify.annotations.NullMarked;
