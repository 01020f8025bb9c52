/**
 * What the tests of every service share. Packed into the kit's test-jar; holds nothing that runs in
 * production.
 */
@NullMarked
package dev.mingce.kit.testing;

import org.jspecify.annotations.NullMarked;
