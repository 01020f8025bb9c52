/**
 * What people see of personal data who have no reason to see all of it. The same rules serve
 * screens, exports, logs, events and messages, so that two masked copies of one value do not add up
 * to the value.
 */
@NullMarked
package dev.mingce.kit.mask;

import org.jspecify.annotations.NullMarked;
