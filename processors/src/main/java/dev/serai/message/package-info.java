/** What people read in a chat: neutral messages of incidents and approvals, and their rendering for Telegram. */
@NullMarked
package dev.serai.message;

import org.jspecify.annotations.NullMarked;
