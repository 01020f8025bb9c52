/** What comes in from Kafka. */
@NullMarked
package dev.mingce.notification.intake;

import org.jspecify.annotations.NullMarked;
