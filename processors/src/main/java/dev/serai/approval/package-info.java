/** Who may say yes, how many of them, and to what exactly: policy, quorum and digest. */
@NullMarked
package dev.serai.approval;

import org.jspecify.annotations.NullMarked;
