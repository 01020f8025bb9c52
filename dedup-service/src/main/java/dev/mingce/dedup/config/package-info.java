/** Puts the pure parts together with the settings of the deployment. */
@NullMarked
package dev.mingce.dedup.config;

import org.jspecify.annotations.NullMarked;
