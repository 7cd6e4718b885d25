/** What happened and who did it, as it is stored: the hash chain over it and its verifier. */
@NullMarked
package dev.serai.audit;

import org.jspecify.annotations.NullMarked;
