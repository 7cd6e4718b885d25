/** Wires correlation and triage to their policy files and routes. */
@NullMarked
package dev.serai.hub.incident;

import org.jspecify.annotations.NullMarked;
