/**
 * The personal part of an event: a compact JWE under the customer's own key, the keys that open it,
 * and the document that is inside. Destroying the key erases every copy of the document.
 */
@NullMarked
package dev.mingce.events.sealed;

import org.jspecify.annotations.NullMarked;
