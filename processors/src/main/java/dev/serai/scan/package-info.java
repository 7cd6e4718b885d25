/** What is weak in a cluster or at a host, and who may do what: objects in, findings and answers out. */
@NullMarked
package dev.serai.scan;

import org.jspecify.annotations.NullMarked;
