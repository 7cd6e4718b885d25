/**
 * The one catalogue of events: each kind of fact that the hub records is a type here, with its verb, its subject and its
 * fields. Timeline and audit are written from these types, and nothing else can be recorded.
 */
@NullMarked
package dev.serai.event;

import org.jspecify.annotations.NullMarked;
