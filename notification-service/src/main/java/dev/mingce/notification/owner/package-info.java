/** Who is responsible for which customer, as the state topic says. */
@NullMarked
package dev.mingce.notification.owner;

import org.jspecify.annotations.NullMarked;
