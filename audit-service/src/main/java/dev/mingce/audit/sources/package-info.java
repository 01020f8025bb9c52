/** What systems that are no part of Mingce record here. */
@NullMarked
package dev.mingce.audit.sources;

import org.jspecify.annotations.NullMarked;
