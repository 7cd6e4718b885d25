/** Who may call what. */
@NullMarked
package dev.serai.hub.security;

import org.jspecify.annotations.NullMarked;
