/** Typed facts that triage and analysis read alike: bounded, without secrets, and the same text for the same facts. */
@NullMarked
package dev.serai.evidence;

import org.jspecify.annotations.NullMarked;
