/** Which customers are one: edges between them, what people said of them, and their clusters. */
@NullMarked
package dev.mingce.dedup.linkage;

import org.jspecify.annotations.NullMarked;
