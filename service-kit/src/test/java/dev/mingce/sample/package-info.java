/** A service made of small faults: what the architecture rules must find. */
package dev.mingce.sample;
