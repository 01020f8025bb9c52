/** Messages to people: planned, found, and what became of them. */
@NullMarked
package dev.mingce.notification.delivery;

import org.jspecify.annotations.NullMarked;
