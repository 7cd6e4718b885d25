/** Whether a request comes from who it says: secrets and signatures, compared in constant time. */
@NullMarked
package dev.serai.signature;

import org.jspecify.annotations.NullMarked;
