/** Leases due deliveries, writes the message and hands it to its channel. */
@NullMarked
package dev.mingce.notification.sending;

import org.jspecify.annotations.NullMarked;
