/** Measures tables column by column, from files and elsewhere; knows no framework. */
@NullMarked
package dev.mingce.dedup.profile.measure;

import org.jspecify.annotations.NullMarked;
