/** Customers that are taken to be one, as the API shows them. */
@NullMarked
package dev.mingce.dedup.clusters;

import org.jspecify.annotations.NullMarked;
