/** Who may come in: waiting after failed logins, and what a personal token may do. */
@NullMarked
package dev.serai.access;

import org.jspecify.annotations.NullMarked;
