/** What is known about an incident: evidence without secrets, what the analysts say about it, and the checks on both. */
@NullMarked
package dev.serai.analysis;

import org.jspecify.annotations.NullMarked;
