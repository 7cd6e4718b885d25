/** What happened and who did it: the change record, the hash chain over it and its verifier. */
@NullMarked
package dev.serai.audit;

import org.jspecify.annotations.NullMarked;
