/** The hub as one Spring Boot application: wiring only, the rules are in {@code processors}. */
@NullMarked
package dev.serai.hub;

import org.jspecify.annotations.NullMarked;
