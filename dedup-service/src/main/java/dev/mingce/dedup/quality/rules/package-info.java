/** The rules of quality and what they make of a record; knows no framework. */
@NullMarked
package dev.mingce.dedup.quality.rules;

import org.jspecify.annotations.NullMarked;
