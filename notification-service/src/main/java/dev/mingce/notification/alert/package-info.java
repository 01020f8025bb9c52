/** Messages about alerts of the audit log, to the people who are set to get them. */
@NullMarked
package dev.mingce.notification.alert;

import org.jspecify.annotations.NullMarked;
