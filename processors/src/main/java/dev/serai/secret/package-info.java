/** The one gate for text that leaves: what looks like a secret is found and taken out. */
@NullMarked
package dev.serai.secret;

import org.jspecify.annotations.NullMarked;
