/** Takes in the changes of customers. */
@NullMarked
package dev.mingce.dedup.intake;

import org.jspecify.annotations.NullMarked;
