/** A small service that uses all of the kit, for the kit's own tests. */
@NullMarked
package dev.mingce.kit.app;

import org.jspecify.annotations.NullMarked;
