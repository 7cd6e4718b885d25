/**
 * Incidents: which alerts belong together, where they happen, and the one state machine that says what becomes of an
 * incident when something happens to it.
 */
@NullMarked
package dev.serai.incident;

import org.jspecify.annotations.NullMarked;
