/** Models in force, shipped and trained: by which weights pairs are judged. */
@NullMarked
package dev.mingce.dedup.model;

import org.jspecify.annotations.NullMarked;
