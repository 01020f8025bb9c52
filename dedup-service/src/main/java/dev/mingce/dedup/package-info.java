/** What all features of the service share. */
@NullMarked
package dev.mingce.dedup;

import org.jspecify.annotations.NullMarked;
