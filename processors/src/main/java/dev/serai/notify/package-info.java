/** Who is told what, where and when: the routing policy of notifications. */
@NullMarked
package dev.serai.notify;

import org.jspecify.annotations.NullMarked;
