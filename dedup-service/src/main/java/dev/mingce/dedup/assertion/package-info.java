/** What people say of pairs of customers: they are one, or they are two. */
@NullMarked
package dev.mingce.dedup.assertion;

import org.jspecify.annotations.NullMarked;
