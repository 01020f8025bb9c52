/** The periodic security report. */
@NullMarked
package dev.mingce.audit.review;

import org.jspecify.annotations.NullMarked;
