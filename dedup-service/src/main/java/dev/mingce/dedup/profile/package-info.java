/** Profiles of the live base, made as jobs. */
@NullMarked
package dev.mingce.dedup.profile;

import org.jspecify.annotations.NullMarked;
