package dev.serai.hub.conversation;

import dev.serai.conversation.AnswerDraft;

/** A message with its answer, before that is said. */
record AnsweredTurn(ConversationTurn turn, AnswerDraft draft) {}
