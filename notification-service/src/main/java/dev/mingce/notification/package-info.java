/**
 * Tells the people responsible what they should look at. Features are the packages below; this one
 * holds what they share.
 */
@NullMarked
package dev.mingce.notification;

import org.jspecify.annotations.NullMarked;
