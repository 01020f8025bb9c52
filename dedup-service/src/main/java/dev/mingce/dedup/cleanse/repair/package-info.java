/** Repairs that can be proposed for a record; knows no framework. */
@NullMarked
package dev.mingce.dedup.cleanse.repair;

import org.jspecify.annotations.NullMarked;
