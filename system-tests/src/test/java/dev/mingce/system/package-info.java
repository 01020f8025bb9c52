/** The whole platform, started for real and used as its clients use it. */
@NullMarked
package dev.mingce.system;

import org.jspecify.annotations.NullMarked;
