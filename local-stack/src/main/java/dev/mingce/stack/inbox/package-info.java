/** A mailbox for every address: SMTP in, a page and JSON out. */
@NullMarked
package dev.mingce.stack.inbox;

import org.jspecify.annotations.NullMarked;
