/** What the sources say that they sent, compared with what arrived. */
@NullMarked
package dev.mingce.audit.digest;

import org.jspecify.annotations.NullMarked;
