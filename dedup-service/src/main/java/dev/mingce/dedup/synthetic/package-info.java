/**
 * Makes up customers with labelled duplicates and with neighbours that are easily mistaken for
 * them. Pure.
 */
@NullMarked
package dev.mingce.dedup.synthetic;

import org.jspecify.annotations.NullMarked;
