/** What an action is: its states, its definition in the catalogue, and what must hold before it may start. */
@NullMarked
package dev.serai.action;

import org.jspecify.annotations.NullMarked;
