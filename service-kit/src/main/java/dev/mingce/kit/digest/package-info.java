/** What a service signs about the events that it sent, so that none is kept from the audit log. */
@NullMarked
package dev.mingce.kit.digest;

import org.jspecify.annotations.NullMarked;
